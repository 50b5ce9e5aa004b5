/** What an export's file is called. */
import { hexOf, sha256 } from '../sha256.ts';

/**
 * The name of an export's file. Those of several people can lie in one folder, and say nobody's name: the end is a digest
 * of the person's pseudonym.
 * @param day YYYY-MM-DD
 * @param ending such as `json`
 */
export async function exportName(person: string | null, day: string, ending: string): Promise<string> {
  const mark = person === null ? '' : `-${hexOf(await sha256(person)).slice(0, 12)}`;
  return `cuecard-${day}${mark}.${ending}`;
}
