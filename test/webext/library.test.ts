import { strToU8 } from 'fflate';
import { expect, it, vi } from 'vitest';
import { writePack } from '../../lib/lesson/pack.ts';
import { loadLibrary } from '../../lib/webext/library.ts';
import { samplePack } from '../lesson/samples.ts';

const NOBODY = { team: '', site: '', role: '' };
const NOWHERE = { tool: null, page: null };

const load = (files: Record<string, Uint8Array>, removed: string[] = []) =>
  loadLibrary({
    read: async (path) => {
      if (!files[path]) throw new Error(`no ${path}`);
      return files[path];
    },
    choice: { removed, language: 'en', who: NOBODY },
    now: () => 1234,
  });

it('loads the packs that ship; one that cannot be read is named and stops only itself', async () => {
  const library = await load({
    'packs/index.json': strToU8('["packs/bad.zip","packs/acme.zip","packs/gone.zip"]'),
    'packs/bad.zip': strToU8('<html>'),
    'packs/acme.zip': writePack(await samplePack()),
  });
  expect(library.packs.map(({ info, lessons, problems }) => [info.id, lessons, problems.length])).toEqual([
    ['bad', 0, 1],
    ['acme', 2, 0],
    ['gone', 0, 1],
  ]);
  expect(library.packs[0]?.problems[0]).toMatchObject({
    file: 'packs/bad.zip',
    message: expect.stringContaining('get it again'),
  });
  expect(library.packs.map(({ checked, removed }) => [checked, removed])).toEqual(
    Array(3).fill([1234, false]),
  );
  const shown = await library.shown('acme/refund', NOWHERE);
  expect(shown?.id).toBe('refund');
  expect(library.packOf('acme/refund')?.info.name).toBe('Acme');
  expect(library.tools.map(({ id }) => id)).toEqual(['desk']);
  expect(library.revisionOf('acme/refund')).toBe(shown?.revision);
  expect((await library.search('refund', 'desk')).length).toBeGreaterThan(0);
});

it('lists a pack that was taken out and uses nothing of it', async () => {
  const pack = await samplePack();
  const other = { ...pack, info: { ...pack.info, id: 'other', name: 'Other' }, tools: [] };
  const library = await load(
    {
      'packs/index.json': strToU8('["packs/acme.zip","packs/other.zip","packs/bad.zip"]'),
      'packs/acme.zip': writePack(pack),
      'packs/other.zip': writePack(other),
      'packs/bad.zip': strToU8('<html>'),
    },
    ['acme', 'bad'],
  );
  expect(library.packs.map(({ info, lessons, removed }) => [info.name, lessons, removed])).toEqual([
    ['Acme', 2, true],
    ['Other', 2, false],
    ['bad', 0, true],
  ]);
  expect(library.tools).toEqual([]);
  expect(await library.shown('acme/refund', NOWHERE)).toBeUndefined();
  expect((await library.search('refund', null)).map(({ ref }) => ref)).toContain('other/refund');
  expect((await library.search('refund', null)).map(({ ref }) => ref)).not.toContain('acme/refund');
  expect(library.revisionOf('acme/refund')).toBeUndefined();
  expect(library.revisionOf('other/refund')).toBeDefined();
});

it('unpacks what a lesson plays when it is asked for, of the pack as it is now', async () => {
  const pack = await samplePack();
  const media = new Map([['media/a.png', new Uint8Array([1, 2])]]);
  const reads = vi.fn();
  const files: Record<string, Uint8Array> = {
    'packs/index.json': strToU8('["packs/acme.zip"]'),
    'packs/acme.zip': writePack({ ...pack, media }),
  };
  const library = await loadLibrary({
    read: async (path) => {
      reads(path);
      return files[path]!;
    },
    choice: { removed: [], language: 'en', who: NOBODY },
    now: () => 1,
  });
  reads.mockClear();
  expect(await library.media('acme/refund', 'media/a.png')).toEqual(new Uint8Array([1, 2]));
  expect(await library.media('acme/refund', 'media/a.png')).toEqual(new Uint8Array([1, 2]));
  expect(reads).toHaveBeenCalledOnce();
  expect(await library.media('acme/refund', 'media/other.png')).toBeUndefined();
  expect(await library.media('acme/refund', 'lessons.json')).toBeUndefined();
  expect(await library.media('none/refund', 'media/a.png')).toBeUndefined();
});
