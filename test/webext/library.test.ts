import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { writePack } from '../../lib/lesson/pack.ts';
import { loadLibrary } from '../../lib/webext/library.ts';
import { samplePack } from '../lesson/samples.ts';

const load = (files: Record<string, Uint8Array>) =>
  loadLibrary(async (path) => {
    if (!files[path]) throw new Error(`no ${path}`);
    return files[path];
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
  expect(library.entry('acme/refund')?.lesson.id).toBe('refund');
  expect(library.packOf('acme/refund')?.info.name).toBe('Acme');
  expect(library.tools.map(({ id }) => id)).toEqual(['desk']);
  expect(library.revisions.get('acme/refund')).toBe(library.entry('acme/refund')?.lesson.revision);
  expect(library.search('refund', 'desk').length).toBeGreaterThan(0);
});
