/** A titled part of the options page. */
import { Check, TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';

interface Props {
  id: string;
  title: string;
  text?: string;
  /** What was done just now. */
  said?: string;
  /** The last choice could not be saved. */
  isFailed?: boolean;
  children?: ComponentChildren;
}

export function Section({ id, title, text, said = '', isFailed = false, children }: Props) {
  const t = useWords();
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        <p role="status" class="quiet">
          {said && (
            <>
              <Icon of={Check} size={14} /> {said}
            </>
          )}
        </p>
      </header>
      {text && <p class="quiet measure">{text}</p>}
      {isFailed && (
        <p class="trouble" role="alert">
          <Icon of={TriangleAlert} />
          <span>{t('notSaved')}</span>
        </p>
      )}
      {children}
    </section>
  );
}
