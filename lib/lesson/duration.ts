/** How long a lesson takes to read. */
import { plainText } from './plain.ts';
import type { Lesson } from './schema.ts';

/** Words a minute of somebody who reads instructions; samples are scanned, not read. */
const [READING, SCANNING] = [175, 350];

/** Seconds for the question, the answer and every block. */
export function secondsOf(lesson: Pick<Lesson, 'question' | 'answer' | 'blocks' | 'language'>): number {
  const segmenter = new Intl.Segmenter(lesson.language, { granularity: 'word' });
  const count = (text: string) => [...segmenter.segment(text)].filter((part) => part.isWordLike).length;
  let minutes = (count(lesson.question) + count(plainText(lesson.answer))) / READING;
  for (const block of lesson.blocks) {
    if (block.kind === 'text') minutes += count(plainText(block.of)) / READING;
    else if (block.kind === 'sample') minutes += count(block.text) / SCANNING;
    else
      for (const step of block.steps)
        minutes += count(plainText([...step.do, ' ', ...(step.note ?? [])])) / READING;
  }
  return Math.round(minutes * 60);
}
