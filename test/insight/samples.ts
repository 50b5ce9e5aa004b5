/** Events for tests: what a person does, one after the other. */
import { type Event, firstId } from '../../lib/insight/event.ts';

let made = 0;

/** 1 September 2026, a Tuesday. */
export const START = Date.UTC(2026, 8, 1, 9);
export const DAY = 24 * 60 * 60 * 1000;

type Bare = Event extends infer E ? (E extends Event ? Pick<E, 'kind' | 'data'> : never) : never;
type Given = Partial<Omit<Event, 'kind' | 'data'>> & { lesson?: string; revision?: string };

const OF_NO_LESSON = ['visited', 'searched', 'request'];

/** One event of Ann's on the desk's order page, about the lesson `acme/refund` where its kind speaks of one. */
export function event(bare: Bare, given: Given = {}): Event {
  made += 1;
  const at = given.at ?? START + made;
  const id = `${firstId(at).slice(0, -12)}${String(made).padStart(12, '0')}`;
  const about = OF_NO_LESSON.includes(bare.kind) ? {} : { lesson: 'acme/refund', revision: '0000000a' };
  const where = { tool: 'desk', page: 'orders', zone: 'UTC', person: 'ann' };
  return { id, at, ...where, ...about, ...bare, ...given } as Event;
}

/** Somebody opens the lesson and rates it, or not. */
export function use(useful: boolean | null, given: Given = {}): Event[] {
  const opened = event({ kind: 'shown', data: {} }, given);
  return useful === null ? [opened] : [opened, event({ kind: 'rating', data: { useful } }, given)];
}

export const people = (n: number, from = 0) => Array.from({ length: n }, (_, i) => `person-${from + i}`);
