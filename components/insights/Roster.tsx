/** The lead's roster: opened, read in memory, taken away. */
import { Users } from 'lucide';
import { useRef } from 'preact/hooks';
import { Faults } from '../Faults.tsx';
import { FileButton } from '../FileButton.tsx';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';
import type { Model } from './model.ts';

export function Roster({ model }: { model: Model }) {
  const t = useWords();
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
        <FileButton
          label={t('rosterOpen')}
          accept=".csv"
          isBusy={isReading}
          button={button}
          onChoose={(file) => void roster.open(file)}
        >
          <Icon of={Users} />
          {t(isReading ? 'rosterReading' : 'rosterOpen')}
        </FileButton>
        {opened && (
          <button
            type="button"
            class="plain"
            aria-disabled={isReading}
            onClick={() => isReading || takeAway()}
          >
            {t('rosterTakeAway')}
          </button>
        )}
        <span class="quiet measure" role="status">
          {opened ? t.count('rosterPeople', opened.people.length, opened.name) : t('rosterWhy')}
          {opened && model.report.value.fewest === 1 && ` ${t('rosterAlone')}`}
          {opened && !isReading && model.isRosterSmall.value && ` ${t('rosterSmall')}`}
        </span>
      </div>
      <Faults of={problems} {...(isRefused && { title: t('rosterRefused') })} />
    </div>
  );
}
