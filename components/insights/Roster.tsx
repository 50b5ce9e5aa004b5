/** The lead's roster: opened, read in memory, taken away. */
import { Users } from 'lucide';
import { useRef } from 'preact/hooks';
import { Faults } from '../Faults.tsx';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';
import type { Model } from './model.ts';

export function Roster({ model }: { model: Model }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { roster } = model;
  const takeAway = () => {
    roster.takeAway();
    // The button that was pressed is gone.
    button.current?.focus();
  };
  // Without a campaign there is nothing that somebody has not done yet.
  if (model.catalogue.value.campaigns.length === 0) return null;
  const opened = roster.opened.value;
  const { isRefused, problems } = roster.faults.value;
  const isReading = roster.isReading.value;
  return (
    <div class="files roster no-print">
      <div class="row">
        <button type="button" ref={button} disabled={isReading} onClick={() => input.current?.click()}>
          <Icon of={Users} />
          {t(isReading ? 'rosterReading' : 'rosterOpen')}
        </button>
        {opened && (
          <button type="button" class="plain" disabled={isReading} onClick={takeAway}>
            {t('rosterTakeAway')}
          </button>
        )}
        <span class="quiet measure" role="status">
          {opened ? t.count('rosterPeople', opened.people.length, opened.name) : t('rosterWhy')}
          {opened && model.report.value.fewest === 1 && ` ${t('rosterAlone')}`}
          {opened && !isReading && model.isRosterSmall.value && ` ${t('rosterSmall')}`}
        </span>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('rosterOpen')}
        accept=".csv"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void roster.open(file);
          // The same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <Faults of={problems} {...(isRefused && { title: t('rosterRefused') })} />
    </div>
  );
}
