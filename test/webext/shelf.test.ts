import { strToU8 } from 'fflate';
import { expect, it, vi } from 'vitest';
import { compilePack } from '../../lib/lesson/compile.ts';
import { writePack } from '../../lib/lesson/pack.ts';
import type { Pack } from '../../lib/lesson/schema.ts';
import { variantFor } from '../../lib/lesson/variant.ts';
import { readSettings } from '../../lib/settings.ts';
import { openSession } from '../../lib/webext/session.ts';
import { saveSettings } from '../../lib/webext/settings.ts';
import { openLibrary } from '../../lib/webext/shelf.ts';
import { HEAD, packFiles, samplePack } from '../lesson/samples.ts';
import { fakeStorage } from './browser.ts';
import { memoryPacks } from './packs/shop.ts';

async function shelf(pack?: Pack, person?: () => Promise<string | null>) {
  const { storage } = fakeStorage();
  const session = openSession(storage);
  const bytes = writePack(pack ?? (await samplePack()));
  const read = vi.fn(async (path: string) =>
    path.endsWith('.zip') ? bytes : strToU8(path.endsWith('.json') ? '["packs/acme.zip"]' : 'stamp'),
  );
  const library = openLibrary({
    storage,
    session,
    packs: memoryPacks(),
    language: 'de-AT',
    read,
    ...(person && { person }),
    now: Date.now,
  });
  const choose = (change: object) => saveSettings(storage, readSettings(change));
  return { library, session, read, choose };
}

it('is read once, in the language of the browser', async () => {
  const { library, read } = await shelf();
  expect((await library()).language).toBe('de-AT');
  expect(await library()).toBe(await library());
  expect(read).toHaveBeenCalledTimes(3);
});

it('is another one as soon as a pack is taken out, and has it again when it is brought back', async () => {
  const { library, choose } = await shelf();
  expect((await library()).tools).toHaveLength(1);
  await choose({ removed: ['acme'] });
  expect((await library()).tools).toEqual([]);
  await choose({});
  expect((await library()).tools).toHaveLength(1);
});

it('is another one in another language, and the same for what is no matter of packs', async () => {
  const { library, choose } = await shelf();
  const before = await library();
  await choose({ hints: { often: 'seldom' } });
  expect(await library()).toBe(before);
  await choose({ who: { team: 'Blue' } });
  expect(await library()).not.toBe(before);
  await choose({ language: 'fr' });
  expect((await library()).language).toBe('fr');
});

it('drops the tools that a session kept, those that an answer under way kept late too', async () => {
  const { library, session, read, choose } = await shelf();
  const old = await library();
  await session.setTools(old.tools);
  let go = () => {};
  const wait = new Promise<void>((resolve) => (go = resolve));
  read.mockImplementationOnce(async () => {
    await wait;
    return strToU8('[]');
  });
  await choose({ removed: ['acme'] });
  await vi.waitFor(async () => expect(await session.tools()).toBeNull());
  await session.setTools(old.tools);
  go();
  await vi.waitFor(async () => expect(await session.tools()).toBeNull());
});

it('that could not be read is read again at the next call', async () => {
  const { library, read } = await shelf();
  read.mockRejectedValueOnce(new Error('no stamp')).mockRejectedValueOnce(new Error('no file'));
  await expect(library()).rejects.toThrow('no file');
  expect((await library()).packs).toHaveLength(1);
});

it('has another variant for whoever it is now: after all was deleted, the person is a new one', async () => {
  const own = (letter: string) =>
    Array.from({ length: 50 }, (_, n) => `person-${n}`).find(
      (person) => variantFor(person, 'acme/refund', ['', 'b']) === letter,
    )!;
  const { pack } = await compilePack(
    packFiles({ 'lessons/refund.b.md': HEAD.replace('choose **Refund**', 'press R') }),
  );
  let person: string | null = null;
  const { library } = await shelf(pack!, async () => person);
  const says = async () =>
    JSON.stringify(await (await library()).shown('acme/refund', { tool: null, page: null }));
  // As long as nobody is known here the original is shown, and showing it makes nobody known.
  expect(await says()).not.toContain('press R');
  expect(await library()).toBe(await library());
  person = own('b');
  expect(await says()).toContain('press R');
  expect(await library()).toBe(await library());
  person = own('');
  expect(await says()).not.toContain('press R');
});
