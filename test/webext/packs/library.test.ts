/** Which of two packs with one id is used. */
import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { loadLibrary } from '../../../lib/webext/library.ts';
import { accept } from '../../../lib/webext/packs/record.ts';
import { unsigned } from './shop.ts';

const CHOICE = { removed: [], language: 'en', who: { team: '', site: '', role: '' } };

/** The shipped pack has version 1.0.0; another of its id was added. */
async function library(version: string, change: object = {}, file?: Uint8Array) {
  const shipped = await unsigned();
  const bytes = file ?? (await unsigned({ version, name: 'Added' }));
  const info = { id: 'acme', name: 'Added', version, owner: 'Ada', languages: ['en'] };
  const offer = {
    info,
    key: 'k',
    digest: 'd',
    url: 'https://a.example/',
    etag: null,
    at: 7,
    isPreview: false,
    policyKey: null,
  };
  const record = { ...accept(null, false, offer), ...change };
  const read = async (path: string) =>
    path === 'packs/index.json' ? strToU8('["packs/acme.zip"]') : shipped;
  const added = [{ record, file: async () => bytes }];
  const loaded = await loadLibrary({ read, choice: CHOICE, now: () => 1, added });
  const rows = loaded.packs.map(({ info, isAdded, removed, isOutdone }) =>
    [info.name, isAdded && 'added', removed && 'removed', isOutdone && 'outdone'].filter(Boolean).join(' '),
  );
  return { rows, used: loaded.packOf('acme/refund')?.info.name, tools: loaded.tools.length };
}

it.each([
  ['newer', '1.0.1', {}, ['Added added'], 'Added'],
  ['as new', '1.0.0', {}, ['Acme', 'Added added outdone'], 'Acme'],
  ['older', '0.9.0', {}, ['Acme', 'Added added outdone'], 'Acme'],
  ['as new, but a preview', '1.0.0', { isPreview: true }, ['Added added'], 'Added'],
  ['taken out', '1.0.1', { isRemoved: true }, ['Acme', 'Added added removed'], 'Acme'],
])('an added pack that is %s', async (_, version, change, rows, used) => {
  expect(await library(version, change)).toEqual({ rows, used, tools: 1 });
});

it('an added pack that cannot be read leaves the one that ships in use', async () => {
  expect(await library('2.0.0', {}, new Uint8Array())).toMatchObject({ used: 'Acme', tools: 1 });
});
