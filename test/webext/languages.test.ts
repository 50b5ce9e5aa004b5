/** A lesson in two languages is one lesson. */
import { expect, it } from 'vitest';
import { compilePack } from '../../lib/lesson/compile.ts';
import { writePack } from '../../lib/lesson/pack.ts';
import { loadLibrary } from '../../lib/webext/library.ts';
import { fakeWorld } from './world.ts';

const NOBODY = { team: '', site: '', role: '' };
const NOWHERE = { tool: null, page: null };

const lesson = (question: string) =>
  `---\nid: pay\nquestion: ${question}\nanswer: So.\nfor: [desk]\nowner: Ada\n---\n\nText.\n`;

const TOOL =
  'id: desk\nname: Desk\nurls: [a.example/*]\npages:\n  - {id: p, title: P, urls: [/p], examples: ["https://a.example/p"]}\n';

async function libraryIn(language: string) {
  const { pack, problems } = await compilePack(
    new Map([
      ['pack.yaml', 'id: acme\nname: Acme\nversion: 1.0.0\nowner: Ada\nlanguages: [en, fr]\n'],
      ['tools/desk.yaml', TOOL],
      ['lessons/pay.fr.md', lesson('Comment payer ?')],
      ['lessons/pay.md', lesson('How do I pay?')],
    ]),
  );
  expect(problems).toEqual([]);
  const files: Record<string, Uint8Array> = {
    'packs/index.json': new TextEncoder().encode('["packs/acme.zip"]'),
    'packs/acme.zip': writePack(pack!),
  };
  return loadLibrary({
    read: async (path) => files[path]!,
    choice: { removed: [], language, who: NOBODY },
    now: Date.now,
  });
}

it.each([
  ['fr-CA', 'Comment payer ?'],
  ['ja', 'How do I pay?'],
])('wanted in %s it is there once: "%s"', async (language, question) => {
  const library = await libraryIn(language);
  expect(library.index.count).toBe(1);
  expect(library.packs[0]?.lessons).toBe(1);
  expect((await library.shown('acme/pay', NOWHERE))?.question).toBe(question);
  expect(await library.questionAt('acme/pay', NOWHERE)).toBe(question);
  expect((await library.search('pay', null))[0]?.question).toBe(question);
});

it('an opened lesson tells when it is not in the language wanted', async () => {
  const opened = (language: string) =>
    fakeWorld({}, language).handlers.lesson({ ref: 'acme/first', tab: null }, {});
  expect((await opened('de'))?.missing).toBe('de');
  expect((await opened('en-GB'))?.missing).toBeNull();
});
