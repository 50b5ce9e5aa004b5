/** insights, new lesson --from-gap, and everybody's ratings on their way into the next pack. */
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../lib/insight/event.ts';
import { toCsv, toJsonLines } from '../../../lib/insight/exchange.ts';
import { rollupsOf } from '../../../lib/insight/rollup.ts';
import { readPack } from '../../../lib/lesson/pack.ts';
import { event, people, use } from '../../insight/samples.ts';
import { lessonText } from '../../lesson/lint/pack.ts';
import { cuecard, goodPack, json, workshop } from './author.ts';

const LESSON = 'acme/refund';

/** What one person did: rated the lesson, and looked for something in vain on the tool's page. */
function work(person: string, useful: boolean, revision: string): Event[] {
  const at = { person, tool: 'desk', page: 'order' };
  return [
    ...use(useful, { ...at, lesson: LESSON, revision }),
    event({ kind: 'searched', data: { found: 0, words: ['split', 'order'], unknown: 0 } }, at),
  ];
}

/** A pack, and the exports of so many people; every third one found the lesson useful. */
async function office(count: number) {
  const shop = workshop(goodPack());
  await cuecard('build', shop.path('acme'), '-o', shop.path('first.zip'));
  const { pack } = readPack(new Uint8Array(readFileSync(shop.path('first.zip'))), 'first.zip');
  const { revision } = pack.lessons[0]!;
  for (const [n, person] of people(count).entries()) {
    const events = work(person, n % 3 === 0, revision);
    shop.write(`exports/${person}.jsonl`, toJsonLines({ events, rollups: rollupsOf(events) }, person));
  }
  const run = (...more: string[]) =>
    json(
      ...['insights', shop.path('exports'), '--pack', shop.path('acme'), '--out', shop.path('out'), ...more],
    );
  return { ...shop, run, revision };
}

const REFUNDS = `id: refunds
goal: Everybody refunds without a call to Billing.
lessons: [refund]
done: check
from: 2026-06-01 09:00
until: 2026-06-02 17:00
`;

/** What stands in the report's file for its view. */
const dataIn = (html: string) =>
  JSON.parse(/<script id="data" type="application\/json">(.*)<\/script>/.exec(html)![1]!);

describe('a lesson with a variant', () => {
  it('is compared with it by what people of both said', async () => {
    const { path, write, read } = workshop(goodPack());
    write('acme/lessons/refund.b.md', lessonText({ answer: 'Press **R**.' }));
    await cuecard('build', path('acme'), '-o', path('first.zip'));
    const { pack } = readPack(new Uint8Array(readFileSync(path('first.zip'))), 'first.zip');
    const revisions = [undefined, 'b'].map(
      (letter) => pack.lessons.find((one) => one.variant === letter)!.revision,
    );
    for (const [n, person] of people(24).entries()) {
      // Two in three who get the lesson find it useless, and nobody who gets the variant.
      const events = work(person, n % 2 === 1 || n % 3 === 0, revisions[n % 2]!);
      write(`exports/${person}.jsonl`, toJsonLines({ events, rollups: rollupsOf(events) }, person));
    }
    await json('insights', path('exports'), '--pack', path('acme'), '--out', path('out'));
    const { variants, lessons, effects } = JSON.parse(read('out/report.json'));
    expect(variants).toMatchObject([
      { ref: LESSON, letter: 'b', useful: { before: { count: 4, n: 12 }, after: { count: 12, n: 12 } } },
    ]);
    expect(variants[0].useful.verdict).toBe('better');
    expect([lessons.length, effects]).toEqual([1, []]);
    expect(JSON.parse(read('out/priors.json')).lessons).toHaveLength(2);
  });
});

