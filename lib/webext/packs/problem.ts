/** What went wrong with a pack, as it is told. */
import { Failure, PackFault, type PackProblem } from '../../answer.ts';

/** @param at UTC, ms */
export function problemOf(error: unknown, at: number): PackProblem {
  if (error instanceof PackFault) return { code: error.code, details: error.details, at };
  if (error instanceof Failure) return { code: error.code === 'full' ? 'full' : 'database', details: [], at };
  console.error(error);
  return { code: 'broken', details: [String(error)], at };
}
