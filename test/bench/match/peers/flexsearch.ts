/** FlexSearch 0.8 with its English encoder over title, context and body; `suggest` lets some words be missing. */
import { Charset, Document, Encoder } from 'flexsearch';
import english from 'flexsearch/lang/en';
import type { BenchMatcher, Ranked } from '../matcher.ts';
import { said } from '../said.ts';

const FIELDS = ['title', 'context', 'body'];
/** The library gives no scores: each field's list counts by place. */
const WEIGHTS: Record<string, number> = { title: 1.5, context: 1, body: 1 };

export const flexSearch: BenchMatcher = {
  name: 'flexsearch',
  build(lessons) {
    const encoder = new Encoder(Charset.Default).assign(english);
    const index = new Document({
      document: {
        id: 'id',
        index: FIELDS.map((field) => ({ field, tokenize: 'strict' as const, resolution: 9, encoder })),
      },
    });
    lessons.forEach(({ title, context, body }, id) => {
      index.add({ id, title, context, body });
    });
    return {
      rank(query) {
        const scores = new Map<number, number>();
        const found = index.search(said(query), { limit: 10, suggest: true });
        for (const { field, result } of found)
          result.forEach((number, at) => {
            const score = WEIGHTS[field!]! / (at + 1);
            scores.set(number as number, (scores.get(number as number) ?? 0) + score);
          });
        return [...scores]
          .sort((a, b) => b[1] - a[1] || a[0] - b[0])
          .slice(0, 10)
          .map(([number, score]): Ranked => ({ id: lessons[number]!.id, score }));
      },
    };
  },
};
