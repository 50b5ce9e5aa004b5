/** What an export's file is called. */
import { hexOf, sha256 } from '../sha256.ts';

/**
 * The name of an export's file. Those of several people can lie in one folder, and say nobody's name: the end is a digest
 * of the person's pseudonym.
 * @param now the day is the clock's own
 * @param ending such as `json`
 */
export async function exportName(person: string | null, now: Date, ending: string): Promise<string> {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0'));
  const mark = person === null ? '' : `-${hexOf(await sha256(person)).slice(0, 12)}`;
  return `cuecard-${day.join('-')}${mark}.${ending}`;
}
