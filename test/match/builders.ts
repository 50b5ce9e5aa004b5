/** Small lessons and situations for the tests of lib/match. */

import type { Lesson } from '../../lib/lesson/schema.ts';
import type { Seen } from '../../lib/match/boilerplate.ts';
import { buildIndex, type Entry } from '../../lib/match/index.ts';
import type { Priors } from '../../lib/match/prior.ts';
import { candidatesFor, rank, type Situation } from '../../lib/match/rank.ts';
import { learn, seenIn, type Vocabulary } from '../../lib/match/seen.ts';

export function lesson(question: string, given: Partial<Lesson> = {}): Lesson {
  return {
    id: 'x',
    revision: '00000000',
    language: 'en',
    question,
    answer: ['Do it.'],
    for: [],
    keywords: [],
    synonyms: [],
    owner: 'Support',
    blocks: [],
    ...given,
  };
}

/** Entries by ref: a question, or a question with the rest of its lesson. */
export function entries(of: Record<string, string | [string, Partial<Lesson>]>): Entry[] {
  return Object.entries(of).map(([ref, given]) => ({
    ref,
    lesson: typeof given === 'string' ? lesson(given) : lesson(...given),
  }));
}

export function situation(given: Partial<Situation> = {}): Situation {
  const nothing = { title: '', headings: [], breadcrumbs: [], labels: [], actions: [], alerts: [] };
  return { ...nothing, field: null, language: 'en', path: '/', tool: 'desk', page: 'ticket', ...given };
}

export function refs(of: Entry[], at: Situation, priors: Priors = new Map()): string[] {
  return rank(buildIndex(of), at, priors).map((match) => match.ref);
}

/** What a device knows that was on these pages once; without lessons only their words. */
export function visited(pages: readonly Situation[], index = buildIndex([])): Seen {
  const learnt = (known: Vocabulary | null, at: Situation) =>
    learn(known, at, candidatesFor(index, at, seenIn(known)).sighting);
  return seenIn(pages.reduce(learnt, null));
}
