/** How each variant of a lesson does beside the original, from the day on which there were both. */
import { ORIGINAL } from '../lesson/variant.ts';
import type { Catalogue } from './catalogue.ts';
import { compared, type Effect, latestFirst } from './figures.ts';
import type { Series } from './series.ts';
import { type Filter, type Tally, tally } from './tally.ts';
import { standings } from './versions.ts';

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
  const tried = catalogue.lessons.filter(({ versions = [] }) =>
    versions.some(({ letter }) => letter !== ORIGINAL),
  );
  const found = tried.flatMap((lesson) => {
    const { ref, question } = lesson;
    const variants = standings(counted.lessons.get(ref) ?? new Map(), lesson).slice(1);
    return variants.flatMap(({ letter, counted: { first: since } }): VariantEffect[] => {
      // Before that everybody had the original: what they said then was said at another time.
      const both = tally(series, { ...filter, lesson: ref, from: since }, catalogue).lessons.get(ref);
      const [original, ...others] = both ? standings(both, lesson) : [];
      const variant = others.find((one) => one.letter === letter);
      if (original?.letter !== ORIGINAL || !variant) return [];
      const [a, b] = [original.counted, variant.counted];
      if (Math.min(a.people.size, b.people.size) < fewest) return [];
      return [{ ref, question, letter, since, ...compared(a, b) }];
    });
  });
  return found.sort((a, b) => latestFirst(a, b) || (a.letter < b.letter ? -1 : 1));
}
