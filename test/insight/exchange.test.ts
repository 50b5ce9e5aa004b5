import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Event, firstId } from '../../lib/insight/event.ts';
import { readExport, toCsv, toJsonLines } from '../../lib/insight/exchange.ts';
import { rollupsOf } from '../../lib/insight/rollup.ts';
import { EVENTS_VERSION } from '../../lib/insight/stored.ts';
import { event, START } from './samples.ts';

const EXAMPLES = 'test/insight/events';
const example = (version: number) => readFileSync(`${EXAMPLES}/v${version}.jsonl`, 'utf8');
const versions = readdirSync(EXAMPLES).map((name) => Number(/\d+/.exec(name)![0]));

describe('each version', () => {
  it('up to this one has an example', () => {
    expect(versions.sort()).toEqual(Array.from({ length: EVENTS_VERSION }, (_, n) => n + 1));
  });

  it.each(versions)('%i is read whole, and written as this version says the same', (version) => {
    const read = readExport(example(version), 'ann.jsonl');
    expect(read.problems).toEqual([]);
    expect(read.events.length + read.rollups.length).toBe(example(version).trim().split('\n').length - 1);
    const again = readExport(toJsonLines(read, read.person), 'ann.jsonl');
    expect(again).toEqual(read);
  });

  it('has an event of every kind that there is', () => {
    const { events } = readExport(example(EVENTS_VERSION), 'ann.jsonl');
    expect([...new Set(events.map(({ kind }) => kind))].sort()).toEqual(
      'abandoned answered campaign copied drifted finished hint inserted practised rating request searched shown visited'.split(
        ' ',
      ),
    );
  });
});

it('the file that the options page makes is read too', () => {
  const { events, rollups } = readExport(example(1), 'ann.jsonl');
  const whole = JSON.stringify({ events, rollups, places: [], settings: {} }, null, 2);
  const read = readExport(whole, 'cuecard.json');
  expect(read).toEqual({ events, rollups, person: events[0]!.person, problems: [] });
});

it('one that a newer Cuecard wrote is refused, and says what to do', () => {
  const text = example(EVENTS_VERSION).replace(`"version":${EVENTS_VERSION}`, '"version":99');
  expect(readExport(text, 'ann.jsonl')).toMatchObject({
    events: [],
    problems: [{ file: 'ann.jsonl', message: expect.stringContaining('update') }],
  });
});

it.each([
  ['an empty file', ''],
  ['a text', 'Dear all,\nsee below'],
  ['another JSON', '{"a":1}'],
  ['a page', '<!doctype html>'],
])('%s is told as no export', (_, text) => {
  const { events, problems } = readExport(text, 'x.txt');
  expect(events).toEqual([]);
  expect(problems).toMatchObject([{ file: 'x.txt', line: 1 }]);
});

it('of a broken export what is whole is kept, and each fault has its line', () => {
  const lines = example(2).trim().split('\n');
  lines[3] = lines[3]!.slice(0, 40);
  lines[5] = lines[5]!.replace('"right":false', '"right":"no"');
  const { events, problems } = readExport(lines.join('\n'), 'ann.jsonl');
  expect(events).toHaveLength(readExport(example(2), '').events.length - 2);
  expect(problems).toMatchObject([{ line: 4 }, { line: 6, message: expect.stringContaining('data.right') }]);
});

describe('a table', () => {
  it('holds the same events', () => {
    const { events } = readExport(example(EVENTS_VERSION), '');
    const read = readExport(toCsv(events), 'ann.csv');
    expect(read.problems).toEqual([]);
    expect(read.events).toEqual(events);
  });

  it('has no cell that a spreadsheet would run', () => {
    const words = '=HYPERLINK("https://evil.example")';
    const table = toCsv([event({ kind: 'request', data: { words } }, { person: '=1+1', tool: '@desk' })]);
    expect(table).not.toMatch(/(^|[,\n])"?[=+@-]/);
    const back = toCsv([event({ kind: 'request', data: { words } }, { person: '=1+1' })]);
    expect(readExport(back, 'a.csv').events[0]).toMatchObject({ person: '=1+1', data: { words } });
  });
});

const anyEvent = fc
  .record({
    at: fc.integer({ min: 0, max: START }),
    words: fc.array(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), { maxLength: 5 }),
    person: fc
      .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
      .filter((one) => !/^['=+\-@\t\r]|^$/.test(one)),
    n: fc.nat(0xffffff),
  })
  .map(({ at, words, person, n }): Event => {
    const id = `${firstId(at).slice(0, -6)}${n.toString(16).padStart(6, '0')}`;
    const data = { found: 0, words, unknown: 0 };
    return { kind: 'searched', id, at, zone: 'UTC', person, tool: null, page: 'p', data };
  });

it('whatever was searched for comes back from both forms', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyEvent, { selector: ({ id }) => id, maxLength: 8 }), (events) => {
      const rollups = rollupsOf(events);
      const lines = readExport(toJsonLines({ events, rollups }, 'ann'), 'a.jsonl');
      expect(lines).toEqual({ events, rollups, person: 'ann', problems: [] });
      if (events.length > 0) expect(readExport(toCsv(events), 'a.csv').events).toEqual(events);
    }),
  );
});

it('no file stops the reading of others', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readExport(text, 'x')));
  fc.assert(fc.property(fc.json(), (text) => void readExport(text, 'x')));
});

it('whatever happened in a campaign is read back as such', () => {
  const of = { campaign: 'acme/refunds', item: 'refund' };
  const events = [
    event({ kind: 'abandoned', data: { block: 0, step: 1 } }, of),
    event({ kind: 'drifted', data: { block: 0, step: 1 } }, of),
    event({ kind: 'shown', data: {} }, of),
  ];
  expect(readExport(toJsonLines({ events, rollups: [] }, 'ann'), 'a.jsonl')).toMatchObject({
    events,
    problems: [],
  });
});
