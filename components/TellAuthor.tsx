/** A need that no lesson meets goes to the author: by the pack's contact, else kept here. */
import { useState } from 'preact/hooks';
import { useWords } from './Words.tsx';

interface Props {
  contact: string | null;
  /** Tool and page, as their names. */
  where: string;
  /** What was searched for, if anything. */
  query: string;
  /** The words of the request so far: they outlive this form, which goes when the page changes. */
  words: string;
  onWords(words: string): void;
  /** Keeps the words on this device; answers whether they were stored. */
  onKeep(words: string): Promise<boolean>;
}

export function TellAuthor({ contact, where, query, words, onWords, onKeep }: Props) {
  const t = useWords();
  const [isOpen, setOpen] = useState(words !== '');
  const [isKept, setKept] = useState(false);
  if (contact) {
    const href = prefilled(contact, t('tellSubject', query || where), t('tellBody', where, query));
    return (
      <a class="button" href={href} target="_blank" rel="noreferrer">
        {t('tellAuthor')}
      </a>
    );
  }
  const open = () => {
    if (words === '') onWords(query);
    setOpen(true);
  };
  if (isKept) return <p role="status">{t('tellKept')}</p>;
  if (!isOpen)
    return (
      <button type="button" onClick={open}>
        {t('tellAuthor')}
      </button>
    );
  const keep = async (event: Event) => {
    event.preventDefault();
    setKept(await onKeep(words.trim()));
  };
  return (
    <form class="tell" onSubmit={keep}>
      <label>
        <span class="block-title">{t('tellWords')}</span>
        <textarea
          maxLength={1000}
          value={words}
          onInput={(event) => onWords(event.currentTarget.value)}
          autofocus
        />
      </label>
      <p class="quiet">{t('tellNoContact')}</p>
      <button type="submit" class="primary" disabled={words.trim() === ''}>
        {t('tellKeep')}
      </button>
    </form>
  );
}

/** `mailto:` takes subject and body (RFC 6068); a web form may read the same names from its address. */
function prefilled(contact: string, subject: string, body: string): string {
  const fields = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, '\r\n'))}`;
  return contact + (contact.includes('?') ? '&' : '?') + fields;
}
