/** Formatted words of a lesson. Links are the only thing in them that does something. */
import type { Inline } from '../lib/lesson/words.ts';
import { useWords } from './Words.tsx';

export function Inlines({ of }: { of: readonly Inline[] }) {
  return <>{of.map(one)}</>;
}

function one(part: Inline) {
  if (typeof part === 'string') return part;
  if (part.kind === 'code') return <code>{part.text}</code>;
  if (part.kind === 'link') return <Link href={part.href} of={part.of} />;
  const Emphasis = part.kind;
  return (
    <Emphasis>
      <Inlines of={part.of} />
    </Emphasis>
  );
}

function Link({ href, of }: { href: string; of: Inline[] }) {
  const t = useWords();
  return (
    <a href={href} target="_blank" rel="noreferrer">
      <Inlines of={of} />
      <span class="unseen"> ({t('openLinkNew')})</span>
    </a>
  );
}
