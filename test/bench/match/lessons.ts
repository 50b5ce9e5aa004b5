/** Lessons and pages of a set as the product has them. */
import type { Lesson } from '../../../lib/lesson/schema.ts';
import type { Seen } from '../../../lib/match/boilerplate.ts';
import type { Entry, Index } from '../../../lib/match/index.ts';
import type { Weights } from '../../../lib/match/model.ts';
import { candidatesFor, type Situation } from '../../../lib/match/rank.ts';
import { learn, type Sighting, seenIn, type Vocabulary } from '../../../lib/match/seen.ts';
import { spotOf } from '../../../lib/match/spot.ts';
import type { BenchLesson, BenchPage, BenchQuery } from './sets.ts';

/** The first sentence is the answer: what a lesson says first. */
const SENTENCE = /^[\s\S]{20,300}?[.!?](?=\s)/;
const LONGEST = 300;

/** A lesson of a set as one of ours: the title is the question; placed nowhere, or placing would decide. */
export function entryOf({ id, title, context, body }: BenchLesson): Entry {
  const answer = SENTENCE.exec(body)?.[0] ?? body.slice(0, LONGEST);
  const lesson: Lesson = {
    id: 'bench',
    revision: '00000000',
    language: 'en',
    question: title,
    answer: [answer],
    for: [],
    keywords: [],
    synonyms: [],
    owner: 'bench',
    blocks: [{ kind: 'text', of: [body.slice(answer.length)] }],
  };
  return { ref: id, lesson, context: context === '' ? [] : [context] };
}

/** A page of a set as the content script would read it: what it shows, without its running text. */
export function situationOf({ kind, page }: BenchQuery): Situation {
  const isField = kind === 'field';
  return {
    tool: null,
    page: null,
    title: page.title,
    headings: page.headings,
    breadcrumbs: page.breadcrumbs,
    labels: isField ? page.other_labels : page.labels,
    actions: page.buttons,
    field: isField ? page.labels[0] || null : null,
    alerts: [],
    language: 'en',
    path: pathOf(page),
  };
}

/** Both, as an address has both; a route's variables are no words. */
const pathOf = ({ url_path, route }: BenchPage) => `${url_path} ${route}`.replace(/\{[^}]*\}/g, ' ');

/**
 * What a device knows that has been on these pages: their words, which lesson is the best at each spot, and how much it tells.
 * A page is visited twice, for at the first visit the words of the others are not known yet.
 */
export function seenOf(visited: readonly BenchQuery[], index: Index, weights?: Weights): Seen {
  const pages = visited.map(situationOf);
  const visit = (known: Vocabulary | null, at: Situation, sighting: Pick<Sighting, 'first' | 'told'>) =>
    learn(known, at, { ...spotOf(at, index), ...sighting });
  const words = pages.reduce(
    (known: Vocabulary | null, at) => visit(known, at, { first: null, told: 0 }),
    null,
  );
  const seen = seenIn(words);
  return seenIn(
    pages.reduce((known, at) => visit(known, at, candidatesFor(index, at, seen, weights).sighting), words),
  );
}