describe('insights', () => {
  it('writes one report of all exports: a page, JSON, and ratings', async () => {
    const { run, read, list } = await office(6);
    expect(await run()).toMatchObject({ code: 0, people: 6, rated: 1, problems: [] });
    expect(list('out')).toEqual(['out/priors.json', 'out/report.html', 'out/report.json']);
    const report = JSON.parse(read('out/report.json'));
    expect(report).toMatchObject({
      ...{
        cuecard: 'report',
        people: 6,
        fewest: 5,
        totals: { opened: 6, useful: 2, notUseful: 4, searched: 6 },
      },
      lessons: [{ ref: LESSON, useful: 2, votes: 6 }],
    });
    expect(report.gaps.map(({ id }: { id: string }) => id)).toContain('search:order-split');
    for (const file of list('out')) expect(read(file).includes('person-'), file).toBe(false);
  });

  it('the page shows the report, and asks for nothing from elsewhere', async () => {
    const { run, read } = await office(6);
    await run();
    const html = read('out/report.html');
    expect(/(?:src|href)="|@import|url\(/.exec(html)).toBeNull();
    expect(html.includes(process.cwd()), 'a path of this machine').toBe(false);
    const { window } = new JSDOM(html, { runScripts: 'dangerously' });
    const text = window.document.body.querySelector('#app')!.textContent!;
    expect(text).toContain('Looked for in vain: split order');
    expect(text).toContain('People6');
    window.close();
  });

  it('the same exports twice, or as tables beside, change nothing', async () => {
    const { run, read, write, path } = await office(6);
    await run();
    const first = JSON.parse(read('out/report.json'));
    for (const person of people(6)) {
      const text = read(`exports/${person}.jsonl`);
      write(`exports/${person}-again.jsonl`, text);
      const events = text
        .split('\n')
        .slice(1)
        .filter(Boolean)
        .map((line) => JSON.parse(line));
      write(`exports/${person}.csv`, toCsv(events.filter(({ id }) => id)));
    }
    await run(path('exports/person-1.jsonl'));
    const second = JSON.parse(read('out/report.json'));
    expect({ ...second, made: 0 }).toEqual({ ...first, made: 0 });
  });

  it('of four people nothing is shown, and no rating goes into a pack', async () => {
    const { run, read } = await office(4);
    expect(await run()).toMatchObject({ code: 0, people: 0, rated: 0 });
    expect(JSON.parse(read('out/priors.json')).lessons).toEqual([]);
    const { report, catalogue } = dataIn(read('out/report.html'));
    expect(report).toEqual(JSON.parse(read('out/report.json')));
    expect(JSON.stringify({ report, catalogue })).not.toMatch(/split|"opened":[1-9]|refund/);
  });

  it('what cannot be read is named with its line; the rest counts', async () => {
    const { run, write, read } = await office(6);
    write('exports/person-1.jsonl', `${read('exports/person-1.jsonl')}{"cut\n`);
    const { code, problems, people: n } = await run();
    expect([code, n]).toEqual([0, 6]);
    expect(problems).toMatchObject([{ line: read('exports/person-1.jsonl').trim().split('\n').length }]);
  });

  it('with a roster shows campaigns by team, and holds neither a name nor a person of it', async () => {
    const { run, write, read, path } = await office(6);
    write('acme/campaigns/refunds.yaml', REFUNDS);
    const rows = people(12).map((person, n) => `${person},Ada Pell ${n},${n < 6 ? 'Phones' : 'Shop'}`);
    write('roster.csv', ['person,name,team', ...rows].join('\n'));
    expect(await run('--roster', path('roster.csv'))).toMatchObject({ code: 0, problems: [] });
    const [campaign] = JSON.parse(read('out/report.json')).campaigns;
    expect(campaign).toMatchObject({ expected: 12, notYet: 12, people: 12 });
    expect(campaign.teams).toEqual([
      { name: 'Phones', done: 0, notYet: 6, of: 6 },
      { name: 'Shop', done: 0, notYet: 6, of: 6 },
    ]);
    const html = read('out/report.html');
    for (const text of [html, read('out/report.json')]) expect(text).not.toMatch(/Ada|person-\d/);
    const { window } = new JSDOM(html, { runScripts: 'dangerously' });
    const shown = window.document.body.querySelector('#app')!.textContent!;
    expect(shown).toContain('Not yet12');
    expect(shown).toContain('By team');
    window.close();
  });

  it('without exports, or with something else, says what to do', async () => {
    const { path, write } = workshop();
    expect(await cuecard('insights')).toMatchObject({ code: 2, err: expect.stringContaining('exports') });
    expect((await cuecard('insights', path('none'))).err).toContain('there is no');
    write('letter.json', '{"dear": "all"}');
    const letter = await cuecard('insights', path('letter.json'), '--out', path('out'));
    expect(letter).toMatchObject({ code: 1, out: expect.stringContaining('no export of Cuecard') });
  });
});

describe('new lesson --from-gap', () => {
  it('begins a lesson with its question, place, terms and what people looked for', async () => {
    const { run, path, read } = await office(6);
    await run();
    const gap = `${path('out/report.json')}#search:order-split`;
    expect((await cuecard('new', 'lesson', '--pack', path('acme'), '--from-gap', gap)).code).toBe(0);
    const text = read('acme/lessons/split-order.md');
    expect(text).toContain('# From the gap search:order-split: 6 times, 6 people.');
    expect(text).toContain('question: "How do I split order?"');
    expect(text).toContain('- desk/order');
    expect(text).toContain('synonyms: ["split", "order"]');
    const linted = await json('lint', path('acme'));
    const problems = linted.problems as { level?: string; rule: string }[];
    expect(problems.filter(({ level }) => level !== 'warning')).toEqual([]);
    // The answer and two steps are still to be written.
    expect(problems.filter(({ rule }) => rule === 'example-text')).toHaveLength(3);
    const other = await cuecard('new', 'lesson', 'split', '--pack', path('acme'), '--from-gap', gap);
    expect(other.code).toBe(0);
    expect(read('acme/lessons/split.md')).toContain('id: split\n');
  });

  it('names the gaps that there are, and what is mended in its own lesson', async () => {
    const { run, path } = await office(6);
    await run();
    const begin = (gap: string) => cuecard('new', 'lesson', '--pack', path('acme'), '--from-gap', gap);
    expect(await begin(`${path('out/report.json')}#page:none`)).toMatchObject({
      ...{ code: 2, err: expect.stringContaining('search:order-split') },
    });
    expect((await begin(path('out/report.json'))).err).toContain('names no gap');
    expect((await begin(`${path('none.json')}#page:x`)).err).toContain('there is no');
    expect((await begin(`${path('out/priors.json')}#page:x`)).code).toBe(1);
  });

  it('without a gap a lesson needs a name', async () => {
    const { path } = workshop(goodPack());
    expect((await cuecard('new', 'lesson', '--pack', path('acme'))).code).toBe(2);
  });
});

describe("everybody's ratings", () => {
  it('go into the pack, on its lessons as they are now', async () => {
    const { run, path, read, write, revision } = await office(6);
    await run();
    write('acme/priors.json', read('out/priors.json'));
    const built = await json('build', path('acme'), '-o', path('next.zip'));
    expect(built).toMatchObject({ code: 0, rated: 1 });
    const priors = () => readPack(new Uint8Array(readFileSync(path('next.zip'))), 'next.zip').pack.priors;
    expect(priors()).toEqual([{ id: 'refund', revision, useful: 2, votes: 6 }]);
    write('acme/lessons/refund.md', read('acme/lessons/refund.md').replace('question: ', 'question: So '));
    expect(await json('build', path('acme'), '-o', path('next.zip'))).toMatchObject({ code: 0, rated: 0 });
    expect(priors()).toBeUndefined();
  });

  it('that cannot be read are told, and nothing is built', async () => {
    const { path, write } = workshop({ ...goodPack(), 'acme/priors.json': '{"lessons": [{"useful": 9}]}' });
    expect(await cuecard('build', path('acme'), '-o', path('a.zip'))).toMatchObject({ code: 1, out: '' });
    write('acme/priors.json', '{');
    expect((await cuecard('build', path('acme'), '-o', path('a.zip'))).err).toContain('priors.json');
    const named = await cuecard('build', path('acme'), '-o', path('a.zip'), '--priors', path('none.json'));
    expect(named.code).toBe(2);
  });
});
