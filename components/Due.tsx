/** What campaigns want of the person: what, why, until when, and how long it takes. */
import { Check, ChevronRight } from 'lucide';
import type { Excuse } from '../lib/campaign/excuses.ts';
import { isOpen } from '../lib/campaign/list.ts';
import type { Listed } from '../lib/campaign/listed.ts';
import type { Translate, WordKey } from '../lib/words.ts';
import type { Help } from './help.ts';
import { Icon } from './Icon.tsx';
import { inTime, timeOf } from './until.ts';
import { useWords } from './Words.tsx';

export const EXCUSE_WORDS: Readonly<Record<Excuse, WordKey>> = {
  absent: 'excuseAbsent',
  'not-my-work': 'excuseNotMyWork',
  'know-it': 'excuseKnowIt',
  other: 'excuseOther',
};

export function Due({ model }: { model: Help }) {
  const t = useWords();
  const items = model.due.items.value;
  if (items.length === 0) return null;
  const open = model.due.open.value;
  const [first] = open;
  const campaigns = [...new Set(items.map(({ campaign }) => campaign))];
  // Beside a lesson that answers the page it keeps to one line.
  const isFolded = model.current.value !== null || model.phase.value === 'loading';
  return (
    <details class="due" open={!isFolded && open.length > 0} key={String(isFolded)}>
      <summary>
        <b>{open.length > 0 ? t.count('dueTitle', open.length) : t('dueNone')}</b>{' '}
        {first && <span class="quiet">{untilOf(first, t)}</span>}
      </summary>
      {campaigns.map((campaign) => (
        <Campaign key={campaign} items={items.filter((item) => item.campaign === campaign)} model={model} />
      ))}
    </details>
  );
}

/** Of several that end together the end is said once. */
function Campaign({ items, model }: { items: readonly Listed[]; model: Help }) {
  const t = useWords();
  const [{ goal, required, until }] = items as [Listed];
  const isTogether = items.every((item) => item.until === until);
  return (
    <section class="campaign">
      <p class="quiet measure">
        {goal}
        {!required && <span class="tag">{t('dueInvited')}</span>}
      </p>
      <ul class="list">
        {items.map((item) => (
          <li key={item.item}>
            <button type="button" class="plain entry" onClick={() => start(item, model)}>
              <span>
                <span lang={item.kind === 'lesson' ? item.language : undefined}>{nameOf(item, t)}</span>
                <span class="from quiet">{saidOf(item, t, !isTogether)}</span>
              </span>
              <Icon of={item.state.is === 'done' ? Check : ChevronRight} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function start(item: Listed, model: Help): void {
  if (item.kind === 'recap' && isOpen(item)) void model.rounds.recap(item);
  else void model.open(item.lessons[0]!, true);
}

const nameOf = ({ kind, question, goal }: Listed, t: Translate) =>
  kind === 'recap' ? t('dueRecap', goal) : question;

/** When it ends, as the person's own clock has it. @param isWhole it stands by itself */
export function untilOf({ until, state }: Listed, t: Translate, isWhole = false): string {
  const { language } = t;
  const at = timeOf(until, language);
  if (state.is === 'overdue') return isWhole ? t('dueOverdue', at) : t('dueLate', at);
  return t(isWhole ? 'dueIsBy' : 'dueBy', at, inTime(until, language));
}

/** How it stands with the person, and how long it takes. @param isAlone nothing else says when it ends */
export function saidOf(item: Listed, t: Translate, isAlone = true): string {
  const { state, seconds } = item;
  const { language } = t;
  const timed = (text: string) => (isAlone ? `${untilOf(item, t)} · ${text}` : text);
  switch (state.is) {
    case 'done': {
      const score = state.score === null ? '' : t('dueScore', percent(state.score, language));
      const at = t(state.late ? 'dueDoneLate' : 'dueDone', timeOf(state.at, language));
      return [at, score].filter(Boolean).join(' · ');
    }
    case 'excused':
      return t('dueExcused', t(EXCUSE_WORDS[state.reason]));
    case 'snoozed':
      return timed(t('dueSnoozed', timeOf(state.until, language)));
    case 'overdue':
      return t('dueOverdue', timeOf(item.until, language));
    case 'waiting':
      return timed(t('dueWaiting'));
    default:
      return timed(t('dueTime', roundSeconds(seconds).toLocaleString(language)));
  }
}

/** Nobody knows it better than to five seconds. */
const roundSeconds = (seconds: number) => Math.max(5, Math.ceil(seconds / 5) * 5);

export const percent = (score: number, language: string) =>
  new Intl.NumberFormat(language, { style: 'percent' }).format(score / 100);
