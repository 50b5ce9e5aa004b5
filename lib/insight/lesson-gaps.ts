/** Lessons to mend: rated not useful, opened again and again, ended at a step, with wrong answers, drifting. */
import { ORIGINAL } from '../lesson/variant.ts';
import type { Catalogue } from './catalogue.ts';
import type { Event } from './event.ts';
import { votesOn } from './figures.ts';
import { type Found, PLAIN } from './gap.ts';
import type { RevisionTally, Tally } from './tally.ts';
import { chanceUseless, isFlagged } from './usefulness.ts';
import { standings } from './versions.ts';

/** Who opened a lesson so often does not remember it. */
const AGAIN = 4;
/** So many people, or such a share of those who opened it. */
const [MANY, SHARE] = [2, 0.3];
/** A step at which so many of the openings ended, and at least so often. */
const [ENDED, TWICE] = [0.2, 2];

/**
 * What is to be mended in the lessons' current revisions: what was mended already is not asked for again.
 * @param shown as `shownNow` has it
 */
export function lessonGaps({ lessons }: Tally, catalogue: Catalogue, shown: Shown): Found[] {
  const known = new Map(catalogue.lessons.map((lesson) => [lesson.ref, lesson]));
  return [...lessons].flatMap(([ref, revisions]) => {
    const place = known.get(ref)?.places[0];
    return standings(revisions, known.get(ref)).flatMap(({ letter, revisions, counted: one }) => {
      const base = {
        ...PLAIN,
        ...{ lesson: ref, tool: place?.tool ?? null, page: place?.page ?? null },
        ...{ by: one.people, action: 'mend' as const },
        ...(letter !== ORIGINAL && { variant: letter }),
      };
      const name = letter === ORIGINAL ? ref : `${ref}.${letter}`;
      const seen = (at: string) =>
        revisions.flatMap((revision) => shown.get(`${ref} ${revision} ${at}`) ?? []);
      return [useless, again, abandoned, wrong, drift(seen)].flatMap((find) => find(base, one, name));
    });
  });
}

type Base = Omit<Found, 'kind' | 'n' | 'cost' | 'name'>;

function useless(base: Base, one: RevisionTally, ref: string): Found[] {
  const votes = votesOn(one);
  if (!isFlagged(votes)) return [];
  const n = votes.votes - votes.useful;
  const reasons = [...one.reasons]
    .map(([reason, n]) => ({ reason, n }))
    .sort((a, b) => b.n - a.n || (a.reason < b.reason ? -1 : 1));
  // Most who open it say nothing: the share of those who did is taken for all.
  const cost = Math.max(n, one.opened * (n / votes.votes)) * chanceUseless(votes);
  return [{ ...base, kind: 'useless', n, of: votes.votes, cost, reasons, name: ref }];
}

function again(base: Base, one: RevisionTally, ref: string): Found[] {
  const often = [...one.openedBy.values()].filter((count) => count >= AGAIN);
  const cost = often.reduce((sum, count) => sum + count - 1, 0);
  // On one person's own device there is nobody else to compare with: it is said how often they did.
  if (one.openedBy.size === 1 && often.length === 1)
    return [{ ...base, kind: 'again', n: often[0]!, cost, name: ref }];
  if (often.length < MANY || often.length < SHARE * one.openedBy.size) return [];
  return [{ ...base, kind: 'again', n: often.length, of: one.openedBy.size, cost, name: ref }];
}

function abandoned(base: Base, one: RevisionTally, ref: string): Found[] {
  return [...one.abandoned].flatMap(([at, n]): Found[] => {
    if (n < TWICE || n < ENDED * one.opened) return [];
    return [{ ...base, ...placeIn(at), kind: 'abandoned', n, of: one.opened, cost: n, name: `${ref}:${at}` }];
  });
}

function wrong(base: Base, one: RevisionTally, ref: string): Found[] {
  return [...one.answers].flatMap(([block, { right, wrong: n }]): Found[] => {
    const of = right + n;
    // The rule for lessons that do not help, for checks that most get wrong.
    if (!isFlagged({ useful: right, votes: of })) return [];
    return [{ ...base, kind: 'wrong', block, n, of, cost: n, name: `${ref}:${block}` }];
  });
}

const drift =
  (seen: (at: string) => readonly string[]) =>
  (base: Base, one: RevisionTally, ref: string): Found[] =>
    [...one.drifted].map(([at, n]) => ({
      ...{ ...base, ...placeIn(at), kind: 'drift' as const, n, cost: n, name: `${ref}:${at}` },
      words: seen(at),
    }));

/** What the page shows where a step's element was, by lesson, revision, block and step; the most frequent first. */
export type Shown = ReadonlyMap<string, readonly string[]>;

export function shownNow(told: readonly Event[]): Shown {
  const counts = new Map<string, Map<string, number>>();
  for (const event of told) {
    if (event.kind !== 'drifted' || !event.data.candidate?.name) continue;
    const { lesson, revision, data } = event;
    const key = `${lesson} ${revision} ${data.block}:${data.step}`;
    const own = counts.get(key) ?? new Map<string, number>();
    counts.set(key, own);
    own.set(data.candidate!.name!, (own.get(data.candidate!.name!) ?? 0) + 1);
  }
  const order = (own: Map<string, number>) => [...own].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Map([...counts].map(([key, own]) => [key, order(own).map(([name]) => name)]));
}

/** "block:step"; older counts do not say it. */
function placeIn(at: string): Pick<Found, 'block' | 'step'> {
  const [, block, step] = /^(\d+):(\d+)$/.exec(at) ?? [];
  return block === undefined ? { block: null, step: null } : { block: Number(block), step: Number(step) };
}
