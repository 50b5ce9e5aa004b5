/** `npm run bench -- match`: how well and how fast the right lesson is found, beside the libraries that could do it. */
import { writeFile } from 'node:fs/promises';
import { missedBars } from './bars.ts';
import { measureConfidence } from './confident.ts';
import { type Answer, askAll, askOwn } from './evaluate.ts';
import { ours, oursAtScale } from './ours.ts';
import { miniSearchAtScale } from './peers/minisearch.ts';
import { PEERS } from './peers.ts';
import { progressOf } from './progress.ts';
import { replicated } from './replicas.ts';
import { print } from './report.ts';
import { type Results, resultOf, typosOf } from './results.ts';
import { contextsOf, keysOf, type ScaleSubject, scaleRow } from './scale.ts';
import { type BenchSet, readSets, SetFault } from './sets.ts';
import { mistyped } from './typos.ts';

export const PARTS = ['sets', 'peers', 'typos', 'confidence', 'scale', 'woken'] as const;
export type Part = (typeof PARTS)[number];

const SIZES = [1000, 10_000, 100_000];

export interface MatchOptions {
  /** The folder of the sets. */
  readonly data: string;
  /** The file that the figures are written to. */
  readonly json?: string | undefined;
  readonly parts: readonly Part[];
}

/** @returns the missed bars, a line each, already printed */
export async function benchMatch({ data, json, parts }: MatchOptions): Promise<string[]> {
  let found: Awaited<ReturnType<typeof readSets>>;
  try {
    found = await readSets(data);
  } catch (error) {
    if (!(error instanceof SetFault)) throw error;
    console.error(error.message);
    return [error.message];
  }
  if (found === null) {
    console.log(`match: not measured, for there is no folder ${data}; name another one with --data`);
    return [];
  }
  for (const note of found.notes) console.error(note);
  const results = await measure(found.sets, parts);
  results.missed.push(...missedBars(results, found.sets, ours.name));
  print(results, ours.name);
  if (json !== undefined) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
  return results.missed;
}

async function measure(sets: readonly BenchSet[], parts: readonly Part[]): Promise<Results> {
  const results: Results = { missed: [] };
  const has = (part: Part) => parts.includes(part);
  let own: Answer[] = [];
  if (has('sets') || has('typos') || has('confidence'))
    own = await shown(`${ours.name}, own lessons`, (progress) => askOwn(ours, sets, { progress }));
  if (has('sets')) {
    const all = await shown(`${ours.name}, all lessons`, (progress) => askAll(ours, sets, { progress }));
    Object.assign(results, resultOf(own, all));
  }
  if (has('peers')) {
    results.peers = {};
    for (const peer of PEERS) {
      const alone = await shown(`${peer.name}, own lessons`, (progress) => askOwn(peer, sets, { progress }));
      const all = peer.isSlow
        ? null
        : await shown(`${peer.name}, all lessons`, (progress) => askAll(peer, sets, { progress }));
      results.peers[peer.name] = resultOf(alone, all);
    }
  }
  if (has('typos')) {
    const asked = await shown('typos', (progress) => askOwn(ours, sets, { change: mistyped, progress }));
    results.typos = typosOf(own, asked);
  }
  if (has('confidence'))
    results.confidence = await shown('foreign lessons', (progress) =>
      measureConfidence(ours, sets, own, progress),
    );
  if (has('scale')) results.time = await measureScale(sets);
  // It needs a browser and the built extension; nothing else here does.
  if (has('woken')) {
    const { measureWoken } = await import('./woken.ts');
    results.woken = await shown('a killed worker', () => measureWoken(sets));
  }
  return results;
}

async function measureScale(sets: readonly BenchSet[]): Promise<NonNullable<Results['time']>> {
  const real = sets.flatMap(({ name, lessons }) => lessons.map((l) => ({ ...l, id: `${name} ${l.id}` })));
  const [contexts, keys] = [contextsOf(sets), keysOf(sets)];
  const time: NonNullable<Results['time']> = {};
  for (const size of SIZES) {
    const lessons = replicated(real, size);
    const row = <T>(subject: ScaleSubject<T>) =>
      shown(`${subject.name}, ${size} lessons`, () => scaleRow(subject, lessons, contexts, keys));
    time[size] = { [oursAtScale.name]: await row(oursAtScale), minisearch: await row(miniSearchAtScale) };
  }
  return time;
}

async function shown<T>(
  what: string,
  work: (tick: (done: number, of: number) => void) => Promise<T>,
): Promise<T> {
  const { tick, end } = progressOf(what);
  try {
    return await work(tick);
  } finally {
    end();
  }
}
