/** What is said in a film or a sound: folded, searchable, and each line a way to its time. */
import { ChevronDown, CircleAlert } from 'lucide';
import { useId, useState } from 'preact/hooks';
import type { Cue } from '../../lib/lesson/block.ts';
import { clockOf } from '../clock.ts';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';
import { type Found, findLines } from './find.ts';

/** So few lines are read as quickly as searched. */
const FEW = 3;

interface Props {
  cues: readonly Cue[];
  /** Absent where nothing can be played. */
  onSeek?: (seconds: number) => void;
}

/** Folded until the person opens it; printed in full. */
export function Transcript({ cues, onSeek }: Props) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (cues.length === 0) return null;
  return (
    <div class="transcript">
      <button
        type="button"
        class="link fold"
        aria-expanded={isOpen}
        aria-controls={id}
        lang={t.language}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon of={ChevronDown} size={14} /> {t('transcript')}
      </button>
      <div id={id} hidden={!isOpen} class="unfolds">
        <Lines cues={cues} onSeek={onSeek} />
      </div>
    </div>
  );
}

/** In the place of what cannot be played: the same in words. */
export function Unplayable({ cues }: { cues: readonly Cue[] }) {
  const t = useWords();
  return (
    <div class="transcript">
      <p class="unplayable" role="status" lang={t.language}>
        <Icon of={CircleAlert} size={14} />
        <span>{t(cues.length > 0 ? 'unplayable' : 'unplayableBare')}</span>
      </p>
      <Lines cues={cues} onSeek={undefined} />
    </div>
  );
}

function Lines({ cues, onSeek }: { cues: readonly Cue[]; onSeek: Props['onSeek'] | undefined }) {
  const t = useWords();
  const [query, setQuery] = useState('');
  const found = findLines(
    cues.map(({ text }) => text),
    query,
  );
  return (
    <>
      {cues.length > FEW && (
        <div class="find" lang={t.language}>
          <input
            type="text"
            aria-label={t('transcriptFind')}
            placeholder={t('transcriptFind')}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <p role="status" class="quiet">
            {query.trim() !== '' && t.count('transcriptFound', found.length)}
          </p>
        </div>
      )}
      <ol class="lines">
        {found.map((line) => (
          <Line key={line.n} line={line} cue={cues[line.n]!} onSeek={onSeek} />
        ))}
      </ol>
    </>
  );
}

function Line({ line, cue, onSeek }: { line: Found; cue: Cue; onSeek: Props['onSeek'] | undefined }) {
  const words = line.parts.map((part, n) => (part.isHit ? <mark key={n}>{part.text}</mark> : part.text));
  const { from } = cue;
  if (from === undefined) return <li class="words">{words}</li>;
  const clock = <span class="clock">{clockOf(from)}</span>;
  return (
    <li>
      {onSeek ? (
        <button type="button" class="plain" onClick={() => onSeek(from)}>
          {clock} <span>{words}</span>
        </button>
      ) : (
        <p class="words timed">
          {clock} <span>{words}</span>
        </p>
      )}
    </li>
  );
}
