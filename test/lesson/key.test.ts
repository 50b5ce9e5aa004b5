import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../lib/lesson/address.ts';
import { fingerprint, keyText, publicKeyOf } from '../../lib/lesson/key.ts';
import { compareVersions } from '../../lib/lesson/version.ts';

/** The public key of RFC 8032, 7.1, test 1, and its SHA-256 by another program. */
const KEY = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
const DIGEST = '21fe 31df a154 a261 626b f854 046f d227 1b7b ed4b 6abe 45aa 5887 7ef4 7f97 21b9';

describe('a key', () => {
  it('is read and written as it was', async () => {
    expect(await keyText(await publicKeyOf(KEY))).toBe(KEY);
    expect(await fingerprint(KEY)).toBe(DIGEST);
  });

  it.each([
    ['nothing', ''],
    ['too short', KEY.slice(1)],
    ['too long', `${KEY}A`],
    ['padded', `${KEY}=`],
    ['plain base64', KEY.replace('_', '/')],
    ['the same bytes in other letters', `${KEY.slice(0, -1)}p`],
  ])('that is %s is refused, with the mend', async (_, text) => {
    await expect(publicKeyOf(text)).rejects.toThrow('cuecard keygen');
    await expect(fingerprint(text)).rejects.toThrow('cuecard keygen');
  });

  it('that is any other text is refused, and by no other exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        await expect(fingerprint(text)).rejects.toThrow('cuecard keygen');
      }),
    );
  });
});

describe('an address', () => {
  it.each([
    ['https://packs.example.com/a.zip', 'https://packs.example.com/a.zip', null],
    [' https://packs.example.com/a.zip?v=1#key=abc ', 'https://packs.example.com/a.zip?v=1', 'abc'],
    ['http://localhost:4321/#key=abc', 'http://localhost:4321/', 'abc'],
    ['http://127.0.0.1:4321/a.zip', 'http://127.0.0.1:4321/a.zip', null],
  ])('%s may be a pack', (text, url, key) => expect(readAddress(text)).toEqual({ url, key }));

  it.each([
    'http://packs.example.com/a.zip',
    'http://localhost.example.com/a.zip',
    'http://10.0.0.1/a.zip',
    'https://ada:secret@packs.example.com/a.zip',
    'ftp://packs.example.com/a.zip',
    'file:///a.zip',
    'data:application/zip,x',
    'blob:https://packs.example.com/1',
    'javascript:alert(1)',
    'packs.example.com/a.zip',
    '',
  ])('%s may not', (text) => expect(readAddress(text)).toBeNull());
});

it('versions are compared as numbers', () => {
  const sorted = [
    '0.9.9',
    '1.0.0',
    '1.0.10',
    '1.2.0',
    '1.10.0',
    '2.0.0',
    '10.0.0',
    '99999999999999999999.0.0',
  ];
  expect(sorted.toReversed().sort(compareVersions)).toEqual(sorted);
  expect(compareVersions('1.2.3', '1.2.3')).toBe(0);
});
