/**
 * When a check comes again: FSRS-6 with its default parameters (ts-fsrs; Ye, Su and Cao, A Stochastic Shortest Path Algorithm
 * for Optimizing Spaced Repetition Scheduling, KDD 2022), graded Good or Again. Whoever answers is at work: the steps of
 * minutes that learners by cards have are left out, so a check comes again after a day at the earliest.
 *
 * All is computed from the log of answers: it can be computed anew whenever the worker was killed.
 */
import { type Card, createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import { DAY_MS } from '../time.ts';

/** One answer to a check. `at`: UTC, ms, by the corrected clock. */
export interface Answered {
  readonly at: number;
  /** `pack/lesson`. */
  readonly lesson: string;
  /** A changed lesson is learned anew. */
  readonly revision: string;
  /** The number of the check among the lesson's blocks. */
  readonly block: number;
  readonly right: boolean;
}

/** What is known of a check's memory. Times are UTC, ms. */
export interface Memo {
  readonly lesson: string;
  readonly revision: string;
  readonly block: number;
  readonly due: number;
  readonly last: number;
  /** Days after which it is recalled with 90 %. */
  readonly stability: number;
  /** 1 to 10. */
  readonly difficulty: number;
  readonly reviews: number;
  readonly lapses: number;
}

/** So many reviews are asked of a person in a day of their calendar. */
export const MOST_A_DAY = 2;

/** No second answer within this counts: somebody tries all choices of a check. */
const SAME_SITTING = 10 * 60_000;

/** Between this and 90 %, at which it is due, it fades. */
const FADES = 0.95;

const scheduler = fsrs({ enable_short_term: false });

/**
 * The memory of each check that was answered.
 * @param log answers in any order; those given twice count once
 */
export function memosOf(log: readonly Answered[]): Memo[] {
  return [...byCheck(log).values()].map((answers) => {
    let card: Card = createEmptyCard(answers[0]!.at);
    for (const { at, right } of sittings(answers))
      card = scheduler.next(card, at, right ? Rating.Good : Rating.Again).card;
    const { lesson, revision, block } = answers[0]!;
    return {
      lesson,
      revision,
      block,
      due: card.due.getTime(),
      last: card.last_review?.getTime() ?? answers[0]!.at,
      stability: card.stability,
      difficulty: card.difficulty,
      reviews: card.reps,
      lapses: card.lapses,
    };
  });
}

/** How probable it is that a person still knows it, from 0 to 1. A clock that was put back makes nobody forget less. */
export function recallOf({ last, stability }: Pick<Memo, 'last' | 'stability'>, now: number): number {
  return scheduler.forgetting_curve(Math.max(0, now - last) / DAY_MS, stability);
}

/** What a learner sees of it: it is known, it fades, or it is due. */
export function standingOf(memo: Memo, now: number): 'known' | 'fading' | 'due' {
  if (now >= memo.due) return 'due';
  return recallOf(memo, now) < FADES ? 'fading' : 'known';
}

/**
 * The reviews to ask now, what is likeliest to be forgotten first; empty when the day has had its two.
 * @param zone where the person is now: their calendar says what a day is
 * @param current the lessons that there are, with their revisions: a review of another is not asked
 */
export function dueReviews(
  log: readonly Answered[],
  now: number,
  zone: string,
  current: ReadonlyMap<string, string>,
): Memo[] {
  return allDue(log, now, current).slice(0, leftOn(log, now, zone));
}

/** The same without the day's measure: of those that belong to a page the first may be asked there. */
export function allDue(log: readonly Answered[], now: number, current: ReadonlyMap<string, string>): Memo[] {
  return memosOf(log)
    .filter(({ lesson, revision, due }) => due <= now && current.get(lesson) === revision)
    .sort((a, b) => recallOf(a, now) - recallOf(b, now) || a.due - b.due);
}

/** How many more may be asked on this day of the person's calendar. */
export function leftOn(log: readonly Answered[], now: number, zone: string): number {
  return Math.max(0, MOST_A_DAY - reviewedOn(dayOf(now, zone), log, zone));
}

/** How many answers of a day were reviews: all but the first to each check. */
function reviewedOn(day: string, log: readonly Answered[], zone: string): number {
  return [...byCheck(log).values()].flatMap((answers) =>
    sittings(answers)
      .slice(1)
      .filter(({ at }) => dayOf(at, zone) === day),
  ).length;
}

/** The day of a person's calendar, such as `2026-11-30`. */
function dayOf(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The answers to each check, in the order of their times. */
function byCheck(log: readonly Answered[]): Map<string, Answered[]> {
  const checks = new Map<string, Answered[]>();
  for (const answer of log.toSorted((a, b) => a.at - b.at || Number(a.right) - Number(b.right))) {
    const key = JSON.stringify([answer.lesson, answer.revision, answer.block]);
    const own = checks.get(key);
    if (own) own.push(answer);
    else checks.set(key, [answer]);
  }
  return checks;
}

/** The first answer of each sitting: the second choice after a wrong one is no recall. */
function sittings(answers: readonly Answered[]): Answered[] {
  const kept: Answered[] = [];
  for (const answer of answers)
    if (answer.at - (kept.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= SAME_SITTING) kept.push(answer);
  return kept;
}
