/** Sentences that are read in one go. */
import { plainText } from '../plain.ts';
import type { LessonRule } from './rule.ts';
import { saidIn } from './said.ts';
import { countWords, quote, sentencesOf } from './text.ts';

const LONGEST = 25;

export const longSentence: LessonRule = {
  of: 'lesson',
  id: 'long-sentence',
  level: 'warning',
  reason: 'At 25 words a sentence becomes hard to read; at 29 very hard.',
  source: 'Inside GOV.UK, Sentence length: why 25 words is our limit (4 August 2014)',
  check(subject, report) {
    const { blocks, language } = subject.views[0].lesson;
    blocks.forEach((block, n) => {
      for (const { of, item } of saidIn(block))
        for (const sentence of sentencesOf(plainText(of), language)) {
          const words = countWords(sentence, language);
          if (words > LONGEST)
            report(
              subject.blockAt(n, item),
              `a sentence has ${words} words: ${quote(sentence)}; make two of it, each of at most ${LONGEST}`,
            );
        }
    });
  },
};
