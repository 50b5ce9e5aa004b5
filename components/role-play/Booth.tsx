/** Where one's own line is recorded: asks, counts the seconds, stops, and says what is in the way. */
import { CircleAlert, Mic, Square } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { LONGEST, type Refusal, type Takes } from '../../lib/practice/take.ts';
import type { WordKey } from '../../lib/words.ts';
import { clockOf } from '../clock.ts';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';
import { silence } from './Listen.tsx';
import type { Recorder } from './recorder.ts';

const REFUSED: Record<Refusal | 'empty', WordKey> = {
  denied: 'recordDenied',
  missing: 'recordMissing',
  busy: 'recordBusy',
  unable: 'recordUnable',
  empty: 'recordEmpty',
};

const BUTTON: Record<Takes['is'], WordKey> = {
  idle: 'recordStart',
  refused: 'tryAgain',
  recorded: 'recordAgain',
  asking: 'recordCancel',
  recording: 'recordStop',
};

/** The end is announced so long before it comes, in s. */
const ENDING = 10;

interface Props {
  recorder: Recorder;
  onRecorded(): void;
}

export function Booth({ recorder, onRecorded }: Props) {
  const t = useWords();
  const take = recorder.take.value;
  const { is } = take;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (is === 'recorded') onRecorded();
    // What was begun while the browser asked would be heard in the take.
    if (is === 'recording' && box.current) silence(box.current.ownerDocument);
  }, [is, onRecorded]);
  const press = (event: MouseEvent) => {
    if (is === 'recording') return recorder.stop();
    if (is === 'asking') return recorder.cancel();
    silence((event.currentTarget as HTMLElement).ownerDocument);
    void recorder.record();
  };
  return (
    <div ref={box} class={`booth is-${is}`}>
      {/* The same button all the way: who presses it keeps the focus. */}
      <button type="button" class={is === 'idle' || is === 'recording' ? 'primary' : ''} onClick={press}>
        <Icon of={is === 'recording' ? Square : Mic} /> {t(BUTTON[is])}
      </button>
      {is === 'recording' && <Running seconds={take.seconds} />}
      {is === 'idle' && <p class="quiet measure">{t('recordHow')}</p>}
      <div role="status" class={is === 'recording' ? 'unseen' : ''}>
        <Said take={take} />
      </div>
    </div>
  );
}

function Running({ seconds }: { seconds: number }) {
  return (
    <div class="running">
      <span class="clock" role="timer">
        {clockOf(seconds)} / {clockOf(LONGEST)}
      </span>
      <span class="bar">
        <i style={{ width: `${(100 * seconds) / LONGEST}%` }} />
      </span>
    </div>
  );
}

/** What is announced; a running clock is not. */
function Said({ take }: { take: Takes }) {
  const t = useWords();
  switch (take.is) {
    case 'idle':
      return null;
    case 'asking':
      return <p class="quiet measure">{t('recordAsking')}</p>;
    case 'recording':
      return <p>{t(take.seconds >= LONGEST - ENDING ? 'recordEnding' : 'recordRunning')}</p>;
    case 'recorded':
      return <p class="quiet measure">{t.count('recordDone', take.seconds)}</p>;
    case 'refused':
      return (
        <div class="refused">
          <Icon of={CircleAlert} />
          <div>
            <p class="measure">{t(REFUSED[take.why])}</p>
            <p class="measure quiet">{t('recordElse')}</p>
          </div>
        </div>
      );
  }
}
