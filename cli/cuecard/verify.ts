/** `cuecard verify FILE|URL`: whether a pack is whole and whose it is, and whether browsers can get it. */
import { readFile } from 'node:fs/promises';
import { type ReadPack, readPack } from '../../lib/lesson/pack.ts';
import type { Problem } from '../../lib/lesson/problem.ts';
import { verifyPack } from '../../lib/lesson/signature.ts';
import { download, isAddress } from './download.ts';
import { readPublicKey } from './key.ts';
import { counted, MaterialError, type Outcome, typed, UsageError } from './outcome.ts';
import type { Progress } from './terminal.ts';

type Signature = 'valid' | 'wrong' | 'unsigned' | 'signed';

export async function verify(
  from: string,
  given: string | undefined,
  progress: Progress = () => {},
): Promise<Outcome> {
  // A preview's address brings its key behind "#".
  const [, address = from, inline] = /^(https?:\/\/[^#]*)#(?:.*&)?key=([\w-]+)/.exec(from) ?? [];
  const key = given ?? inline;
  const trusted = key === undefined ? null : await readPublicKey(key);
  progress(isAddress(address) ? 'Downloading' : 'Reading');
  const got = isAddress(address) ? await download(address) : { bytes: await bytesOf(address), served: null };
  progress('Checking');
  const { pack, problems } = read(got.bytes, address);
  const signature = await signatureOf(got.bytes, address, trusted?.key ?? null);
  const { id, version } = pack.info;
  const { served } = got;
  return {
    problems,
    lines: [
      `${id} ${version}, ${counted(pack.lessons.length, 'lesson')}, ${counted(got.bytes.length, 'byte')}`,
      SAY[signature](trusted?.fingerprint ?? ''),
      ...(pack.info.next_key ? [`It introduces the next key: ${pack.info.next_key}`] : []),
      ...(served?.lines ?? []),
    ],
    facts: {
      signature,
      id,
      version,
      lessons: pack.lessons.length,
      bytes: got.bytes.length,
      ...(trusted ? { fingerprint: trusted.fingerprint } : {}),
      ...(served ? { cors: served.cors, etag: served.etag } : {}),
    },
    ok: signature === 'valid' || signature === 'signed',
  };
}

const SAY: Record<Signature, (fingerprint: string) => string> = {
  valid: (fingerprint) => `The signature is valid: by the key ${fingerprint}`,
  wrong: (fingerprint) =>
    `The signature is wrong: another key than ${fingerprint} signed it, or a file was changed, added or taken out`,
  unsigned: () => `It is unsigned; browsers take no such pack from an address: run "${typed('sign')}"`,
  signed: () => 'It has a signature; give --key with the public key to check whose',
};

async function bytesOf(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new UsageError(`${file} cannot be read (${error.message}); name a pack file or its address`);
  });
  return new Uint8Array(bytes);
}

function read(bytes: Uint8Array, name: string): ReadPack & { problems: Problem[] } {
  try {
    return readPack(bytes, name);
  } catch (error) {
    throw new MaterialError((error as Error).message);
  }
}

/** Without a key one can still tell whether there is a signature. */
async function signatureOf(bytes: Uint8Array, name: string, key: CryptoKey | null): Promise<Signature> {
  try {
    if (key) return await verifyPack(bytes, key);
    const any = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
    return (await verifyPack(bytes, any.publicKey)) === 'unsigned' ? 'unsigned' : 'signed';
  } catch (error) {
    throw new MaterialError(`${name} cannot be checked (${(error as Error).message})`);
  }
}
