/** Reads the keys that a pack is signed and checked with. */
import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fingerprint, publicKeyOf } from '../../lib/lesson/key.ts';
import { typed, UsageError } from './outcome.ts';

export interface PrivateKey {
  readonly privateKey: CryptoKey;
  /** The public half, as text. */
  readonly publicText: string;
  readonly fingerprint: string;
}

/** @throws UsageError where the file holds no private Ed25519 key */
export async function readPrivateKey(file: string): Promise<PrivateKey> {
  const pem = await readFile(file, 'utf8').catch((error: Error) => {
    throw new UsageError(
      `the key ${file} cannot be read (${error.message}); make one with "${typed('keygen')}"`,
    );
  });
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`it is ${key.asymmetricKeyType}`);
    const pkcs8 = new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }));
    const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
    // RFC 8037: the public half of the JWK, in base64url as packs' keys are written.
    const publicText = key.export({ format: 'jwk' }).x ?? '';
    return { privateKey, publicText, fingerprint: await fingerprint(publicText) };
  } catch {
    throw new UsageError(`${file} holds no private Ed25519 key; make one with "${typed('keygen')}"`);
  }
}

/**
 * @param given a public key as text, or a file that holds one or a private key
 * @throws UsageError where it is none
 */
export async function readPublicKey(given: string): Promise<{ key: CryptoKey; fingerprint: string }> {
  const text = /^[A-Za-z0-9_-]{43}=?$/.test(given) ? given : await publicTextIn(given);
  try {
    const bare = text.trim().replace(/=$/, '');
    return { key: await publicKeyOf(bare), fingerprint: await fingerprint(bare) };
  } catch (error) {
    throw new UsageError(`"${given}" is no public key: ${(error as Error).message}`);
  }
}

async function publicTextIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`"${file}" is neither a public key nor a file; "${typed('keygen')}" prints the key`);
  });
  return text.includes('PRIVATE KEY') ? (await readPrivateKey(file)).publicText : text;
}
