/** A number to work out; comma and point both start the decimals. */
import { useState } from 'preact/hooks';
import { type CheckOf, type Verdict as Judged, judgeNumber } from '../../lib/practice/check.ts';
import { isUnitFirst, readNumber } from '../../lib/practice/number.ts';
import { useWords } from '../Words.tsx';
import { Asked } from './Asked.tsx';

interface Props {
  check: CheckOf<'number'>;
  labelledBy: string;
  onAnswer(right: boolean): void;
}

export function NumberCheck({ check, labelledBy, onAnswer }: Props) {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [verdict, setVerdict] = useState<Judged | null>(null);
  const value = readNumber(typed, t.language);
  const isWrong = typed.trim() !== '' && value === null;
  const { unit } = check;
  const isFirst = unit !== undefined && isUnitFirst(unit, t.language);
  const shown = unit && <span class="unit">{unit}</span>;
  return (
    <Asked
      check={check}
      verdict={verdict}
      isReady={value !== null}
      onCheck={() => {
        const judged = judgeNumber(check, value!);
        setVerdict(judged);
        onAnswer(judged.right);
      }}
      onRetry={() => {
        setTyped('');
        setVerdict(null);
      }}
    >
      <p class="gap">
        <span class="with-unit">
          {isFirst && shown}
          <input
            type="text"
            inputMode="decimal"
            autocomplete="off"
            aria-labelledby={labelledBy}
            aria-invalid={isWrong}
            aria-describedby={`${labelledBy}-wrong`}
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setVerdict(null);
            }}
          />
          {!isFirst && shown}
        </span>
        <span id={`${labelledBy}-wrong`} class="wrong" lang={t.language}>
          {isWrong && t('numberWrong', (12.5).toLocaleString(t.language))}
        </span>
      </p>
    </Asked>
  );
}
