/** A lesson in two languages is one lesson. */
import { expect, it } from 'vitest';
import { compilePack } from '../../lib/lesson/compile.ts';
import { writePack } from '../../lib/lesson/pack.ts';
import { loadLibrary } from '../../lib/webext/library.ts';

const lesson = (question: string) =>
  `---\nid: pay\nquestion: ${question}\nanswer: So.\nfor: [desk]\nowner: Ada\n---\n\nText.\n`;

it('shows in the first language of its pack, once', async () => {
  const tool =
    'id: desk\nname: Desk\nurls: [a.example/*]\npages:\n  - {id: p, title: P, urls: [/p], examples: ["https://a.example/p"]}\n';
  const { pack, problems } = await compilePack(
    new Map([
      ['pack.yaml', 'id: acme\nname: Acme\nversion: 1.0.0\nowner: Ada\nlanguages: [en, fr]\n'],
      ['tools/desk.yaml', tool],
      ['lessons/pay.fr.md', lesson('Comment payer ?')],
      ['lessons/pay.md', lesson('How do I pay?')],
    ]),
  );
  expect(problems).toEqual([]);
  const files: Record<string, Uint8Array> = {
    'packs/index.json': new TextEncoder().encode('["packs/acme.zip"]'),
    'packs/acme.zip': writePack(pack!),
  };
  const library = await loadLibrary(async (path) => files[path]!);
  expect(library.index.entries).toHaveLength(1);
  expect(library.entry('acme/pay')?.lesson.question).toBe('How do I pay?');
});
