/** One question has one lesson. */
import type { Source } from '../compile.ts';
import type { PackRule } from './rule.ts';
import { wordsOf } from './text.ts';
import { wordListFor } from './words/list.ts';

export const sameQuestion: PackRule = {
  of: 'pack',
  id: 'same-question',
  level: 'error',
  reason: 'Two lessons for one question divide its ratings, and one of them grows old.',
  source: 'Consortium for Service Innovation, KCS v6 Practices Guide, Search Early, Search Often',
  check({ sources }, report) {
    const first = new Map<string, Source>();
    for (const source of sources) {
      const { lesson, file, at } = source;
      for (const key of keysOf(source)) {
        const other = first.get(key);
        if (!other) first.set(key, source);
        else if (other.lesson.id !== lesson.id) {
          report(
            { file, ...at(['question']) },
            `"${other.lesson.id}" answers the same question; keep one, or say in each what it is about`,
          );
          break;
        }
      }
    }
  },
};

/** The question's words, once for each tool: in two tools the same question has two answers. */
function keysOf({ lesson }: Source): Set<string> {
  const { question, language } = lesson;
  const idle = wordListFor(language)?.articles ?? new Set();
  const words = wordsOf(question.normalize('NFKC').toLowerCase(), language).filter((word) => !idle.has(word));
  return new Set(lesson.for.map(({ tool }) => JSON.stringify([tool, language, words])));
}
