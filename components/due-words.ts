/** How what a campaign wants is said. */
import type { Excuse } from '../lib/campaign/excuses.ts';
import type { Listed } from '../lib/campaign/listed.ts';
import type { Translate, WordKey } from '../lib/words.ts';
import { inTime, timeOf } from './until.ts';

export const EXCUSE_WORDS: Readonly<Record<Excuse, WordKey>> = {
  absent: 'excuseAbsent',
  'not-my-work': 'excuseNotMyWork',
  'know-it': 'excuseKnowIt',
  other: 'excuseOther',
};

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
