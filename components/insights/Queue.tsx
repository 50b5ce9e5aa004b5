/** The queue of gaps: each with its evidence, what it costs, and what to do; a lesson that is to be written is drafted. */
import { useState } from 'preact/hooks';
import type { Catalogue } from '../../lib/insight/catalogue.ts';
import { acceptFor, commandFor, draftOf, draftText, isWritten } from '../../lib/insight/draft.ts';
import { dayOf } from '../../lib/insight/event.ts';
import type { Gap } from '../../lib/insight/gap.ts';
import type { Report } from '../../lib/insight/report.ts';
import { DAY_MS } from '../../lib/time.ts';
import { useWords } from '../Words.tsx';
import { useFirst } from './all.ts';
import { adviceOf, evidenceOf, placeOf, titleOf } from './said.ts';

/** So many are looked at first. */
const FIRST = 10;

interface Props {
  of: Report;
  /** False while searches are still being read: that there is nothing is not known yet. */
  isWhole: boolean;
  catalogue: Catalogue;
  onCopy?: ((text: string) => Promise<void>) | undefined;
}

export function Queue({ of: { gaps, made, fewest }, isWhole, catalogue, onCopy }: Props) {
  const t = useWords();
  const { list, shown, showAll } = useFirst<Gap, HTMLOListElement>(gaps, FIRST);
  return (
    <section aria-labelledby="queue-title">
      <h2 id="queue-title">{t('queueTitle')}</h2>
      <p class="quiet measure">{t(gaps.length > 0 ? 'queueText' : isWhole ? 'queueNone' : 'insightsRest')}</p>
      <ol class="queue" ref={list}>
        {shown.map((gap) => (
          <Entry
            key={gap.id}
            gap={gap}
            made={made}
            isOfMany={fewest > 1}
            catalogue={catalogue}
            onCopy={onCopy}
          />
        ))}
      </ol>
      {showAll && (
        <button type="button" class="no-print" onClick={showAll}>
          {t.count('queueAll', gaps.length)}
        </button>
      )}
    </section>
  );
}

interface EntryProps {
  gap: Gap;
  made: number;
  /** Several people are behind the report. */
  isOfMany: boolean;
  catalogue: Catalogue;
  onCopy?: Props['onCopy'];
}

function Entry({ gap, made, isOfMany, catalogue, onCopy }: EntryProps) {
  const t = useWords();
  const { kind, minutes, people, words, said } = gap;
  const cost = minutes < 1 ? t('queueLittle') : t.count('queueCost', Math.round(minutes));
  const acceptance = acceptFor(gap);
  const facts = [
    kind === 'search' ? placeOf(gap, catalogue) : '',
    isOfMany && people > 0 ? t.count('queuePeople', people) : '',
    cost,
  ];
  return (
    <li>
      <h3>{titleOf(gap, catalogue, t)}</h3>
      <p>
        {evidenceOf(gap, catalogue, t)} <b>{adviceOf(gap, t)}</b>
      </p>
      <p class="quiet">{facts.filter(Boolean).join(' · ')}</p>
      {kind === 'drift' && words[0] !== undefined && <p class="quiet">{t('queueNow', words[0])}</p>}
      {acceptance && (
        <p class="quiet no-print">
          {t('queueAccept')} <code>{acceptance}</code>
        </p>
      )}
      {kind === 'search' && words.length > 4 && <p class="quiet">{t('queueWords', words.join(', '))}</p>}
      {said.map((one) => (
        <blockquote key={one}>{t('queueSaid', one)}</blockquote>
      ))}
      {isWritten(gap) && <Draft gap={gap} made={made} catalogue={catalogue} onCopy={onCopy} />}
    </li>
  );
}

const YEAR_MS = 365 * DAY_MS;

function Draft({ gap, made, catalogue, onCopy }: Omit<EntryProps, 'isOfMany'>) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState<'queueCopied' | 'copyFailed' | null>(null);
  const draft = isOpen ? draftOf(gap, catalogue) : null;
  const command = draft && commandFor(draft, gap);
  const text =
    draft &&
    draftText(draft, {
      ...{ id: draft.id, place: draft.place ?? 'tool/page', owner: 'L&D', reviewBy: dayOf(made + YEAR_MS) },
    });
  return (
    <details class="no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('queueDraft')}</summary>
      {text && (
        <div class="draft">
          {command && (
            <>
              <p class="quiet">{t('queueCommand')}</p>
              <code>{command}</code>
            </>
          )}
          <pre>{text}</pre>
          {onCopy && (
            <button type="button" onClick={() => copy(onCopy, text).then(setSaid)}>
              {t('queueCopy')}
            </button>
          )}
          <p role="status" class="quiet">
            {said && t(said)}
          </p>
        </div>
      )}
    </details>
  );
}

const copy = (onCopy: NonNullable<Props['onCopy']>, text: string) =>
  onCopy(text).then(
    () => 'queueCopied' as const,
    () => 'copyFailed' as const,
  );
