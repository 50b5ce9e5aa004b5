import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSet, readSets } from './sets.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuecard-sets-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lesson = { id: 'a', title: 'Refunds', body: 'How to refund.' };
const query = { id: 'q', kind: 'page', relevant: ['a'] };
const parse = (data: unknown, notes: string[] = []) => parseSet('x/desk.json', JSON.stringify(data), notes);

describe('a folder', () => {
  it('that does not exist has no sets', async () => {
    expect(await readSets(join(folder, 'none'))).toBeNull();
  });

  it('gives every set in the order of names, and leaves other files alone', async () => {
    await writeFile(
      join(folder, 'b.json'),
      JSON.stringify({ app: 'bee', lessons: [lesson], queries: [query] }),
    );
    await writeFile(join(folder, 'a.json'), JSON.stringify({ lessons: [lesson], queries: [query] }));
    await writeFile(join(folder, 'README.md'), 'no set');
    const { sets, notes } = (await readSets(folder))!;
    expect(sets.map(({ name, app }) => [name, app])).toEqual([
      ['a', 'a'],
      ['b', 'bee'],
    ]);
    expect(notes).toEqual([]);
  });

  it('without sets, or a file in its place, is refused', async () => {
    await expect(readSets(folder)).rejects.toThrow(/holds no set; put files/);
    await writeFile(join(folder, 'file'), '');
    await expect(readSets(join(folder, 'file'))).rejects.toThrow(/is a file; give the folder/);
  });
});

describe('a set', () => {
  it('may leave out, or have null for, whatever is not needed', () => {
    const { lessons, queries } = parse({
      lessons: [{ ...lesson, context: null }, { id: 'b' }],
      queries: [query, { ...query, id: 'r', page: null }, { ...query, page: { title: null, labels: null } }],
    });
    expect(lessons[0]).toEqual({ ...lesson, context: '', app: 'desk' });
    expect(lessons[1]).toMatchObject({ title: '', body: '' });
    for (const { page, question, relevant_loose } of queries) {
      expect([page.title, page.url_path, question]).toEqual(['', '', '']);
      expect([page.labels, page.other_labels, relevant_loose]).toEqual([[], [], []]);
    }
  });

  it('notes what cannot be measured', () => {
    const notes: string[] = [];
    const { lessons, queries } = parse(
      {
        lessons: [lesson, { ...lesson, title: 'Later' }],
        queries: [{ ...query, relevant: [] }, { ...query, relevant: ['gone'] }, query],
      },
      notes,
    );
    expect(lessons.map(({ title }) => title)).toEqual(['Later']);
    expect(queries).toHaveLength(2);
    expect(notes).toEqual([
      'x/desk.json: 1 lessons have an id that another has; the last one counts',
      'x/desk.json: 1 queries name no right lesson and are left out',
      'x/desk.json: 1 queries name only lessons that the set does not have; they count as missed',
    ]);
  });

  it.each([
    ['[]', /^x\/desk\.json: /],
    ['{', /^x\/desk\.json: is no JSON .*; fetch or write it again$/],
    [
      '{"queries":[]}',
      /^x\/desk\.json: lessons: give a list of lessons, or move the file out of the folder$/,
    ],
    ['{"lessons":[{"title":"A"}],"queries":[]}', /^x\/desk\.json: lessons\.0\.id: give it an id$/],
    ['{"lessons":[],"queries":[{"id":"q","relevant":[]}]}', /queries\.0\.kind: give the query a kind/],
    [
      '{"lessons":[],"queries":[{"id":"q","kind":"page"}]}',
      /queries\.0\.relevant: list the ids of the right/,
    ],
    [
      '{"lessons":[],"queries":[{"id":"q","kind":"page","relevant":[],"page":{"labels":[1]}}]}',
      /queries\.0\.page\.labels\.0: write a text$/,
    ],
  ])('such as %s is refused by file and mend', (source, message) => {
    expect(() => parseSet('x/desk.json', source, [])).toThrow(message);
  });
});
