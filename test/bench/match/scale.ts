/** Time and space with many lessons. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { quantile } from './metrics.ts';
import { below, randomFrom, sample, shuffled } from './random.ts';
import { type BenchLesson, type BenchQuery, type BenchSet, isContext } from './sets.ts';

/** What is measured. `prepare` brings the lessons into the subject's form; it is neither timed nor weighed. */
export interface ScaleSubject<T> {
  readonly name: string;
  prepare(lessons: readonly BenchLesson[]): T;
  build(input: T): ScaleIndex | Promise<ScaleIndex>;
}

export interface ScaleIndex {
  query(query: BenchQuery): unknown;
  keystroke?(text: string): unknown;
  /** The size of the index as it is stored. */
  bytes?(): number;
}

export interface Times {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** Milliseconds and bytes of one subject with so many lessons. */
export interface ScaleRow {
  readonly lessons: number;
  readonly build_ms: number;
  readonly query: Times;
  readonly key: Times | null;
  readonly index_bytes: number | null;
  readonly heap_per_lesson: number;
}

const QUERIES = 300;
const KEYS = 200;
const ROUNDS = 3;
/** A slow subject gets fewer queries: no more than so many seconds of them. */
const LONGEST = 15_000;

/** Builds, asks and weighs. The first queries warm up and are not counted. */
export async function scaleRow<T>(
  subject: ScaleSubject<T>,
  lessons: readonly BenchLesson[],
  contexts: readonly BenchQuery[],
  keys: readonly string[],
): Promise<ScaleRow> {
  const input = subject.prepare(lessons);
  const before = heap();
  const start = performance.now();
  const index = await subject.build(input);
  const build_ms = performance.now() - start;
  const heap_per_lesson = (heap() - before) / lessons.length;
  const index_bytes = index.bytes?.() ?? null;
  const query = await timesOf(contexts, (context) => index.query(context));
  const key = index.keystroke ? await timesOf(keys, (text) => index.keystroke!(text)) : null;
  return { lessons: lessons.length, build_ms, query, key, index_bytes, heap_per_lesson };
}

/** Pages and fields of all sets, evenly, always the same. */
export function contextsOf(sets: readonly BenchSet[]): BenchQuery[] {
  const random = randomFrom(7);
  const groups = sets.map(({ queries }) => queries.filter(isContext)).filter((list) => list.length > 0);
  const each = Math.ceil(QUERIES / Math.max(1, groups.length));
  return shuffled(
    groups.flatMap((list) => sample(list, each, random)),
    random,
  );
}

/** What stands in the search box after a key: beginnings of questions, or of titles where nobody asked any. */
export function keysOf(sets: readonly BenchSet[]): string[] {
  const random = randomFrom(8);
  const asked = sets
    .flatMap(({ queries }) => queries.map(({ question }) => question))
    .filter((text) => text !== '');
  const texts = asked.length > 0 ? asked : sets.flatMap(({ lessons }) => lessons.map(({ title }) => title));
  return shuffled(sample(texts, KEYS, random), random).map((text) =>
    text.slice(0, 1 + below(random, Math.min(text.length, 60))),
  );
}

/** Each item's median of three rounds: a busy machine delays one, seldom two. */
async function timesOf<T>(items: readonly T[], work: (item: T) => unknown): Promise<Times> {
  const start = performance.now();
  for (const item of items.slice(0, 20)) if (performance.now() - start < LONGEST / 5) await work(item);
  const rounds = items.map((): number[] => []);
  const first = performance.now();
  for (let round = 0; round < ROUNDS; round++)
    for (const [at, item] of items.entries()) {
      if (performance.now() - first > LONGEST) break;
      const from = performance.now();
      await work(item);
      rounds[at]!.push(performance.now() - from);
    }
  const times = rounds.filter((list) => list.length > 0).map((list) => quantile(list, 0.5));
  return { n: times.length, p50: quantile(times, 0.5), p95: quantile(times, 0.95), max: Math.max(...times) };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use, buffers included, once nothing is left to collect. */
function heap(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
