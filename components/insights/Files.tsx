/** Exports of several people: opened, read in memory, seen together. */
import { FolderOpen } from 'lucide';
import { useRef } from 'preact/hooks';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';
import type { Model } from './model.ts';
import { numberOf } from './said.ts';

/** So many faults are named. */
const NAMED = 5;

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
  const number = (n: number) => numberOf(n, t);
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
      {problems.length > 0 && (
        <div class="trouble" role="alert">
          <div>
            <p>
              {opened?.names.length === 0
                ? t('insightsNoExport')
                : t.count('insightsProblems', problems.length)}
            </p>
            <ul>
              {problems.slice(0, NAMED).map(({ file, line, message }) => (
                <li key={`${file}:${line}`}>
                  {file}:{line}: {message}
                </li>
              ))}
              {problems.length > NAMED && <li>{t('insightsMore', number(problems.length - NAMED))}</li>}
            </ul>
          </div>
        </div>
      )}
    </div>
  );
}
