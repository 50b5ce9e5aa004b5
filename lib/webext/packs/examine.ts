/** Looks whether what came is a whole pack, and who signed it. */
import { PackFault } from '../../answer.ts';
import { publicKeyOf } from '../../lesson/key.ts';
import { readPack } from '../../lesson/pack.ts';
import type { PackInfo } from '../../lesson/schema.ts';
import { isSigned, verifyPack } from '../../lesson/signature.ts';
import { hexOf, sha256 } from '../../sha256.ts';

export interface Examined {
  readonly info: PackInfo;
  /** The key that it is signed with. */
  readonly key: string;
  /** SHA-256 of the file, in hex. */
  readonly digest: string;
}

/**
 * Examines a pack file.
 * @param keys public keys, as texts
 * @returns null when it is signed, with none of them; 'key' is thrown where none of the texts is a key
 * @throws PackFault 'broken', 'unsigned' or 'key'
 */
export async function examine(bytes: Uint8Array, keys: readonly string[]): Promise<Examined | null> {
  const isWhole = await orBroken(() => isSigned(bytes));
  if (!isWhole) throw new PackFault('unsigned');
  const read = await Promise.all(keys.map((key) => publicKeyOf(key).catch(() => null)));
  if (keys.length > 0 && read.every((key) => key === null)) throw new PackFault('key');
  for (const [n, publicKey] of read.entries()) {
    if (!publicKey || (await orBroken(() => verifyPack(bytes, publicKey))) !== 'valid') continue;
    const { pack } = await orBroken(() => readPack(bytes, 'pack'));
    return { info: pack.info, key: keys[n]!, digest: await digestOf(bytes) };
  }
  return null;
}

async function orBroken<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new PackFault('broken', error instanceof Error ? error.message : String(error));
  }
}

export async function digestOf(bytes: Uint8Array): Promise<string> {
  return hexOf(await sha256(bytes));
}
