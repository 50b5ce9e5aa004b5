/** When an item of a campaign was done, by what its author takes as done. */
import type { Act } from './act.ts';
import type { Entry } from './schema.ts';

/** A lesson of a campaign, with the names that events have for it. */
export interface Asked extends Entry {
  /** `pack/lesson`. */
  readonly ref: string;
  /** `pack/campaign`. */
  readonly campaign: string;
}

type Answered = Extract<Act, { act: 'answered' }>;

/**
 * The act with which it was done first; null where it is not done. What was done with an earlier content counts no more.
 * @param acts one person's, in the order of their times
 * @param counted tells of an act whether it is not too old
 */
export function doneBy(entry: Asked, acts: readonly Act[], counted: (act: Act) => boolean): Act | null {
  const counts = acts.filter((act) => isAbout(entry, act) && counted(act));
  switch (entry.done) {
    case 'seen':
      return counts.find(({ act }) => act === 'seen') ?? null;
    case 'practised':
      return counts.find(({ act }) => act === 'practised') ?? null;
    case 'acknowledged':
      return counts.find(({ act }) => act === 'acknowledged') ?? null;
    case 'check':
      return passedBy(
        entry,
        counts.filter((act) => act.act === 'answered'),
      );
  }
}

/** Whether an act is about the lesson with a content that still counts. */
export function isAbout({ ref, campaign, lesson, marks }: Asked, act: Act): boolean {
  if (!('mark' in act) || !marks.includes(act.mark)) return false;
  if ('lesson' in act) return act.lesson === ref;
  return 'item' in act && act.campaign === campaign && act.item === lesson;
}

/** The share of checks whose last answer is right, in %; null where none was answered. */
export function scoreOf({ checks }: Pick<Entry, 'checks'>, answers: readonly Answered[]): number | null {
  const last = new Map(answers.map(({ block, right }) => [block, right]));
  const known = checks.filter((block) => last.has(block));
  if (known.length === 0) return null;
  return Math.floor((100 * known.filter((block) => last.get(block)).length) / checks.length);
}

/** The best of it so far: who tries again once it is done does not undo it. */
export function bestScore(of: Pick<Entry, 'checks'>, answers: readonly Answered[]): number | null {
  const all = answers.flatMap((_, n) => scoreOf(of, answers.slice(0, n + 1)) ?? []);
  return all.length > 0 ? Math.max(...all) : null;
}

function passedBy(entry: Asked, answers: readonly Answered[]): Act | null {
  const passed = answers.findIndex((_, n) => (scoreOf(entry, answers.slice(0, n + 1)) ?? -1) >= entry.score);
  return answers[passed] ?? null;
}
