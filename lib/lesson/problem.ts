/** Something wrong in what an author wrote: where it is, what it is, and how to mend it. */
export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
  /** The lint rule that found it; none where the file itself cannot be read. */
  readonly rule?: string;
  /** How much it weighs; an error where nothing is said. */
  readonly level?: Level;
}

/** An error stops the build, a warning does not, and an info is no fault. */
export type Level = 'error' | 'warning' | 'info';

/** Where something stands in what an author wrote. */
export type Where = Pick<Problem, 'file' | 'line' | 'column'>;

export const levelOf = ({ level = 'error' }: Problem): Level => level;

/** One line that editors can follow: `file:line:column message`, with level and rule where the lint found it. */
export function formatProblem({ file, line, column, message, rule, level }: Problem): string {
  const kind = level && level !== 'error' ? `${level}: ` : '';
  return `${file}:${line}:${column} ${kind}${message}${rule ? ` [${rule}]` : ''}`;
}
