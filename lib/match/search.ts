/** The search box: fuzzy over the questions; the current tool's lessons first, then those that say the very words. */
import Fuse, { type IFuseOptions } from 'fuse.js';
import { plainText } from '../lesson/plain.ts';
import { compare, type Entry } from './index.ts';
import { terms } from './terms.ts';

/** A found lesson. `marks` are the parts of the question that were hit: start and end, end not included. */
export interface Hit {
  readonly ref: string;
  readonly question: string;
  readonly answer: string;
  readonly tools: string[];
  readonly marks: [number, number][];
}

interface Row {
  readonly ref: string;
  readonly question: string;
  readonly words: string[];
  readonly answer: string;
  readonly tools: string[];
}

const OPTIONS: IFuseOptions<Row> = {
  keys: [
    { name: 'question', weight: 4 },
    { name: 'words', weight: 2 },
    { name: 'answer', weight: 1 },
  ],
  includeMatches: true,
  includeScore: true,
  ignoreDiacritics: true,
  ignoreLocation: true,
  useTokenSearch: true,
  tokenMatch: 'all',
  threshold: 0.35,
  minMatchCharLength: 2,
};

const MOST = 20;
const LONGEST = 100;

/** Makes the search over a set of lessons. Reuse it: it prepares the strings once. */
export function searcher(entries: readonly Entry[]): (query: string, tool: string | null) => Hit[] {
  const rows = entries.map(({ ref, lesson }): Row => {
    const tools = [...new Set(lesson.for.map((place) => place.tool))];
    const words = [...lesson.keywords, ...lesson.synonyms];
    return { ref, question: lesson.question, words, answer: plainText(lesson.answer), tools };
  });
  const fuse = new Fuse(rows, OPTIONS);
  return (query, tool) => {
    const text = searchable(query);
    if (text === '') return [];
    const words = terms(text).map(({ term }) => term);
    const exact = (row: Row) => {
      const own = new Set(terms(row.question).map(({ term }) => term));
      return words.filter((word) => own.has(word)).length;
    };
    const here = (row: Row) => (tool !== null && row.tools.includes(tool) ? 0 : 1);
    return fuse
      .search(text)
      .sort(
        (a, b) =>
          here(a.item) - here(b.item) ||
          exact(b.item) - exact(a.item) ||
          (a.score ?? 0) - (b.score ?? 0) ||
          compare(a.item.ref, b.item.ref),
      )
      .slice(0, MOST)
      .map(({ item, matches }) => ({
        ref: item.ref,
        question: item.question,
        answer: item.answer,
        tools: item.tools,
        marks: marksOf(matches?.find((match) => match.key === 'question')?.indices ?? []),
      }));
  };
}

/**
 * What is searched for. A word of one Latin letter ("a", "I") is shorter than the shortest match, and every word must
 * match: it would hide the very lesson that it is part of.
 */
function searchable(query: string): string {
  const words = query.trim().slice(0, LONGEST).split(/\s+/);
  const long = words.filter((word) => !/^\p{Script=Latin}\p{P}*$/u.test(word));
  return (long.length > 0 ? long : words).join(' ');
}

/** Joins touching ranges; Fuse's ends are inclusive, ours are not. */
function marksOf(indices: readonly (readonly [number, number])[]): [number, number][] {
  const marks: [number, number][] = [];
  for (const [start, last] of [...indices].sort((a, b) => a[0] - b[0])) {
    const before = marks.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], last + 1);
    else marks.push([start, last + 1]);
  }
  return marks;
}
