/** SHA-256 (FIPS 180-4). */

/** @param of a text is taken as UTF-8 */
export async function sha256(of: string | Uint8Array): Promise<Uint8Array> {
  // Web Crypto takes no shared memory; the type of a plain array leaves that open.
  const bytes = typeof of === 'string' ? new TextEncoder().encode(of) : new Uint8Array(of);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Bytes as hex digits, two each. */
export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
