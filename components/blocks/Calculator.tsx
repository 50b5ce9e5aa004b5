/** Numbers in, numbers out, as they are typed. */
import { useId, useState } from 'preact/hooks';
import type { BlockOf } from '../../lib/lesson/block.ts';
import { calculate } from '../../lib/lesson/calculate.ts';
import { digitsOf, formatAmount, isUnitFirst, readNumber } from '../../lib/practice/number.ts';
import type { Translate } from '../../lib/words.ts';
import type { BlockProps } from '../Blocks.tsx';
import { useWords } from '../Words.tsx';

type Input = BlockOf<'calculator'>['inputs'][number];

export function Calculator({ block }: BlockProps<BlockOf<'calculator'>>) {
  const t = useWords();
  const id = useId();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(block.inputs.map((input) => [input.name, startOf(input, t.language)])),
  );
  const entered = Object.fromEntries(
    block.inputs.map(({ name }) => [name, readNumber(typed[name] ?? '', t.language)]),
  );
  const results = calculate(block, entered);
  const fields = block.inputs.map((_, n) => `${id}-${n}`);
  return (
    <div class="calculator">
      {block.inputs.map((input, n) => (
        <NumberField
          key={input.name}
          id={fields[n]!}
          input={input}
          value={typed[input.name] ?? ''}
          onInput={(value) => setTyped((before) => ({ ...before, [input.name]: value }))}
        />
      ))}
      <dl class="results">
        {block.results.map(({ name, label, unit, round }) => {
          const value = results[name] ?? null;
          const digits = round ? digitsOf(round.to) : undefined;
          return (
            <div key={name}>
              <dt>{label}</dt>
              <dd>
                <output for={fields.join(' ')} aria-label={label}>
                  {value === null ? (
                    <span lang={t.language}>
                      <span aria-hidden="true">–</span>
                      <span class="unseen">{t('resultNotYet')}</span>
                    </span>
                  ) : (
                    formatAmount(value, unit, t.language, digits)
                  )}
                </output>
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

interface FieldProps {
  id: string;
  input: Input;
  value: string;
  onInput(value: string): void;
}

function NumberField({ id, input, value, onInput }: FieldProps) {
  const t = useWords();
  const { label, unit } = input;
  const wrong = problemOf(input, value, t);
  const isFirst = unit !== undefined && isUnitFirst(unit, t.language);
  const shown = unit && (
    <span class="unit" aria-hidden="true">
      {unit}
    </span>
  );
  return (
    <p class="gap">
      <label for={id}>
        {label}
        {unit && <span class="unseen"> ({unit})</span>}
      </label>
      <span class="with-unit">
        {isFirst && shown}
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={value}
          aria-invalid={wrong !== null}
          aria-describedby={`${id}-wrong`}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {!isFirst && shown}
      </span>
      <span id={`${id}-wrong`} class="wrong" lang={t.language}>
        {wrong}
      </span>
    </p>
  );
}

const startOf = ({ start }: Input, language: string) =>
  start === undefined
    ? ''
    : start.toLocaleString(language, { useGrouping: false, maximumFractionDigits: 12 });

/** What to mend, in words; null while nothing is wrong, and while nothing was typed. */
function problemOf({ min, max, unit }: Input, value: string, t: Translate): string | null {
  if (value.trim() === '') return null;
  const number = readNumber(value, t.language);
  if (number === null) return t('numberWrong', (12.5).toLocaleString(t.language));
  const amount = (of: number) => formatAmount(of, unit, t.language);
  const isLow = min !== undefined && number < min;
  const isHigh = max !== undefined && number > max;
  if (!isLow && !isHigh) return null;
  if (min !== undefined && max !== undefined) return t('numberBetween', amount(min), amount(max));
  return isLow ? t('numberLow', amount(min)) : t('numberHigh', amount(max!));
}
