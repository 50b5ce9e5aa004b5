/** What a campaign wants with the lesson that is open, and what the person can say to it. */
import { useRef, useState } from 'preact/hooks';
import { EXCUSES } from '../lib/campaign/excuses.ts';
import type { Listed, Saying } from '../lib/campaign/listed.ts';
import type { Done } from '../lib/campaign/schema.ts';
import type { WordKey } from '../lib/words.ts';
import { EXCUSE_WORDS, percent, saidOf, untilOf } from './due-words.ts';
import { timeOf } from './until.ts';
import { useWords } from './Words.tsx';

const HOW_WORDS: Readonly<Record<Done, WordKey>> = {
  seen: 'dueHowSeen',
  check: 'dueHowCheck',
  practised: 'dueHowPractised',
  acknowledged: 'dueHowAcknowledged',
};

interface Props {
  item: Listed;
  /** @returns whether it was kept */
  onSay(item: Listed, say: Saying): Promise<boolean>;
}

export function DueBar({ item, onSay }: Props) {
  const t = useWords();
  const [isFailed, setFailed] = useState(false);
  const status = useRef<HTMLParagraphElement>(null);
  const say = async (saying: Saying) => {
    const isKept = await onSay(item, saying);
    setFailed(!isKept);
    // The button that was pressed is gone.
    if (isKept) status.current?.focus();
  };
  const { state } = item;
  const isDone = state.is === 'done' || state.is === 'excused';
  return (
    <aside class="due-bar" aria-label={item.goal}>
      <p ref={status} tabIndex={-1} role="status">
        <b>{isDone ? saidOf(item, t) : untilOf(item, t, true)}.</b>{' '}
        {!isDone && t(HOW_WORDS[item.done], percent(item.score, t.language))}
        {state.is === 'snoozed' && ` ${t('dueSnoozed', timeOf(state.until, t.language))}.`}
      </p>
      <p class="quiet">{item.goal}</p>
      {!isDone && <Answers key={`${item.item} ${state.is}`} item={item} onSay={say} />}
      {state.is === 'excused' && (
        <p class="row">
          <button type="button" onClick={() => say({ act: 'resumed' })}>
            {t('dueResume')}
          </button>
        </p>
      )}
      {isFailed && (
        <p role="alert" class="wrong">
          {t('notSaved')}
        </p>
      )}
    </aside>
  );
}

function Answers({ item, onSay }: { item: Listed; onSay(say: Saying): Promise<void> }) {
  const t = useWords();
  const { snoozes, canExcuse, done } = item;
  return (
    <div class="answers">
      {done === 'acknowledged' && (
        <button type="button" class="primary" onClick={() => onSay({ act: 'acknowledged' })}>
          {t('dueAcknowledge')}
        </button>
      )}
      {snoozes.length > 0 && (
        <details>
          <summary>{t('dueLater')}</summary>
          <ul class="options-list">
            {snoozes.map((until) => (
              <li key={until}>
                <button type="button" onClick={() => onSay({ act: 'snoozed', until })}>
                  {t('dueLaterUntil', timeOf(until, t.language))}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {canExcuse && (
        <details>
          <summary>{t('dueExcuse')}</summary>
          <p class="quiet">{t('dueExcuseWhy')}</p>
          <ul class="options-list">
            {EXCUSES.map((reason) => (
              <li key={reason}>
                <button type="button" onClick={() => onSay({ act: 'excused', reason })}>
                  {t(EXCUSE_WORDS[reason])}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
