/** Several choices may be right. They are judged together, and each is told. */
import { useState } from 'preact/hooks';
import { type CheckOf, type Verdict as Judged, judgeChoices } from '../../lib/practice/check.ts';
import { Inlines } from '../Inlines.tsx';
import { useWords } from '../Words.tsx';
import { Asked } from './Asked.tsx';
import { Verdict } from './Verdict.tsx';

interface Props {
  check: CheckOf<'multiple'>;
  labelledBy: string;
  onAnswer(right: boolean): void;
}

export function Multiple({ check, labelledBy, onAnswer }: Props) {
  const t = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [verdict, setVerdict] = useState<Judged | null>(null);
  const toggle = (n: number, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(n);
    else next.delete(n);
    setChosen(next);
    setVerdict(null);
  };
  const count = verdict?.parts.filter((right) => !right).length ?? 0;
  return (
    <Asked
      check={check}
      verdict={verdict}
      isReady={chosen.size > 0}
      note={count > 0 ? t.count('checkOff', count) : undefined}
      onCheck={() => {
        const judged = judgeChoices(check, chosen);
        setVerdict(judged);
        onAnswer(judged.right);
      }}
      onRetry={() => {
        setChosen(new Set());
        setVerdict(null);
      }}
    >
      <fieldset class="choices" aria-labelledby={labelledBy}>
        {check.options.map((option, n) => (
          <div key={n}>
            <label class="answer-box">
              <input
                type="checkbox"
                checked={chosen.has(n)}
                onChange={(event) => toggle(n, event.currentTarget.checked)}
              />
              <span>
                <Inlines of={option.say} />
              </span>
            </label>
            {verdict && (
              <Verdict
                right={verdict.parts[n]!}
                label={t(option.right ? 'choiceBelongs' : 'choiceDoesNot')}
                of={option.feedback}
              />
            )}
          </div>
        ))}
      </fieldset>
    </Asked>
  );
}
