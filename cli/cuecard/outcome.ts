/** What a command found and made: printed for people, or as JSON. */
import { levelOf, type Problem } from '../../lib/lesson/problem.ts';

export interface Outcome {
  /** What is wrong in the material; an error among them makes the exit code 1. */
  readonly problems: readonly Problem[];
  /** What to say besides. */
  readonly lines: readonly string[];
  /** The same for programs. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** False where something other than a problem went wrong in the material. */
  readonly ok?: boolean;
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {}

/** The material cannot be used: exit code 1. */
export class MaterialError extends Error {}

export const hasErrors = (problems: readonly Problem[]) => problems.some((one) => levelOf(one) === 'error');

export const isGood = ({ problems, ok = true }: Outcome) => ok && !hasErrors(problems);

/** A folder's name as it is typed: with a blank in it, in quotes. */
export const typedPath = (path: string) => (/\s/.test(path) ? `"${path}"` : path);

/** A command of ours as this person can type it: `cuecard` alone is found only where it was installed. */
export const typed = (words: string) =>
  `${process.env.npm_lifecycle_event === 'cuecard' ? 'npm run cuecard --' : 'cuecard'} ${words}`;

/** What shows a pack where it is used: in the project a browser of its own, elsewhere one's own browser. */
export const shows = (folder: string) =>
  `${process.env.npm_lifecycle_event === 'cuecard' ? 'npm start --' : 'cuecard preview'} ${typedPath(folder)}`;

const counted = (n: number, word: string) => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;

/** "3 lessons, 1 campaign": what a pack holds. */
export const contents = (lessons: number, campaigns: number) =>
  counted(lessons, 'lesson') + (campaigns > 0 ? `, ${counted(campaigns, 'campaign')}` : '');

/** "2 errors, 1 warning", or "nothing to mend". */
export function summary(problems: readonly Problem[]): string {
  const of = (level: string) => problems.filter((one) => levelOf(one) === level).length;
  const parts = [
    ...(of('error') ? [counted(of('error'), 'error')] : []),
    ...(of('warning') ? [counted(of('warning'), 'warning')] : []),
  ];
  return parts.join(', ') || 'nothing to mend';
}

export { counted };
