/** How each variant of a lesson does beside the original, from the day on which there were both. */
import { ORIGINAL } from '../lesson/variant.ts';
import type { Version } from '../lesson/versions.ts';
import type { Catalogue } from './catalogue.ts';
import { compared, type Effect, latestFirst } from './figures.ts';
import type { Series } from './series.ts';
import { type Filter, type RevisionTally, type Tally, tally } from './tally.ts';
import { together } from './versions.ts';

/** `before` is the original, `after` the variant. */
export interface VariantEffect extends Omit<Effect, 'before' | 'after'> {
  readonly letter: string;
}

/**
 * @param counted what the filter lets through of the series
 * @param fewest people that each of the two must have
 */
export function variantEffects(
  series: readonly Series[],
  filter: Filter,
  counted: Tally,
  catalogue: Catalogue,
  fewest: number,
): VariantEffect[] {
  const found = catalogue.lessons.flatMap((lesson): VariantEffect[] => {
    const { ref, question, versions = [] } = lesson;
    const letters = [...new Set(versions.map(({ letter }) => letter))]
      .filter((one) => one !== ORIGINAL)
      .sort();
    const used = counted.lessons.get(ref);
    return letters.flatMap((letter) => {
      const pairs = used ? pairsOf(versions, letter).flatMap((pair) => both(pair, used)) : [];
      const counts = pairs.flatMap(({ original, variant, since }) => {
        // Before that everybody had the same: what they said then was said at another time.
        const then = tally(series, { ...filter, lesson: ref, from: since }, catalogue).lessons.get(ref);
        const [a, b] = [then?.get(original), then?.get(variant)];
        return a && b ? [{ a, b, since }] : [];
      });
      if (counts.length === 0) return [];
      const [a, b] = [together(counts.map((one) => one.a)), together(counts.map((one) => one.b))];
      if (Math.min(a.people.size, b.people.size) < fewest) return [];
      const since = counts.map((one) => one.since).sort()[0]!;
      return [{ ref, question, letter, since, ...compared(a, b) }];
    });
  });
  return found.sort((a, b) => latestFirst(a, b) || (a.letter < b.letter ? -1 : 1));
}

interface Pair {
  readonly original: string;
  readonly variant: string;
}

/** The languages in which there are both: others would count for one of them alone. */
function pairsOf(versions: readonly Version[], letter: string): Pair[] {
  const originals = new Map(
    versions.filter((one) => one.letter === ORIGINAL).map(({ language, revision }) => [language, revision]),
  );
  return versions.flatMap(({ letter: own, language, revision }) => {
    const original = own === letter ? originals.get(language) : undefined;
    return original === undefined ? [] : [{ original, variant: revision }];
  });
}

/** From the day on which there were both as they are now. */
function both({ original, variant }: Pair, used: ReadonlyMap<string, RevisionTally>) {
  const [a, b] = [used.get(original), used.get(variant)];
  return a && b ? [{ original, variant, since: a.first > b.first ? a.first : b.first }] : [];
}
