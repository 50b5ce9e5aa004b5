/** Fuse.js 7 over titles only: over bodies a query takes seconds. */
import Fuse from 'fuse.js';
import type { BenchMatcher } from '../matcher.ts';
import { saidShortly } from '../said.ts';

export const fuse: BenchMatcher = {
  name: 'fuse',
  isSlow: true,
  build(lessons) {
    const index = new Fuse(lessons, {
      keys: ['title'],
      includeScore: true,
      ignoreLocation: true,
      ignoreDiacritics: true,
      useTokenSearch: true,
      threshold: 0.4,
    });
    return {
      rank: (query) =>
        index
          .search(saidShortly(query).slice(0, 200), { limit: 10 })
          .map(({ item, score }) => ({ id: item.id, score: 1 - (score ?? 0) })),
    };
  },
};
