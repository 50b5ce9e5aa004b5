import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Case, removed } from './cases.ts';
import { count } from './evaluate.ts';
import { readPublished } from './published.ts';
import { foreign, VARIANTS } from './variants.ts';

const element = (text: string, n: number, more: object = {}) => ({
  tag: 'a',
  xpath: `/html[1]/body[1]/a[${n}]`,
  idxpath: `/html[1]/body[1]/a[${n}]`,
  box: [0, 20 * n, 60, 18],
  text,
  ...more,
});

const base = { site: 'Example', page: 'p', target: element('Help', 1), broken: { all: true } };
const FILE = {
  pages: {
    p: {
      elements: [
        element('Help', 1),
        element('Home', 2),
        element('Help', 3, { idxpath: "//*[@id='x']/a[3]" }),
      ],
    },
  },
  cases: [
    { ...base, id: 'plain', answer: 0, tolerant: [0, 2] },
    { ...base, id: 'doubtful', answer: 0, tolerant: [0, 1], suspect: true },
    { ...base, id: 'corrected', answer: 0, tolerant: [0, 1], suspect: true, corrected: 2 },
    { ...base, id: 'gone', answer: null, absent: true },
  ],
};

async function cases(): Promise<Case[]> {
  const folder = await mkdtemp(join(tmpdir(), 'anchors-'));
  try {
    await writeFile(join(folder, 'benchmark.A.any.json'), JSON.stringify(FILE));
    await writeFile(join(folder, 'other.json'), '{');
    return await readPublished(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

it('doubtful cases are skipped unless corrected; what was tolerated does not stand with a correction', async () => {
  expect((await cases()).map(({ id, right, there }) => ({ id, right, there }))).toEqual([
    { id: 'plain', right: [0, 2], there: true },
    { id: 'corrected', right: [2], there: true },
    { id: 'gone', right: [], there: false },
  ]);
});

it('a path below an id becomes the id and the steps below', async () => {
  const [first] = await cases();
  expect(first!.page[2]!.record).toMatchObject({ within: 'x', depth: 1, path: 'html[1]/body[1]/a[3]' });
  expect(first!.page[0]!.record.within).toBeUndefined();
});

it('counts what is located, wrong, left out, and false where nothing is right', async () => {
  const all = await cases();
  expect(count(all, () => 0)).toEqual({
    ...{ n: 2, located: 1, wrong: 1, abstained: 0 },
    ...{ absent: { n: 1, false: 1 }, removed: { n: 2, false: 2 } },
  });
  expect(count(all, () => -1)).toMatchObject({
    located: 0,
    wrong: 0,
    abstained: 2,
    removed: { n: 2, false: 0 },
  });
});

it('takes every right element out of the page, and nothing else', async () => {
  const [first] = await cases();
  expect(removed(first!).page.map(({ record }) => record.name)).toEqual(['Home']);
});

it('a variant says the same for the same text, and never what was there', async () => {
  expect(foreign('Save all, Save')).toMatch(/^(\S+) \S+, \1$/);
  const [first] = await cases();
  for (const variant of VARIANTS) {
    const page = variant(first!).page.map(({ record }) => record);
    expect(page).toHaveLength(3);
    expect(page).not.toEqual(first!.page.map(({ record }) => record));
  }
});
