/** A variant differs from its lesson. */
import { letterOf, ORIGINAL } from '../variant.ts';
import type { PackRule } from './rule.ts';

export const variantSame: PackRule = {
  of: 'pack',
  id: 'variant-same',
  level: 'error',
  reason: 'Two texts that are the same cannot be told apart: comparing them shows chance.',
  source:
    'Kohavi, Tang and Xu, Trustworthy Online Controlled Experiments (2020), chapter 2: change one thing, and know what',
  check({ sources }, report) {
    const originals = new Map(
      sources
        .filter(({ lesson }) => letterOf(lesson) === ORIGINAL)
        .map(({ lesson }) => [`${lesson.id} ${lesson.language}`, lesson]),
    );
    for (const { lesson, file, at } of sources) {
      const original = originals.get(`${lesson.id} ${lesson.language}`);
      if (letterOf(lesson) === ORIGINAL || !original) continue;
      if (contentOf(lesson) === contentOf(original))
        report(
          { file, ...at(['answer']) },
          `it says the same as ${lesson.id}.md; change what you want to try, or delete the variant`,
        );
    }
  },
};

const contentOf = ({ question, answer, blocks }: { question: string; answer: unknown; blocks: unknown }) =>
  JSON.stringify([question, answer, blocks]);
