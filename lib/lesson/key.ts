/** Public keys as people pass them on: the raw 32 bytes of an Ed25519 key (RFC 8032) in base64url, without padding. */
import { hexOf, sha256 } from '../sha256.ts';

const TEXT = /^[A-Za-z0-9_-]{43}$/;

/**
 * Reads a public key.
 * @throws Error when the text is none; the message says how to write it
 */
export async function publicKeyOf(text: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', rawOf(text), 'Ed25519', true, ['verify']);
}

/** Writes a public key. */
export async function keyText(key: CryptoKey): Promise<string> {
  return encode(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
}

/**
 * What people compare before they trust a key: the SHA-256 of its bytes, in groups of four hex digits.
 * @throws Error when the text is no key
 */
export async function fingerprint(text: string): Promise<string> {
  return hexOf(await sha256(rawOf(text)))
    .match(/.{4}/g)!
    .join(' ');
}

function rawOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = TEXT.test(text) ? decode(text) : null;
  // The last letter holds two bits more than the key: two texts for one key would be two keys to people.
  if (!bytes || encode(bytes) !== text) throw new Error('write the public key as `cuecard keygen` prints it');
  return bytes;
}

function encode(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}
