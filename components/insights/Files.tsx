/** Exports of several people: opened, read in memory, seen together. */
import { FolderOpen } from 'lucide';
import { useRef } from 'preact/hooks';
import { Faults } from '../Faults.tsx';
import { FileButton } from '../FileButton.tsx';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';
import type { Model } from './model.ts';

export function Files({ model }: { model: Model }) {
  const t = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const back = () => {
    model.close();
    // The button that was pressed is gone.
    button.current?.focus();
  };
  const opened = model.opened.value;
  const problems = opened?.problems ?? [];
  return (
    <div class="files no-print">
      <div class="row">
        <FileButton
          label={t('insightsOpen')}
          accept=".jsonl,.json,.csv"
          isMany
          isBusy={model.isReading.value}
          button={button}
          onChoose={(_, all) => void model.open(all)}
        >
          <Icon of={FolderOpen} />
          {t(model.isReading.value ? 'insightsReading' : 'insightsOpen')}
        </FileButton>
        {opened && (
          <button type="button" class="plain" onClick={back}>
            {t('insightsBack')}
          </button>
        )}
        <span class="quiet measure">{t('insightsOpenWhy')}</span>
      </div>
      <Faults of={problems} {...(opened?.names.length === 0 && { title: t('insightsNoExport') })} />
    </div>
  );
}
