/** A company's events, made by a seed: people who open, rate and search for lessons over some weeks. */
import { type Event, firstId } from '../../lib/insight/event.ts';
import { type Random, randomFrom } from '../bench/match/random.ts';
import { DAY, START } from './samples.ts';

export interface Company {
  readonly people: number;
  readonly events: number;
  /** Lessons, by ref and how useful they are. */
  readonly lessons: readonly { readonly ref: string; readonly useful: number; readonly tool: string }[];
  readonly pages: readonly string[];
  readonly needs: readonly (readonly string[])[];
  /** Over so many days up to this time: UTC, ms. */
  readonly days: number;
  readonly end?: number;
  readonly seed?: number;
}

/** Makes events in the order of their time. */
export function eventsOf(company: Company): Event[] {
  const { people, events, days, end = START, seed = 1 } = company;
  const random = randomFrom(seed);
  const start = end - days * DAY;
  return Array.from({ length: events }, (_, n) => {
    const at = Math.floor(start + ((n + 0.5) * days * DAY) / events);
    const person = `person-${Math.floor(random() * people)}`;
    return eventAt(company, random, { n, at, person });
  });
}

function eventAt(
  company: Company,
  random: Random,
  { n, at, person }: { n: number; at: number; person: string },
): Event {
  const { lessons, pages, needs } = company;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() ** 1.6 * list.length)]!;
  const lesson = pick(lessons);
  const base = {
    id: `${firstId(at).slice(0, -12)}${n.toString(16).padStart(12, '0')}`,
    ...{ at, person, zone: 'UTC', tool: lesson.tool, page: pick(pages) },
  };
  // The lesson was mended in the middle of the time.
  const revision =
    n % 2 === 0 && at > (company.end ?? START) - (company.days * DAY) / 2 ? '0000000b' : '0000000a';
  const of = { ...base, lesson: lesson.ref, revision };
  const chance = random();
  const isUseful = random() < lesson.useful;
  if (chance < 0.45) return { ...of, kind: 'shown', data: {} };
  if (chance < 0.58) return { ...of, kind: 'finished', data: {} };
  if (chance < 0.7)
    return {
      ...{ ...of, kind: 'rating' },
      data: isUseful ? { useful: true } : { useful: false, reason: 'outdated' },
    };
  if (chance < 0.76) return { ...of, kind: 'answered', data: { block: 2, right: isUseful } };
  if (chance < 0.8) return { ...of, kind: 'copied', data: {} };
  if (chance < 0.84) return { ...of, kind: 'hint', data: { fate: isUseful ? 'opened' : 'seen' } };
  if (chance < 0.92) {
    const fit = isUseful ? 'sure' : 'none';
    return {
      ...{ ...base, kind: 'visited', page: fit === 'none' ? pages.at(-1)! : base.page },
      data: { fit, best: fit === 'sure' ? lesson.ref : null, asked: true },
    };
  }
  if (chance < 0.925) return { ...of, kind: 'drifted', data: { block: 1, step: 2 } };
  const words = pick(needs);
  return { ...base, kind: 'searched', data: { found: 0, words: [...words], unknown: 0 } };
}
