/** Daily counts of events. They hold no person and no words, and stay when single events are cleared away. */
import * as v from 'valibot';
import type { CampaignAct } from '../campaign/act.ts';
import { once } from '../once.ts';
import { Slug } from '../page/tool.ts';
import { dayOf, type Event, type Rating } from './event.ts';
import { standing } from './rating.ts';

/** A kind that is missing here does not compile. */
const KINDS: Readonly<Record<Event['kind'], true>> = {
  ...{ shown: true, copied: true, inserted: true, finished: true, answered: true, practised: true },
  ...{
    rating: true,
    hint: true,
    request: true,
    searched: true,
    drifted: true,
    abandoned: true,
    visited: true,
    campaign: true,
  },
};
/** Of a key without its day. */
const LONGEST = 390;

/** How often something happened on one UTC day. */
export interface Rollup {
  /** day|kind|tool|page|lesson|revision|variant */
  readonly key: string;
  readonly count: number;
}

/** Nobody does anything more often in a day. */
const MOST = 100_000;

/** Tells whether this may be how often something happened on a day. */
export const isCount = (count: unknown): count is number =>
  Number.isSafeInteger(count) && (count as number) > 0 && (count as number) <= MOST;

/** A roll-up's key, taken apart; what an event does not have is empty. */
export interface RollupParts {
  readonly day: string;
  readonly kind: Event['kind'];
  readonly tool: string;
  readonly page: string;
  readonly lesson: string;
  readonly revision: string;
  readonly variant: string;
}

/**
 * The key under which an event counts.
 * @param before what its person said of the lesson's revision until then: votes can be counted from roll-ups alone
 */
export function rollupKey(event: Event, before: Rating | null = null): string {
  const [lesson, revision] = lessonOf(event);
  const where = [event.tool ?? '', event.page ?? '', lesson, revision];
  return [dayOf(event.at), event.kind, ...where, variantOf(event, before)].join('|');
}

/** @returns null for a key of another form */
export function rollupParts(key: string): RollupParts | null {
  const [day, rest] = dayIn(key);
  const subject = isDay(day) ? subjectReader()(rest) : null;
  return subject && { day, ...subject };
}

/** The day that a roll-up's key begins with, and the rest of it, from the bar on. */
export function dayIn(key: string): [day: string, rest: string] {
  const end = key.indexOf('|');
  return end < 0 ? [key, ''] : [key.slice(0, end), key.slice(end)];
}

/** What a roll-up counts: its key without the day. */
export type Subject = Omit<RollupParts, 'day'>;

/** Reads many keys without their days, each once. @returns null for another form */
export function subjectReader(): (rest: string) => Subject | null {
  const isId = once((id: string) => id === '' || v.is(Slug, id));
  const isLesson = once((ref: string) => ref === '' || isRef(ref));
  return once((rest) => {
    const parts = rest.split('|');
    const [start, kind = '', tool = '', page = '', lesson = '', revision = '', variant = ''] = parts;
    const isPlaced = start === '' && parts.length === 7 && isId(tool) && isId(page) && isLesson(lesson);
    return isPlaced && isKind(kind) && rest.length <= LONGEST
      ? { kind, tool, page, lesson, revision, variant }
      : null;
  });
}

/** A lesson as events name it: its pack's id and its own. */
export const isRef = (ref: string) => {
  const [pack = '', lesson = '', ...more] = ref.split('/');
  return more.length === 0 && v.is(Slug, pack) && v.is(Slug, lesson);
};

/** A day that there is, of this century or the end of the last: an export may hold anything. */
export function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return /^(19[789]\d|20\d\d)-/.test(day) && !Number.isNaN(at) && dayOf(at) === day;
}

const isKind = (kind: string): kind is Event['kind'] => Object.hasOwn(KINDS, kind);

/** Counts events anew, as they are counted when they are stored one by one. @param events in any order */
export function rollupsOf(events: readonly Event[]): Rollup[] {
  const counts = new Map<string, number>();
  const said = new Map<string, Rating | null>();
  const inOrder = [...events].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  for (const event of inOrder) {
    const subject = event.kind === 'rating' ? `${event.person} ${event.lesson} ${event.revision}` : '';
    const key = rollupKey(event, said.get(subject) ?? null);
    if (event.kind === 'rating') said.set(subject, event.data.useful === null ? null : event.data);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => ({ key, count }));
}

/** What a person said of a revision before an event, for its roll-up. */
export function saidBefore(events: readonly Event[], event: Event): Rating | null {
  if (event.kind !== 'rating') return null;
  const own = events.filter(
    (one) =>
      one.kind === 'rating' &&
      one.person === event.person &&
      one.lesson === event.lesson &&
      one.revision === event.revision,
  );
  return standing(own as (typeof event)[])[0]?.data ?? null;
}

function lessonOf(event: Event): [lesson: string, revision: string] {
  if (event.kind === 'visited') return [event.data.best ?? '', ''];
  return 'lesson' in event ? [event.lesson, event.revision] : ['', ''];
}

function variantOf(event: Event, before: Rating | null): string {
  switch (event.kind) {
    case 'hint':
      return event.data.fate;
    case 'answered':
      return `${event.data.block}:${event.data.right ? 'right' : 'wrong'}`;
    case 'practised':
      return `${event.data.block}:${event.data.wrong === 0 ? 'right' : 'wrong'}`;
    case 'drifted':
    case 'abandoned':
      return `${event.data.block}:${event.data.step}`;
    case 'visited':
      return `${event.data.fit}${event.data.asked ? ':asked' : ''}`;
    case 'searched':
      // A search that counts in place of another says so: no gap is counted twice.
      return `${event.data.found === 0 ? 'none' : 'some'}${event.data.instead ? ':instead' : ''}`;
    case 'campaign':
      return partsOf(event.data).join(':');
    case 'rating':
      return `${before ? `${wordOf(before)}>` : ''}${wordOf(event.data)}`;
    default:
      return '';
  }
}

function partsOf(data: CampaignAct): string[] {
  const { act, campaign } = data;
  return [act, campaign, 'item' in data ? data.item : '', 'rule' in data ? data.rule : ''];
}

function wordOf({ useful, reason }: Rating): string {
  if (useful === null) return 'undone';
  return useful ? 'useful' : `not-useful:${reason ?? ''}`;
}

/** The change in votes that a rating's variant tells: each person's earlier word is taken off. */
export function votesIn(variant: string): { useful: number; notUseful: number; reason: string } {
  const [now = '', before = ''] = variant.split('>').reverse();
  const is = (word: string, what: string) => (word === what || word.startsWith(`${what}:`) ? 1 : 0);
  return {
    useful: is(now, 'useful') - is(before, 'useful'),
    notUseful: is(now, 'not-useful') - is(before, 'not-useful'),
    reason: now.startsWith('not-useful:') ? now.slice('not-useful:'.length) : '',
  };
}
