/** What is kept of the person, to take along or to delete. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FailureCode } from '../../lib/answer.ts';
import { InsightsLink } from '../InsightsLink.tsx';
import { Trouble } from '../Notice.tsx';
import { useWords } from '../Words.tsx';
import { SetByOrganisation } from './Fixed.tsx';
import { Import } from './Import.tsx';
import type { Importing } from './importing.ts';
import type { Kept, Sending } from './model.ts';
import { Section } from './Section.tsx';
import { Sent, type SentActions } from './Sent.tsx';

export interface OwnData {
  readonly kept: Kept;
  readonly trouble: FailureCode | null;
  /** The name that a policy keeps the records under. */
  readonly person: string | null;
  /** What is sent to the organisation's record store; null: nothing is. */
  readonly sending: Sending | null;
  readonly sent: SentActions;
  readonly importing: Importing;
  onExport(): void;
  /** Deletes everything; answers whether it worked. */
  onErase(): Promise<boolean>;
}

/** Deleting can be undone for this long: nothing is gone before. */
const UNDO_MS = 6000;

type State = 'kept' | 'waiting' | 'erased';

export function YourData({ data }: { data: OwnData }) {
  const t = useWords();
  const [state, setState] = useState<State>('kept');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const erase = async () => {
    clearTimeout(timer.current);
    setState((await data.onErase()) ? 'erased' : 'kept');
  };
  const undo = () => {
    clearTimeout(timer.current);
    setState('kept');
  };
  useEffect(() => {
    if (state !== 'waiting') return;
    timer.current = setTimeout(erase, UNDO_MS);
    // Leaving the page is no undo.
    window.addEventListener('pagehide', erase);
    return () => window.removeEventListener('pagehide', erase);
  }, [state]);
  const { events, rollups, places } = data.kept;
  const isEmpty = [events, rollups, places].every(({ length }) => length === 0);
  return (
    <Section id="data" title={t('dataTitle')} text={t(data.sending ? 'dataTextSent' : 'dataText')}>
      {data.trouble && <Trouble code={data.trouble} />}
      <p>
        {t.count('dataCount', events.length)}
        {places.length > 0 && ` · ${t.count('dataPlaces', places.length)}`}
      </p>
      <InsightsLink />
      {data.person && (
        <p>
          {t('dataPerson', data.person)} <SetByOrganisation />
        </p>
      )}
      <div class="row">
        <button type="button" disabled={isEmpty} onClick={data.onExport}>
          {t('dataExport')}
        </button>
        {state === 'waiting' ? (
          <button type="button" class="primary" onClick={undo}>
            {t('undo')}
          </button>
        ) : (
          <button type="button" disabled={isEmpty} onClick={() => setState('waiting')}>
            {t('dataErase')}
          </button>
        )}
      </div>
      <p role="status" class="quiet">
        {state === 'waiting' && t('dataEraseUndo')}
        {state === 'erased' && t('dataErased')}
      </p>
      <Import of={data.importing} />
      {data.sending && <Sent sending={data.sending} actions={data.sent} />}
    </Section>
  );
}
