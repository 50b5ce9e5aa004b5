/** Exports of several people: opened, read in memory, seen together. */
import { FolderOpen } from 'lucide';
import { useRef } from 'preact/hooks';
import { Faults } from '../Faults.tsx';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';
import type { Model } from './model.ts';

export function Files({ model }: { model: Model }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
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
        <button
          type="button"
          ref={button}
          disabled={model.isReading.value}
          onClick={() => input.current?.click()}
        >
          <Icon of={FolderOpen} />
          {t(model.isReading.value ? 'insightsReading' : 'insightsOpen')}
        </button>
        {opened && (
          <button type="button" class="plain" onClick={back}>
            {t('insightsBack')}
          </button>
        )}
        <span class="quiet measure">{t('insightsOpenWhy')}</span>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('insightsOpen')}
        accept=".jsonl,.json,.csv"
        onChange={(event) => {
          const { files } = event.currentTarget;
          if (files && files.length > 0) void model.open([...files]);
          // The same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <Faults of={problems} {...(opened?.names.length === 0 && { title: t('insightsNoExport') })} />
    </div>
  );
}
