/** A pack with script in every text runs nothing: each payload shows as the words that it is. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Block } from '../../lib/lesson/block.ts';
import { writePack } from '../../lib/lesson/pack.ts';
import type { Lesson } from '../../lib/lesson/schema.ts';
import { PAYLOADS } from '../lesson/payloads.ts';
import { changedCopy, type Folder } from './copies.ts';
import type { Driver, View } from './harness/types.ts';
import { startBrowser } from './setup.ts';

/** One lesson for each payload; the word in it finds it, and looks like no other. */
const word = (n: number) =>
  createHash('sha256')
    .update(`${n}`)
    .digest('hex')
    .slice(0, 12)
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!);

/** Pairs of blocks, so that every kind that holds words has its turn, and two are shown at once. */
const BLOCKS: readonly ((text: string) => Block[])[] = [
  (text) => [{ kind: 'text', of: [text, { kind: 'strong', of: [text] }, { kind: 'code', text }] }],
  (text) => [{ kind: 'steps', title: text, steps: [{ do: [text], note: [text] }] }],
  (text) => [{ kind: 'sample', title: text, text }],
  (text) => [{ kind: 'code', title: text, tokens: [['keyword', text]] }],
  (text) => [{ kind: 'checklist', title: text, items: [{ do: [text] }] }],
  (text) => [{ kind: 'template', title: text, parts: [text, { label: text, options: [text, 'b'] }] }],
  (text) => [{ kind: 'demo', title: text, steps: [{ say: [text], where: { name: text } }] }],
  (text) => [{ kind: 'role-play', title: text, situation: [[text]], model: text }],
  (text) => [
    {
      kind: 'check',
      question: [text],
      ask: 'single',
      options: [
        { say: [text], right: true, feedback: [text] },
        { say: ['b'], right: false },
      ],
    },
  ],
];

const lessons = PAYLOADS.map((payload, n): Lesson => {
  const text = payload.slice(0, 190);
  return {
    id: `shape-${n}`,
    revision: '00000000',
    language: 'en',
    question: `${word(n)} ${text}`.slice(0, 200),
    answer: [payload],
    for: [],
    keywords: [text],
    synonyms: [],
    owner: text,
    blocks: BLOCKS[n % BLOCKS.length]!(text),
  };
});

let folder: Folder;
let driver: Driver;
let view: View;

beforeAll(async () => {
  folder = await changedCopy({});
  const info = {
    id: 'hostile',
    name: PAYLOADS[0]!,
    version: '1.0.0',
    owner: PAYLOADS[1]!,
    languages: ['en'],
  };
  const pack = writePack({ info, tools: [], lessons, media: new Map() });
  await writeFile(join(folder.dir, 'packs/hostile.zip'), pack);
  await writeFile(join(folder.dir, 'packs/index.json'), '["packs/hostile.zip"]');
  driver = await startBrowser({ extensionDir: folder.dir });
  view = await driver.extensionPage('popup.html');
  await view.evaluate(watch);
});

afterAll(async () => {
  await driver?.close();
  await folder?.remove();
});

type Watched = { cuecardRan?: number; cuecardTried: string[] };

/** What runs sets a mark; what the browser's policy stopped was tried. */
function watch(): void {
  const page = globalThis as unknown as Watched;
  page.cuecardTried = [];
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    page.cuecardTried.push(`${violatedDirective} ${blockedURI}`),
  );
}

const outcome = () =>
  view.evaluate(() => {
    const page = globalThis as unknown as Watched;
    const strange =
      'script:not([src^="/"]), iframe, object, embed, svg script, form[action], base, meta[http-equiv]';
    const handled = [...document.querySelectorAll('#app *')].flatMap((element) =>
      [...element.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name),
    );
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(
      ({ protocol }) => protocol,
    );
    return {
      ran: page.cuecardRan ?? 0,
      tried: page.cuecardTried,
      elements: document.querySelectorAll(strange).length + handled.length,
      links: links.filter(
        (protocol) => !/^(https?:|mailto:|chrome-extension:|moz-extension:)$/.test(protocol),
      ),
    };
  });

it(`${PAYLOADS.length} payloads show as words`, async () => {
  for (const [n, payload] of PAYLOADS.entries()) {
    await view.evaluate(type, word(n));
    await view.waitFor((word) => document.querySelector('main')?.textContent?.includes(word), word(n));
    await view.waitFor(() => {
      const input = document.querySelector<HTMLInputElement>('input[type="search"]')!;
      input.focus();
      return document.activeElement === input;
    });
    await view.press('Enter');
    await view.waitFor((word) => document.querySelector('h1')?.textContent?.startsWith(word), word(n));
    const shown = await view.evaluate(() => document.querySelector('.answer')?.textContent);
    expect(shown).toBe(payload);
  }
  expect(await outcome()).toEqual({ ran: 0, tried: [], elements: 0, links: [] });
});

it('what runs a payload would be caught', async () => {
  await view.evaluate((payload) => {
    document.querySelector('#app')!.insertAdjacentHTML('beforeend', payload);
  }, '<img src="x" onerror="globalThis.cuecardRan=1">');
  await view.waitFor(() => (globalThis as unknown as Watched).cuecardTried.length > 0);
  expect((await outcome()).elements).toBeGreaterThan(0);
});

/** As quick as a person pastes. */
function type(text: string): void {
  const input = document.querySelector<HTMLInputElement>('input[type="search"]')!;
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
