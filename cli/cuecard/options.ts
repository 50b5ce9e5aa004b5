/** What is given to a command beside its name, and how it is checked. */
import { UsageError } from './outcome.ts';

export type Options = Record<string, string | string[] | boolean | undefined>;

/** The options that were given. */
export const text = (options: Options) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >;

/** @throws UsageError, which says how to write it */
export function day(given: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given))) return given;
  throw new UsageError(`"${given}" is no date; write it as YYYY-MM-DD`);
}

/** @throws UsageError, which says how to write it */
export function port(given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  throw new UsageError(`"${given}" is no port; write a number from 1 to 65535, or 0 for a free one`);
}

/** @throws UsageError, which says how to write it */
export function letter(given: string): string {
  if (/^[b-z]$/.test(given)) return given;
  throw new UsageError(`"${given}" is no variant; write the letter in its file's name, such as b`);
}
