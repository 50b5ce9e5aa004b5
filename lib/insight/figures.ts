/** What is told of one lesson: how it is used and rated, and whether its last edit helped. */
import type { Catalogue } from './catalogue.ts';
import { type Comparison, compareShares } from './effect.ts';
import type { Answers, RevisionTally, Tally } from './tally.ts';
import { chanceUseless, type Interval, isFlagged, wilson } from './usefulness.ts';
import { byTime, currentIn, standings, together } from './versions.ts';

export interface LessonFigures {
  readonly ref: string;
  readonly question: string;
  /** The one that is there now. */
  readonly revision: string;
  readonly people: number;
  readonly opened: number;
  readonly finished: number;
  readonly useful: number;
  readonly votes: number;
  /** Where the share that finds it useful lies, at 95 %. */
  readonly interval: Interval;
  /** The chance that fewer than half find it useful. */
  readonly chanceUseless: number;
  readonly isFlagged: boolean;
  readonly answers: Answers;
  readonly practice: Answers;
  readonly copied: number;
  readonly inserted: number;
}

/** The two latest revisions of a lesson that were used, by what was counted of each. */
export interface Effect {
  readonly ref: string;
  readonly question: string;
  /** The day on which the later one was first used: YYYY-MM-DD. */
  readonly since: string;
  readonly before: string;
  readonly after: string;
  /** Of those who rated it, who found it useful. */
  readonly useful: Comparison;
  /** Of its openings, how many came to the end. */
  readonly finished: Comparison;
  /** Of its checks' answers, how many were right. */
  readonly right: Comparison;
}

/** @param fewest with fewer people a lesson is not shown */
export function lessonFigures(counted: Tally, catalogue: Catalogue, fewest: number) {
  const lessons: LessonFigures[] = [];
  let hidden = 0;
  const known = new Map(catalogue.lessons.map((lesson) => [lesson.ref, lesson]));
  for (const [ref, revisions] of counted.lessons) {
    const one = together(standings(revisions, known.get(ref)).map(({ counted }) => counted));
    if (one.people.size < fewest) {
      hidden += 1;
      continue;
    }
    const votes = votesOn(one);
    lessons.push({
      ref,
      question: known.get(ref)?.question ?? ref,
      revision: one.revision,
      people: one.people.size,
      opened: one.opened,
      finished: Math.min(one.opened, one.finished),
      ...votes,
      interval: wilson(votes.useful, votes.votes),
      chanceUseless: chanceUseless(votes),
      isFlagged: isFlagged(votes),
      answers: sumOf(one.answers),
      practice: sumOf(one.practice),
      copied: one.copied,
      inserted: one.inserted,
    });
  }
  lessons.sort((a, b) => b.opened - a.opened || (a.ref < b.ref ? -1 : 1));
  return { lessons, hidden };
}

/** The votes on a revision. In a part of the time somebody may only have taken one back: there are never fewer than none. */
export function votesOn({ useful, notUseful }: RevisionTally): { useful: number; votes: number } {
  const yes = Math.max(0, useful);
  return { useful: yes, votes: yes + Math.max(0, notUseful) };
}

/** @param fewest people that each revision must have */
export function effects(counted: Tally, catalogue: Catalogue, fewest: number): Effect[] {
  const known = new Map(catalogue.lessons.map((lesson) => [lesson.ref, lesson]));
  const found = [...counted.lessons].flatMap(([ref, revisions]): Effect[] => {
    const { now, variants } = currentIn(revisions, known.get(ref));
    // What was before a variant may have been that one's, or its original's: nobody can tell since there are two.
    const end = variants.map(({ first }) => first).sort()[0] ?? null;
    const before = byTime(revisions)
      .filter((one) => ![...now, ...variants].includes(one) && (end === null || one.last <= end))
      .at(-1);
    // Of several languages it is that one's whose new text began when the old one ended.
    const after =
      before &&
      now
        .filter((one) => before.first <= one.first)
        .sort((a, b) => daysApart(a.first, before.last) - daysApart(b.first, before.last))[0];
    if (!before || !after || Math.min(before.people.size, after.people.size) < fewest) return [];
    return [
      {
        ref,
        question: known.get(ref)?.question ?? ref,
        since: after.first,
        before: before.revision,
        after: after.revision,
        ...compared(before, after),
      },
    ];
  });
  return found.sort(latestFirst);
}

const daysApart = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b));

/** The later one first. */
export const latestFirst = (a: Pick<Effect, 'since' | 'ref'>, b: Pick<Effect, 'since' | 'ref'>): number =>
  a.since < b.since ? 1 : a.since > b.since ? -1 : a.ref < b.ref ? -1 : 1;

/** Compares two revisions, or two variants, of a lesson. */
export function compared(
  before: RevisionTally,
  after: RevisionTally,
): Pick<Effect, 'useful' | 'finished' | 'right'> {
  const of = (share: (one: RevisionTally) => { count: number; n: number }) =>
    compareShares(share(before), share(after));
  return {
    useful: of((one) => {
      const { useful, votes } = votesOn(one);
      return { count: useful, n: votes };
    }),
    finished: of(({ finished, opened }) => ({ count: Math.min(finished, opened), n: opened })),
    right: of(({ answers }) => {
      const { right, wrong } = sumOf(answers);
      return { count: right, n: right + wrong };
    }),
  };
}

export function sumOf(answers: ReadonlyMap<number, Answers>): Answers {
  let [right, wrong] = [0, 0];
  for (const one of answers.values()) {
    right += one.right;
    wrong += one.wrong;
  }
  return { right, wrong };
}
