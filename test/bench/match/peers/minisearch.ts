/** MiniSearch 7: BM25+ over title, context and body. */
import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { BenchMatcher, Ranked } from '../matcher.ts';
import { pathWords, said } from '../said.ts';
import type { ScaleSubject } from '../scale.ts';
import type { BenchLesson, BenchPage, BenchQuery } from '../sets.ts';

/** Titles count half as much again: 1, 1.5, 2, 3 and 4 were tried, for each way of asking. */
const BOOST = { title: 1.5, context: 1, body: 1 };
/** Corrections in longer words; completing words as well (`prefix`) was worse on whole questions. */
const TYPED: SearchOptions = { boost: BOOST, fuzzy: (term) => (term.length > 4 ? 0.2 : false) };

export function miniSearchOf(lessons: readonly BenchLesson[]): MiniSearch {
  const index = new MiniSearch({ fields: ['title', 'context', 'body'] });
  index.addAll(lessons);
  return index;
}

const hits = (results: readonly { id: string; score: number }[]): Ranked[] =>
  results.slice(0, 10).map(({ id, score }) => ({ id, score }));

/** All strings of the page as one query. */
export const miniSearchPlain: BenchMatcher = {
  name: 'minisearch_plain',
  build(lessons) {
    const index = miniSearchOf(lessons);
    return {
      rank: (query) => hits(index.search(said(query), query.kind === 'question' ? TYPED : { boost: BOOST })),
    };
  },
};

/** How much a part of the page counts; ten tables were tried. A focused field's label counts `FIELD`. */
const WEIGHTS: Partial<Record<keyof BenchPage, number>> = {
  title: 1,
  headings: 1,
  labels: 1,
  breadcrumbs: 0.7,
  buttons: 0.7,
  text: 0.3,
  other_labels: 0.03,
};
const FIELD = 8;

/** Each part of the page is a query of its own weight. */
export const miniSearch: BenchMatcher = {
  name: 'minisearch',
  build(lessons) {
    const index = miniSearchOf(lessons);
    return {
      rank: (query) =>
        hits(query.kind === 'question' ? index.search(query.question, TYPED) : index.search(weighted(query))),
    };
  },
};

/** The page as a query of MiniSearch. */
export function weighted({ kind, page }: Pick<BenchQuery, 'kind' | 'page'>): Query {
  const parts = Object.entries(WEIGHTS).map(([name, weight]): [string, number] => [
    [page[name as keyof BenchPage]].flat().join(' '),
    kind === 'field' && name === 'labels' ? FIELD : weight,
  ]);
  parts.push([pathWords({ kind, page }), 1]);
  return {
    combineWith: 'OR',
    queries: parts
      .filter(([text]) => text !== '')
      .map(([text, weight]) => ({
        queries: [text],
        boost: { title: BOOST.title * weight, context: weight, body: weight },
      })),
  };
}

/** The faster of the two, as large as the time is measured with; keys complete the last words and correct. */
export const miniSearchAtScale: ScaleSubject<readonly BenchLesson[]> = {
  name: 'minisearch',
  prepare: (lessons) => lessons,
  build(lessons) {
    const index = miniSearchOf(lessons);
    return {
      query: (query) => hits(index.search(said(query), { boost: BOOST })),
      keystroke: (text) => hits(index.search(text, { ...TYPED, prefix: true })),
      bytes: () => Buffer.byteLength(JSON.stringify(index)),
    };
  },
};
