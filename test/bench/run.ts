/**
 * `npm run bench`: how well and how fast lessons are found (`-- match`), whether an element is found again after its page
 * changed (`-- anchors`), what reading costs a page (`-- page`), what comes of ratings and gaps (`-- loop`), and how long a
 * large pack takes to build (`-- packs`). A missed bar exits 1. CI does not run it: machines differ.
 */
import { parseArgs } from 'node:util';
import { benchAnchors } from './anchors/main.ts';
import { benchLoop } from './loop/main.ts';
import { benchMatch, PARTS as MATCH_PARTS, type Part } from './match/main.ts';
import { packRow } from './packs.ts';
import { benchPage } from './page/main.ts';

const PARTS = ['match', 'anchors', 'page', 'loop', 'packs'];
const root = new URL('../..', import.meta.url).pathname;

const { values, positionals: asked } = arguments_();
const unknown = asked.find((name) => !PARTS.includes(name));
if (unknown !== undefined) refuse(`"${unknown}" is no part of the bench; the parts are ${PARTS.join(', ')}`);
const only = values.only?.split(',') ?? MATCH_PARTS;
const strange = only.find((name) => !(MATCH_PARTS as readonly string[]).includes(name));
if (strange !== undefined) refuse(`--only ${strange}: give some of ${MATCH_PARTS.join(',')}`);
const isAsked = (part: string) => asked.length === 0 || asked.includes(part);

let missed = 0;
if (isAsked('match')) {
  const data = values.data ?? `${root}../shared/data/matching`;
  missed += (await benchMatch({ data, json: values.json, parts: only as Part[] })).length;
}
if (isAsked('anchors')) {
  // A folder or file that is named is meant for one part alone.
  const named = asked.length === 1;
  const data = (named ? values.data : undefined) ?? `${root}../shared/data/anchors`;
  missed += (await benchAnchors({ data, json: named ? values.json : undefined })).length;
}
if (isAsked('loop'))
  missed += (await benchLoop({ json: asked.length === 1 ? values.json : undefined })).length;
if (isAsked('page')) {
  const named = asked.length === 1;
  const data = (named ? values.data : undefined) ?? `${root}../shared/data/pages`;
  missed += (
    await benchPage({ data, json: named ? values.json : undefined, all: values.all, words: values.words })
  ).length;
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

function arguments_() {
  const text = { type: 'string' } as const;
  const options = {
    data: text,
    json: text,
    only: text,
    all: { type: 'boolean' },
    words: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    refuse((error as Error).message);
  }
}

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}
