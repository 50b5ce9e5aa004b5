/** Completions as rows of a table, for a learning management system. It knows people by their ids: no names. */
import type { Status } from './status.ts';

export const LMS_COLUMNS = [
  'person',
  'campaign',
  'lesson',
  'title',
  'status',
  'completed',
  'late',
  'score',
] as const;
export type LmsRow = Record<(typeof LMS_COLUMNS)[number], string>;

/** @param titleOf the question of a lesson, by its id */
export function lmsRows({ campaign, people }: Status, titleOf: (lesson: string) => string): LmsRow[] {
  return people.flatMap(({ person, lessons }) =>
    lessons.map(({ lesson, is, at, score }) => ({
      person,
      campaign,
      lesson,
      title: titleOf(lesson),
      status: at !== null ? 'completed' : is === 'excused' ? 'excused' : is === 'open' ? 'incomplete' : is,
      completed: at === null ? '' : new Date(at).toISOString(),
      late: at === null ? '' : is === 'late' ? 'yes' : 'no',
      score: score === null ? '' : String(score),
    })),
  );
}
