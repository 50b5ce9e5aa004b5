/** The mark of a lesson's content: another content, another revision. */

/**
 * First 8 hex digits of SHA-256 of the content, normalised: keys sorted, so that only a change of meaning counts.
 * @param content the lesson without its revision
 */
export async function revisionOf(content: unknown): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(normal(content)));
  return [...new Uint8Array(digest).slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function normal(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
