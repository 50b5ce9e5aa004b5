/** Campaigns and people for tests. Times on the wall are told by `Intl`, not by the code under test. */
import 'temporal-polyfill/global';
import type { Act } from '../../lib/campaign/act.ts';
import type { Answer, Mine, Visit } from '../../lib/campaign/ask.ts';
import { askIn } from '../../lib/campaign/ask.ts';
import type { Campaign } from '../../lib/campaign/schema.ts';
import { type InPack, type Item, standingOf } from '../../lib/campaign/standing.ts';
import type { Manners, Past } from '../../lib/hint/policy.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const MANNERS: Manners = { often: 'normal', quiet: null, off: [], pages: [], pausedUntil: null };

export const entry = (lesson: string, change: Partial<Campaign['lessons'][number]> = {}) => ({
  lesson,
  marks: ['0000000a'],
  checks: [0],
  done: 'check' as const,
  score: 100,
  ...change,
});

/** Two days, two lessons, in each person's own time. */
export function campaign(change: Partial<Campaign> = {}): Campaign {
  return {
    id: 'greetings',
    goal: 'Everybody greets as agreed.',
    lessons: [entry('greet'), entry('close')],
    order: 'any',
    required: true,
    from: '2026-10-29T09:00',
    until: '2026-10-30T17:00',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    hours: { from: '08:00', to: '18:00' },
    quiet: [],
    where: ['desk'],
    beacon: null,
    card: null,
    reminders: [],
    recaps: null,
    snoozes: 3,
    excuse: true,
    anew: false,
    ...change,
  };
}

export const inPack = (change: Partial<Campaign> = {}): InPack => ({
  pack: 'acme',
  campaign: campaign(change),
});

export const utc = (iso: string) => Date.parse(iso);

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}

/** Day and time on the wall, as a calendar there shows them. */
export function clockIn(zone: string, at: number): { day: string; time: string; weekday: string } {
  const parts = formatFor(zone).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)!.value;
  return {
    day: `${of('year')}-${of('month')}-${of('day')}`,
    time: `${of('hour')}:${of('minute')}`,
    weekday: of('weekday').toLowerCase(),
  };
}

export function visit(now: number, zone: string, change: Partial<Visit> = {}): Visit {
  const [hours, minutes] = clockIn(zone, now).time.split(':').map(Number);
  return {
    now,
    zone,
    minute: hours! * 60 + minutes!,
    busy: null,
    tool: 'desk',
    page: 'queue',
    matches: [],
    open: null,
    history: [],
    isPrivate: false,
    up: null,
    ...change,
  };
}

export const mineOf = (one: InPack, acts: readonly Act[], now: number, zone: string): Mine => ({
  ...one,
  member: 'in',
  items: standingOf(one, acts, now, zone),
});

/** What is asked of somebody who did this before. */
export function asked(
  one: InPack,
  now: number,
  zone: string,
  {
    acts = [],
    history = [],
    manners = MANNERS,
    ...change
  }: Partial<Visit> & { acts?: Act[]; manners?: Manners } = {},
): Answer {
  return askIn(visit(now, zone, { ...change, history }), manners, [mineOf(one, acts, now, zone)]);
}

/** The hint of an item, and what became of it. */
export const past = (
  item: Pick<Item, 'campaign' | 'id' | 'lessons' | 'marks'>,
  at: number,
  fate: Past['fate'],
) => ({
  at,
  lesson: item.lessons[0]!,
  fate,
  campaign: item.campaign,
  item: item.id,
  mark: item.marks[0]!,
});

export const answered = (lesson: string, at: number, zone: string, right = true, block = 0): Act => ({
  act: 'answered',
  lesson: `acme/${lesson}`,
  mark: '0000000a',
  at,
  zone,
  block,
  right,
});

export const said = (
  item: string,
  at: number,
  zone: string,
  what:
    | { act: 'acknowledged' | 'resumed' | 'recapped' }
    | { act: 'snoozed'; until: number }
    | { act: 'excused'; reason: 'absent' },
): Act => ({ at, zone, mark: '0000000a', campaign: 'acme/greetings', item, ...what }) as Act;
