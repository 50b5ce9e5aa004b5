/** An export of the person's own is read back, such as after a move to another machine. */
import { useEffect, useRef } from 'preact/hooks';
import { Faults } from '../Faults.tsx';
import { FileButton } from '../FileButton.tsx';
import { Trouble } from '../Notice.tsx';
import { useWords } from '../Words.tsx';
import type { Importing } from './importing.ts';

export function Import({ of }: { of: Importing }) {
  const t = useWords();
  const button = useRef<HTMLButtonElement>(null);
  /** The button that is pressed goes away: the focus goes to the one that stays. */
  const keepingFocus = (act: () => unknown) => () => {
    void act();
    button.current?.focus();
  };
  const { kind } = of.step.value;
  const isBusy = kind === 'busy' || kind === 'reading';
  return (
    <div class="import">
      <div class="row">
        <FileButton
          label={t('dataImport')}
          accept=".jsonl,.json,.csv"
          isBusy={isBusy}
          button={button}
          onChoose={(file) => void of.open(file)}
        >
          {t('dataImport')}
        </FileButton>
        {kind === 'busy' && (
          <button type="button" onClick={keepingFocus(of.stop)}>
            {t('dataImportStop')}
          </button>
        )}
      </div>
      <Said of={of} keepingFocus={keepingFocus} />
      <Faults of={of.problems.value} />
    </div>
  );
}

interface Props {
  of: Importing;
  keepingFocus(act: () => unknown): () => void;
}

function Said({ of, keepingFocus }: Props) {
  const t = useWords();
  const step = of.step.value;
  const number = (n: number) => n.toLocaleString(t.language);
  const said = () => {
    if (step.kind === 'reading') return t('dataImportReading');
    if (step.kind === 'busy') return t('dataImporting', number(step.done), number(step.of));
    if (step.kind === 'stopped') return t('dataImportStopped', number(step.done), number(step.of));
    return step.kind === 'done' ? t.count('dataImported', step.added) : '';
  };
  return (
    <>
      <p role="status" class="quiet">
        {said()}
      </p>
      {step.kind === 'busy' && <progress value={step.done} max={step.of} aria-label={t('dataImport')} />}
      {step.kind === 'other' && <Ask of={of} file={step.file} keepingFocus={keepingFocus} />}
      {step.kind === 'foreign' && (
        <p class="trouble" role="alert">
          {t('dataImportForeign', step.file, step.person)}
        </p>
      )}
      {step.kind === 'none' && (
        <p class="trouble" role="alert">
          {t('dataImportNone', step.file)}
        </p>
      )}
      {step.kind === 'failed' && (
        <>
          <Trouble code={step.code} />
          <p class="quiet">{t('dataImportAgain')}</p>
        </>
      )}
    </>
  );
}

/** Nobody but the person knows whether they are theirs. */
function Ask({ of, file, keepingFocus }: Props & { file: string }) {
  const t = useWords();
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => yes.current?.focus(), []);
  return (
    <>
      <p id="import-other" class="measure">
        {t('dataImportOther', file)}
      </p>
      <div class="row">
        <button
          ref={yes}
          type="button"
          class="primary"
          aria-describedby="import-other"
          onClick={keepingFocus(of.agree)}
        >
          {t('dataImportMine')}
        </button>
        <button type="button" onClick={keepingFocus(of.cancel)}>
          {t('dataImportCancel')}
        </button>
      </div>
    </>
  );
}
