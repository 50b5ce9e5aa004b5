/** One of several choices is right. A click on one is the answer. */
import { useState } from 'preact/hooks';
import type { CheckOf } from '../../lib/practice/check.ts';
import { Inlines } from '../Inlines.tsx';
import { useWords } from '../Words.tsx';
import { Solution } from './Solution.tsx';
import { Verdict } from './Verdict.tsx';

interface Props {
  check: CheckOf<'single'>;
  onAnswer(right: boolean): void;
}

export function Single({ check, onAnswer }: Props) {
  const t = useWords();
  /** What was chosen, in that order: what is said of each stays. */
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const last = chosen.at(-1);
  const choose = (n: number) => {
    if (chosen.includes(n)) return;
    // After the right one, the others are only looked at.
    if (!chosen.some((one) => check.options[one]!.right)) onAnswer(check.options[n]!.right);
    setChosen([...chosen, n]);
  };
  const told = last === undefined ? undefined : check.options[last]!;
  return (
    <>
      <ul class="choices no-print">
        {check.options.map((option, n) => {
          const isChosen = chosen.includes(n);
          return (
            <li key={n}>
              <button type="button" class="answer-button" aria-pressed={isChosen} onClick={() => choose(n)}>
                <span>
                  <Inlines of={option.say} />
                </span>
              </button>
              {isChosen && <Verdict right={option.right} of={option.feedback} />}
            </li>
          );
        })}
      </ul>
      <p role="status" class="unseen">
        {told && <Verdict right={told.right} of={told.feedback} />}
      </p>
      {chosen.length > 0 && (
        <p class="row no-print" lang={t.language}>
          <button type="button" onClick={() => setChosen([])}>
            {t('checkRetry')}
          </button>
        </p>
      )}
      <Solution check={check} />
    </>
  );
}
