/** The language lessons come in. */
import { languageName, primary } from '../../lib/language.ts';
import { useWords } from '../Words.tsx';
import { Section } from './Section.tsx';
import { type OnChange, useSaving } from './saving.ts';

interface Props {
  /** Null: the browser's. */
  chosen: string | null;
  browserLanguage: string;
  /** Those that the packs have. */
  languages: readonly string[];
  onChange: OnChange;
}

export function Language({ chosen, browserLanguage, languages, onChange }: Props) {
  const t = useWords();
  const { said, isFailed, save } = useSaving(onChange);
  // What was chosen while another pack was there stays chosen.
  const offered = [...new Set([...languages, ...(chosen ? [chosen] : [])])];
  const named = offered
    .map((tag) => ({ tag, name: bothNames(tag, t.language) }))
    .sort((a, b) => a.name.localeCompare(b.name, t.language));
  const choose = (value: string) => save((own) => ({ ...own, language: value || null }));
  return (
    <Section
      id="language"
      title={t('languageTitle')}
      text={t('languageText')}
      said={said}
      isFailed={isFailed}
    >
      <div class="field">
        <label class="label" for="lesson-language">
          {t('languageLabel')}
        </label>
        <select
          id="lesson-language"
          value={chosen ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{t('languageBrowser', languageName(primary(browserLanguage), t.language))}</option>
          {named.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </Section>
  );
}

/** A language by its own name, which those who need it know, and by the reader's. */
function bothNames(tag: string, reader: string): string {
  const [own, read] = [languageName(tag, tag), languageName(tag, reader)];
  return own === read ? own : `${own} (${read})`;
}
