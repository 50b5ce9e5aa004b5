/** Something the person should know: what happened, what is safe, what to do next. */
import { Info, TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { FailureCode } from '../lib/answer.ts';
import type { WordKey } from '../lib/words.ts';
import { Icon } from './Icon.tsx';
import { useWords } from './Words.tsx';

interface Props {
  title: string;
  text: string;
  children?: ComponentChildren;
}

/** Fills the place of a lesson where there is none. */
export function Notice({ title, text, children }: Props) {
  return (
    <section class="notice">
      <Icon of={Info} size={20} />
      <div>
        <h1>{title}</h1>
        <p class="measure">{text}</p>
        {children}
      </div>
    </section>
  );
}

const TROUBLES: Record<FailureCode, WordKey> = {
  full: 'troubleFull',
  blocked: 'troubleBlocked',
  newer: 'troubleNewer',
  database: 'troubleDatabase',
  gone: 'troubleGone',
  refused: 'troubleInternal',
  internal: 'troubleInternal',
};

/** A line above the lesson: something is not saved, the lesson works all the same. */
export function Trouble({ code }: { code: FailureCode }) {
  const t = useWords();
  return (
    <p class="trouble" role="alert">
      <Icon of={TriangleAlert} />
      <span>{t(TROUBLES[code])}</span>
    </p>
  );
}
