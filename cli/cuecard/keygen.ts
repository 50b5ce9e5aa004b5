/** `cuecard keygen`: the pair of keys that a pack is signed and checked with. */
import { fingerprint, keyText } from '../../lib/lesson/key.ts';
import { createFile } from './files.ts';
import { type Outcome, UsageError } from './outcome.ts';

/** @throws UsageError where the file is there already: a key that is gone cannot be had again */
export async function makeKey(file: string): Promise<Outcome> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey)).toString('base64');
  const pem = `-----BEGIN PRIVATE KEY-----\n${der.match(/.{1,64}/g)!.join('\n')}\n-----END PRIVATE KEY-----\n`;
  if (!(await createFile(file, pem, 0o600)))
    throw new UsageError(`${file} is there already and was left as it is; name another file with --output`);
  const key = await keyText(pair.publicKey);
  const facts = { file, key, fingerprint: await fingerprint(key) };
  return {
    problems: [],
    lines: [
      `Private key: ${file}. Keep it secret, and keep a copy: without it no update reaches anybody.`,
      `Public key:  ${facts.key}`,
      `Fingerprint: ${facts.fingerprint}`,
      'Give people the public key with the address of the pack; they compare the fingerprint in Options.',
    ],
    facts,
  };
}
