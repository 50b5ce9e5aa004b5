/** The product's matcher, as the bench asks it. */
import type { Lesson } from '../../../lib/lesson/schema.ts';
import { buildIndex, type Entry } from '../../../lib/match/index.ts';
import { rank, type Situation } from '../../../lib/match/rank.ts';
import { searcher } from '../../../lib/match/search.ts';
import type { BenchMatcher, Ranked } from './matcher.ts';
import type { ScaleSubject } from './scale.ts';
import type { BenchLesson, BenchPage, BenchQuery } from './sets.ts';

const NO_VOTES = new Map();

export const ours: BenchMatcher = {
  name: 'cuecard',
  build(lessons) {
    const entries = lessons.map(entryOf);
    const index = buildIndex(entries);
    const search = searcher(entries);
    return {
      rank(query) {
        if (query.kind === 'question')
          return search(query.question, null)
            .slice(0, 10)
            .map(({ ref }, at): Ranked => ({ id: ref, score: 1 / (at + 1) }));
        return rank(index, situationOf(query), NO_VOTES).map(({ ref, score, sure }, at) =>
          at === 0 ? { id: ref, score, confidence: sure ? 0.9 : 0.3 } : { id: ref, score },
        );
      },
    };
  },
};

/** The same, built as large as the time is measured with. */
export const oursAtScale: ScaleSubject<Entry[]> = {
  name: 'cuecard',
  prepare: (lessons) => lessons.map(entryOf),
  build(entries) {
    const index = buildIndex(entries);
    const search = searcher(entries);
    return {
      query: (query) => rank(index, situationOf(query), NO_VOTES),
      keystroke: (text) => search(text, null),
    };
  },
};

/** A lesson of a set as one of ours: the title is the question; placed nowhere, or placing would decide. */
function entryOf({ id, title, context, body }: BenchLesson): Entry {
  const lesson: Lesson = {
    id: 'bench',
    revision: '00000000',
    language: 'en',
    question: title,
    answer: context === '' ? [] : [context],
    for: [],
    keywords: [],
    synonyms: [],
    owner: 'bench',
    blocks: [{ kind: 'text', of: [body] }],
  };
  return { ref: id, lesson };
}

/** A page of a set as the content script would read it. */
function situationOf({ kind, page }: BenchQuery): Situation {
  const isField = kind === 'field';
  return {
    tool: null,
    page: null,
    title: page.title,
    headings: page.headings,
    breadcrumbs: page.breadcrumbs,
    labels: isField ? page.other_labels : page.labels,
    actions: page.buttons,
    field: isField ? page.labels.join(' ') || null : null,
    alerts: [],
    language: 'en',
    path: pathOf(page),
  };
}

const pathOf = ({ url_path, route }: BenchPage) => url_path || route;
