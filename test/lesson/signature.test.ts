/** A signed pack is whole: any change of content or list is seen. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readPack, writePack } from '../../lib/lesson/pack.ts';
import { signPack, verifyPack } from '../../lib/lesson/signature.ts';

const info = { id: 'acme', name: 'Acme', version: '1.0.0', owner: 'Ada', languages: ['en'] };
const plain = writePack({ info, tools: [], lessons: [], media: new Map() });
const pair = () => crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']) as Promise<CryptoKeyPair>;
const { privateKey, publicKey } = await pair();

it('verifies with its key, reads as before, and signing again changes nothing', async () => {
  const signed = await signPack(plain, privateKey);
  expect(await verifyPack(signed, publicKey)).toBe('valid');
  expect(readPack(signed, 'acme.zip').pack.info).toEqual(info);
  expect(await signPack(signed, privateKey)).toEqual(signed);
});

it('is unsigned without a signature, and wrong with another key', async () => {
  expect(await verifyPack(plain, publicKey)).toBe('unsigned');
  expect(await verifyPack(await signPack(plain, (await pair()).privateKey), publicKey)).toBe('wrong');
});

it.each([
  ['changed', { 'lessons.json': strToU8('[ ]') }],
  ['added', { 'media/x.svg': strToU8('<svg/>') }],
  ['put under a path that looks like a line of the list', { 'a"\n0': strToU8('') }],
])('is wrong when a file is %s', async (_, change) => {
  const files = unzipSync(await signPack(plain, privateKey));
  expect(await verifyPack(zipSync({ ...files, ...change }), publicKey)).toBe('wrong');
});

it('is wrong when a file is gone', async () => {
  const { 'lessons.json': _, ...files } = unzipSync(await signPack(plain, privateKey));
  expect(await verifyPack(zipSync(files), publicKey)).toBe('wrong');
});
