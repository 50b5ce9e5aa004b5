/** From rating events to votes: the last word of each person on a lesson's revision counts, once. */
import type { Votes } from '../match/prior.ts';
import type { Event, Rating } from './event.ts';

export type RatingEvent = Extract<Event, { kind: 'rating' }>;

/**
 * The rating that stands for each person and revision.
 * @param events rating events in any order
 * @returns one event for each person, lesson and revision; a taken-back one is left out
 */
export function standing(events: readonly RatingEvent[]): RatingEvent[] {
  const last = new Map<string, RatingEvent>();
  for (const event of events) {
    const key = `${event.person} ${event.lesson} ${event.revision}`;
    const before = last.get(key);
    if (!before || isLater(event, before)) last.set(key, event);
  }
  return [...last.values()].filter((event) => event.data.useful !== null);
}

/**
 * Counts the votes by lesson.
 * @param revisionOf gives a lesson's current revision; votes on others do not count, for the author has mended it
 */
export function votesOf(
  events: readonly RatingEvent[],
  revisionOf: (lesson: string) => string | undefined,
): Map<string, Votes> {
  const votes = new Map<string, Votes>();
  for (const { lesson, revision, data } of standing(events)) {
    if (revisionOf(lesson) !== revision) continue;
    const { useful, votes: n } = votes.get(lesson) ?? { useful: 0, votes: 0 };
    votes.set(lesson, { useful: useful + (data.useful ? 1 : 0), votes: n + 1 });
  }
  return votes;
}

/** What one person last said of a lesson's revision, with its time, or null. */
export function ratingOf(
  events: readonly RatingEvent[],
  person: string,
  lesson: string,
  revision: string,
): (Rating & { at: number }) | null {
  const own = standing(
    events.filter((e) => e.person === person && e.lesson === lesson && e.revision === revision),
  )[0];
  return own ? { ...own.data, at: own.at } : null;
}

/** By time, and by id where the clock did not move. */
export function isLater(a: Event, b: Event): boolean {
  return a.at > b.at || (a.at === b.at && a.id > b.id);
}
