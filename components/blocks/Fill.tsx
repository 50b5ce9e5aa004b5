/** A sentence with blanks to fill. */
import { useState } from 'preact/hooks';
import { type CheckOf, type Verdict as Judged, judgeFill } from '../../lib/practice/check.ts';
import { useWords } from '../Words.tsx';
import { Asked } from './Asked.tsx';

interface Props {
  check: CheckOf<'fill'>;
  onAnswer(right: boolean): void;
}

export function Fill({ check, onAnswer }: Props) {
  const t = useWords();
  const { parts } = check;
  const blanks = parts.filter((part) => typeof part !== 'string');
  // All the same: how long a word is would tell it.
  const size = Math.max(8, ...blanks.flatMap(({ accept }) => accept.map((word) => word.length + 2)));
  const [typed, setTyped] = useState<readonly string[]>(() => blanks.map(() => ''));
  const [verdict, setVerdict] = useState<Judged | null>(null);
  const fill = (n: number, word: string) => {
    setTyped(typed.with(n, word));
    setVerdict(null);
  };
  return (
    <Asked
      check={check}
      verdict={verdict}
      isReady={typed.every((word) => word.trim() !== '')}
      onCheck={() => {
        const judged = judgeFill(check, typed);
        setVerdict(judged);
        onAnswer(judged.right);
      }}
      onRetry={() => {
        setTyped(blanks.map(() => ''));
        setVerdict(null);
      }}
    >
      <p class="filled">
        {parts.map((part, at) => {
          if (typeof part === 'string') return part;
          const n = blanks.indexOf(part);
          const isRight = verdict?.parts[n];
          return (
            <input
              key={at}
              type="text"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              size={size}
              aria-label={t('blank', (n + 1).toLocaleString(t.language), sentence(parts, part))}
              aria-invalid={isRight === false}
              class={isRight === undefined ? '' : isRight ? 'right' : 'not-right'}
              value={typed[n]}
              onInput={(event) => fill(n, event.currentTarget.value)}
            />
          );
        })}
      </p>
    </Asked>
  );
}

type Part = CheckOf<'fill'>['parts'][number];

/** The words around a blank: alone, its number would say nothing. */
function sentence(parts: readonly Part[], of: Part): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : part === of ? '___' : '…'))
    .join('')
    .trim();
}
