/**
 * The signature of a pack file: Ed25519 (RFC 8032) over the sorted list of its paths, each with the SHA-256 of its
 * content. Packs that ship inside the extension carry none: the browser checks the extension as a whole.
 */
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { hexOf, sha256 } from '../sha256.ts';
import { checkSize, NO_DATE } from './pack.ts';

const NAME = 'SIGNATURE';

/**
 * Signs a pack file; an earlier signature is replaced.
 * @param key private Ed25519 key
 */
export async function signPack(bytes: Uint8Array, key: CryptoKey): Promise<Uint8Array> {
  const { [NAME]: _, ...files } = unzipSync(bytes, { filter: checkSize() });
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', key, await listing(files)));
  const all: Zippable = { ...files, [NAME]: signature };
  return zipSync(all, { level: 9, mtime: NO_DATE });
}

/**
 * Tells whether somebody signed a pack file, be it rightly or not.
 * @throws Error when the bytes are no zip
 */
export function isSigned(bytes: Uint8Array): boolean {
  return NAME in unzipSync(bytes, { filter: ({ name }) => name === NAME });
}

/**
 * Checks a pack file against a public Ed25519 key.
 * @returns 'valid'; 'unsigned' when there is no signature; 'wrong' for another key, or any file changed, added or gone
 * @throws Error when the bytes are no zip, or unpack to too much
 */
export async function verifyPack(bytes: Uint8Array, key: CryptoKey): Promise<'valid' | 'unsigned' | 'wrong'> {
  const { [NAME]: signature, ...files } = unzipSync(bytes, { filter: checkSize() });
  if (!signature) return 'unsigned';
  const isValid = await crypto.subtle.verify('Ed25519', key, owned(signature), await listing(files));
  return isValid ? 'valid' : 'wrong';
}

/** One line for each file, in code-unit order: digest, two spaces, path as JSON, so that no path can forge a line. */
async function listing(files: Record<string, Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const paths = Object.keys(files).sort();
  const lines = await Promise.all(
    paths.map(async (path) => `${hexOf(await sha256(files[path]!))}  ${JSON.stringify(path)}\n`),
  );
  return owned(strToU8(lines.join('')));
}

/** Web Crypto takes no shared memory; the type of a plain array leaves that open. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
