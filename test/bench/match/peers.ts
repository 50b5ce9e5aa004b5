/** The libraries that the matcher is measured beside, in the same run. */
import type { BenchMatcher } from './matcher.ts';
import { flexSearch } from './peers/flexsearch.ts';
import { fuse } from './peers/fuse.ts';
import { miniSearch, miniSearchPlain } from './peers/minisearch.ts';
import { orama } from './peers/orama.ts';

export const PEERS: readonly BenchMatcher[] = [miniSearch, miniSearchPlain, orama, flexSearch, fuse];
