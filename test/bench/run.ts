/**
 * `npm run bench`: milliseconds, each beside a peer in the same run, and how long a large pack takes to build. Medians; a
 * missed bar exits 1. `npm run bench -- packs` measures only the packs. CI does not run it: machines differ.
 */
import Fuse from 'fuse.js';
import { plainText } from '../../lib/lesson/plain.ts';
import { buildIndex, type Entry } from '../../lib/match/index.ts';
import { rank, type Situation } from '../../lib/match/rank.ts';
import { searcher } from '../../lib/match/search.ts';
import { lessons, situations } from './corpus.ts';
import { packRow } from './packs.ts';

const RUNS = 5;
const SIZES = [100, 1000, 10_000];

interface Row {
  what: string;
  ours: number;
  peer: number;
  unit: string;
  /** Ours may take at most this many times the peer's. */
  bar: number;
}

const PARTS = ['match', 'packs'];
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !PARTS.includes(name));
if (unknown !== undefined) {
  console.error(`"${unknown}" is no part of the bench; the parts are ${PARTS.join(' and ')}`);
  process.exit(2);
}
const isAsked = (part: string) => asked.length === 0 || asked.includes(part);

let missed = 0;
const rows: Row[] = [];
for (const size of isAsked('match') ? SIZES : []) {
  const entries = lessons(size);
  const pages = situations(entries, 50);
  const index = buildIndex(entries);
  const fuse = new Fuse(entries.map(titleAndAnswer), { keys: ['question', 'answer'], ignoreLocation: true });
  const ask = (page: Situation) => [page.title, ...page.headings].join(' ').slice(0, 60);
  rows.push({
    what: `${size} lessons: rank a page's context`,
    ours: median(() => each(pages, (page) => rank(index, page, new Map()))),
    peer: median(() => each(pages.slice(0, 2), (page) => fuse.search(ask(page), { limit: 8 }))),
    unit: 'ms a page',
    bar: 1,
  });
  const search = searcher(entries);
  const words = entries.slice(0, 50).map(({ lesson }) => lesson.question.split(' ').slice(-2).join(' '));
  rows.push({
    what: `${size} lessons: one keystroke of search`,
    ours: median(() => each(words.slice(0, 5), (text) => search(text, 'desk'))),
    peer: median(() => each(words.slice(0, 5), (text) => fuse.search(text, { limit: 20 }))),
    unit: 'ms a key',
    bar: 4,
  });
}

if (rows.length > 0)
  console.log(`median of ${RUNS} runs; the peer is Fuse.js over questions and answers, as it comes\n`);
for (const { what, ours, peer, unit, bar } of rows) {
  const isMissed = ours > peer * bar;
  if (isMissed) missed += 1;
  const figures = `${ours.toFixed(2).padStart(9)} ${unit}, peer ${peer.toFixed(2)}`;
  console.log(`${what.padEnd(44)} ${figures}${isMissed ? `  MISSED (at most ${bar} x the peer)` : ''}`);
}
for (const count of isAsked('packs') ? [100, 1000] : []) {
  const { lessons, bytes, seconds, bar } = await packRow(count, 10);
  const isMissed = seconds > bar;
  if (isMissed) missed += 1;
  const figures = `${seconds.toFixed(2).padStart(9)} s, pack of ${bytes.toLocaleString('en')} bytes`;
  console.log(
    `${`${lessons} lessons: cuecard build`.padEnd(44)} ${figures}${isMissed ? `  MISSED (at most ${bar} s)` : ''}`,
  );
}
process.exit(missed > 0 ? 1 : 0);

function titleAndAnswer({ lesson }: Entry) {
  return { question: lesson.question, answer: plainText(lesson.answer) };
}

/** Milliseconds for one item, over all items. */
function each<T>(items: readonly T[], work: (item: T) => unknown): number {
  const start = performance.now();
  for (const item of items) work(item);
  return (performance.now() - start) / items.length;
}

function median(work: () => number): number {
  work();
  const times = Array.from({ length: RUNS }, work).sort((a, b) => a - b);
  return times[Math.floor(RUNS / 2)]!;
}
