/** Orama 3: BM25 over title, context and body, any of the words; stems, and the stop words of FlexSearch's English. */

import { create, insertMultiple, search } from '@orama/orama';
import english from 'flexsearch/lang/en';
import type { BenchMatcher } from '../matcher.ts';
import { said } from '../said.ts';

export const orama: BenchMatcher = {
  name: 'orama',
  async build(lessons) {
    const index = create({
      schema: { id: 'string', title: 'string', context: 'string', body: 'string' } as const,
      components: {
        tokenizer: {
          language: 'english',
          stemming: true,
          stemmerSkipProperties: ['id'],
          stopWords: [...(english.filter as ReadonlySet<string>)],
        },
      },
    });
    await insertMultiple(
      index,
      lessons.map(({ id, title, context, body }) => ({ id, title, context, body })),
      500,
    );
    return {
      async rank(query) {
        const { hits } = await search(index, {
          term: said(query),
          properties: ['title', 'context', 'body'],
          boost: { title: 1.5 },
          // Any word may match; the whole words of a page are never all in one lesson.
          threshold: 1,
          limit: 10,
        });
        return hits.map(({ document, score }) => ({ id: document.id, score }));
      },
    };
  },
};
