/** Reports made from a real record store. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readLrs } from '../../../cli/cuecard/insights/lrs.ts';
import type { Event } from '../../../lib/insight/event.ts';
import { statementOf } from '../../../lib/xapi/statement.ts';
import { type Lrs, READER, startLrs } from '../../lrs/lrs.ts';
import { AROUND, SAMPLES } from '../../xapi/events.ts';

const WORDS = { ...AROUND, words: true };
const ENV = { CUECARD_LRS_KEY: READER.key, CUECARD_LRS_SECRET: READER.secret };
const SAMPLE = Object.values(SAMPLES) as Event[];
const events = Array.from({ length: 30 }, (_, n) => ({
  ...SAMPLE[n % SAMPLE.length]!,
  id: `0192a0a0-0000-7000-8000-${String(n).padStart(12, '0')}`,
})) as Event[];
const byId = (list: readonly Event[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

let lrs: Lrs;
let out: string;

beforeEach(async () => {
  [lrs, out] = await Promise.all([startLrs(), mkdtemp(join(tmpdir(), 'cuecard-'))]);
  expect(await lrs.store(events.map((event) => statementOf(event, WORDS)))).toBe(200);
});

afterEach(async () => {
  await lrs.close();
  await rm(out, { recursive: true });
});

it('brings every event once, as an export would, and leaves nothing behind', async () => {
  const told: string[] = [];
  const [read] = await readLrs({ url: lrs.url, out, env: ENV }, (text) => told.push(text));
  expect(byId(read!.events)).toEqual(byId(events));
  expect(read!.problems).toEqual([]);
  expect(told.at(-1)).toBe('Read 30 statements');
  expect(await readdir(out)).toEqual([]);
});

it('asks for a credential, and not on the command line', async () => {
  await expect(readLrs({ url: lrs.url, out, env: {} }, () => {})).rejects.toThrow(
    'set CUECARD_LRS_KEY and CUECARD_LRS_SECRET',
  );
});

it('that was refused says so, and begins anew where another store was read before', async () => {
  await writeFile(
    join(out, 'lrs.json'),
    JSON.stringify({ url: 'https://other.example', read: 5, events: 5, next: 'x' }),
  );
  const wrong = { ...ENV, CUECARD_LRS_SECRET: 'wrong' };
  await expect(readLrs({ url: lrs.url, out, env: wrong }, () => {})).rejects.toThrow(
    'Run the same command again',
  );
  const [read] = await readLrs({ url: lrs.url, out, env: ENV }, () => {});
  expect(read!.events.length).toBe(30);
});
