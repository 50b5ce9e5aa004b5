/** The mark of a lesson's content: another content, another revision. */
import { hexOf, sha256 } from '../sha256.ts';

/**
 * First 8 hex digits of SHA-256 of the content, normalised: keys sorted, so that only a change of meaning counts.
 * @param content the lesson without its revision
 */
export async function revisionOf(content: unknown): Promise<string> {
  return hexOf((await sha256(normal(content))).slice(0, 4));
}

function normal(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
