/** No hints for a while. */
import { useEffect, useState } from 'preact/hooks';
import { type Pause as For, PAUSES, pauseEnd } from '../../lib/hint/snooze.ts';
import type { WordKey } from '../../lib/words.ts';
import { useWords } from '../Words.tsx';
import { whenOf } from '../when.ts';

interface Props {
  /** UTC ms. */
  until: number | null;
  onSave(until: number | null): Promise<boolean>;
}

const WORDS: Record<For, WordKey> = {
  hour: 'snooze_hour',
  today: 'snooze_today',
  monday: 'snooze_monday',
};
/** Browsers take a longer wait for none (HTML, timer initialization steps). */
const LONGEST_MS = 2 ** 31 - 1;

export function Pause({ until, onSave }: Props) {
  const t = useWords();
  const [now, setNow] = useState(Date.now());
  const isOn = until !== null && until > now;
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(until - Date.now() + 1, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [until]);
  return (
    <fieldset>
      <legend class="label">{t('pauseTitle')}</legend>
      <p class="quiet">{isOn ? t('snoozed_until', whenOf(until, t.language, now)) : t('pauseText')}</p>
      <div class="row">
        {isOn ? (
          <button type="button" onClick={() => onSave(null)}>
            {t('pauseEnd')}
          </button>
        ) : (
          PAUSES.map((one) => (
            <button key={one} type="button" onClick={() => onSave(pauseEnd(one, Date.now()))}>
              {t(WORDS[one])}
            </button>
          ))
        )}
      </div>
    </fieldset>
  );
}
