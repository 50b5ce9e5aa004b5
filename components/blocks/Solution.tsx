/** The right answer and all that is said about it: on paper, and for who asks to see it. */
import type { Check } from '../../lib/lesson/check.ts';
import type { Inline } from '../../lib/lesson/words.ts';
import { formatAmount } from '../../lib/practice/number.ts';
import { Inlines } from '../Inlines.tsx';
import { useWords } from '../Words.tsx';
import { Verdict } from './Verdict.tsx';

export function Solution({ check, isShown = false }: { check: Check; isShown?: boolean }) {
  return (
    <div class={isShown ? 'solution' : 'solution print-only'}>
      <Answer check={check} />
    </div>
  );
}

function Answer({ check }: { check: Check }) {
  const t = useWords();
  switch (check.ask) {
    case 'single':
    case 'multiple':
      return (
        <ul>
          {check.options.map(({ say, right, feedback }, n) => (
            <li key={n}>
              <p>
                <Inlines of={say} />
              </p>
              <Verdict right={right} of={feedback} />
            </li>
          ))}
        </ul>
      );
    case 'order':
      return (
        <>
          <ol class="steps">
            {check.items.map((item, n) => (
              <li key={n}>
                <span>
                  <Inlines of={item} />
                </span>
              </li>
            ))}
          </ol>
          <Why of={check.right} />
        </>
      );
    case 'number':
      return (
        <>
          <p>
            <b>{formatAmount(check.answer, check.unit, t.language)}</b>
          </p>
          <Why of={check.right} />
        </>
      );
    case 'fill':
      return (
        <>
          <p class="filled">
            {check.parts.map((part, n) =>
              typeof part === 'string' ? part : <b key={n}>{part.accept[0]}</b>,
            )}
          </p>
          <Why of={check.right} />
        </>
      );
  }
}

function Why({ of }: { of: readonly Inline[] | undefined }) {
  if (!of) return null;
  return (
    <p>
      <Inlines of={of} />
    </p>
  );
}
