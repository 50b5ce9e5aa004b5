/** Public Ed25519 keys of packs, as people copy and compare them. */

/** Raw bytes as base64url without padding: 43 characters for a key. */
export function keyText(raw: Uint8Array): string {
  return btoa(String.fromCharCode(...raw))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/**
 * Reads a public key.
 * @param text 32 bytes in base64url, as `keyText` writes them
 * @throws Error when it is none
 */
export function keyBytes(text: string): Uint8Array<ArrayBuffer> {
  const bare = text.trim().replace(/=+$/, '');
  if (!/^[A-Za-z0-9_-]{43}$/.test(bare)) throw new Error('a public key has 43 letters, digits, "-" and "_"');
  const raw = atob(bare.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(raw, (sign) => sign.charCodeAt(0));
}

/** The key for `verifyPack`. @throws Error when it is none */
export function publicKey(text: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', keyBytes(text), 'Ed25519', true, ['verify']);
}

/** SHA-256 of the raw key in groups of four hexadecimal digits: what two people read to each other. */
export async function fingerprint(raw: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', raw));
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.match(/.{4}/g)!.join(' ');
}
