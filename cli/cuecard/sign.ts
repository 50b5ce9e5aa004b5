/** `cuecard sign FILE`: puts the signature into a pack file. */
import { readFile } from 'node:fs/promises';
import { readPack } from '../../lib/lesson/pack.ts';
import { signPack } from '../../lib/lesson/signature.ts';
import { replaceFile } from './files.ts';
import { readPrivateKey } from './key.ts';
import { MaterialError, type Outcome, typed, UsageError } from './outcome.ts';

export async function signFile(file: string, key: string, output = file): Promise<Outcome> {
  const { privateKey, publicText, fingerprint } = await readPrivateKey(key);
  const bytes = await readFile(file).catch((error: Error) => {
    throw new UsageError(
      `${file} cannot be read (${error.message}); name a file that "${typed('build')}" made`,
    );
  });
  const signed = await signedPack(new Uint8Array(bytes), file, privateKey);
  await replaceFile(output, signed);
  return {
    problems: [],
    lines: [`${output} is signed.`, `Public key:  ${publicText}`, `Fingerprint: ${fingerprint}`],
    facts: { file: output, key: publicText, fingerprint, bytes: signed.length },
  };
}

/** Only what is a pack is signed. */
async function signedPack(bytes: Uint8Array, file: string, key: CryptoKey): Promise<Uint8Array> {
  try {
    readPack(bytes, file);
    return await signPack(bytes, key);
  } catch (error) {
    throw new MaterialError((error as Error).message);
  }
}
