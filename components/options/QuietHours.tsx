/** Hours of the clock without hints. */
import { useState } from 'preact/hooks';
import type { Quiet } from '../../lib/settings.ts';
import { useWords } from '../Words.tsx';
import { Switch } from './Switch.tsx';

interface Props {
  quiet: Quiet | null;
  /** Answers whether it was stored. */
  onSave(quiet: Quiet | null): Promise<boolean>;
}

/** After work, until the next day's. */
const FIRST: Quiet = { from: '18:00', to: '08:00' };

export function QuietHours({ quiet, onSave }: Props) {
  const t = useWords();
  /** What is chosen and not saved yet. */
  const [draft, setDraft] = useState<Quiet | null>(null);
  const shown = quiet && (draft ?? quiet);
  const isWrong = shown !== null && !isRange(shown);
  const choose = async (next: Quiet) => {
    setDraft(next);
    if (isRange(next) && (await onSave(next))) setDraft(null);
  };
  const turn = (isOn: boolean) => {
    setDraft(null);
    void onSave(isOn ? FIRST : null);
  };
  const time = (end: keyof Quiet, label: string) => (
    <label class="time">
      <span class="label">{label}</span>
      <input
        type="time"
        aria-invalid={isWrong}
        aria-describedby="quiet-wrong"
        value={shown?.[end]}
        onInput={(event) => choose({ ...shown!, [end]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <div class="quiet-hours">
      <Switch label={t('quietTitle')} isOn={quiet !== null} onTurn={turn} />
      <p class="quiet">{t('quietText')}</p>
      {shown && (
        <div class="row">
          {time('from', t('quietFrom'))}
          {time('to', t('quietTo'))}
        </div>
      )}
      <p id="quiet-wrong" role="alert" class="wrong">
        {isWrong && t('quietWrong')}
      </p>
    </div>
  );
}

/** A field that is half filled in has no value, and hours from a time to the same time are none, or all. */
function isRange({ from, to }: Quiet): boolean {
  return from !== '' && to !== '' && from !== to;
}
