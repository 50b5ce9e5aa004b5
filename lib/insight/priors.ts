/** Everybody's ratings as a file: `cuecard insights` writes it, `cuecard build` puts it into the pack it is about. */
import * as v from 'valibot';
import { Prior } from '../lesson/schema.ts';
import { votesIn } from './rollup.ts';
import type { Series } from './series.ts';

/** `priors.json`. */
export const PriorsFile = v.strictObject({
  cuecard: v.literal('priors'),
  version: v.literal(1),
  /** UTC, ms. */
  made: v.pipe(v.number(), v.integer()),
  /** Each with its pack, as pack/lesson. */
  lessons: v.array(v.strictObject({ ref: v.pipe(v.string(), v.maxLength(130)), ...Prior.pipe[0].entries })),
});
export type PriorsFile = v.InferOutput<typeof PriorsFile>;

/**
 * Counts the votes that stand, by lesson and revision.
 * @param fewest revisions with fewer voters are left out
 * @param now UTC, ms
 */
export function priorsOf(series: readonly Series[], fewest: number, now: number): PriorsFile {
  const votes = new Map<string, Map<string, { useful: number; notUseful: number }>>();
  for (const { kind, lesson, revision, variant, counts, person } of series) {
    if (kind !== 'rating') continue;
    const key = `${lesson} ${revision}`;
    const voters = votes.get(key) ?? new Map();
    votes.set(key, voters);
    const own = voters.get(person) ?? { useful: 0, notUseful: 0 };
    const change = votesIn(variant);
    const count = counts.reduce((sum, n) => sum + n, 0);
    own.useful += change.useful * count;
    own.notUseful += change.notUseful * count;
    voters.set(person, own);
  }
  const lessons = [...votes].flatMap(([key, voters]) => {
    const [ref = '', revision = ''] = key.split(' ');
    const said = [...voters.values()].filter(({ useful, notUseful }) => useful > 0 || notUseful > 0);
    if (said.length < fewest) return [];
    const useful = said.filter((one) => one.useful > 0).length;
    return [{ ref, id: ref.slice(ref.indexOf('/') + 1), revision, useful, votes: said.length }];
  });
  lessons.sort((a, b) => (a.ref + a.revision < b.ref + b.revision ? -1 : 1));
  return { cuecard: 'priors', version: 1, made: now, lessons };
}
