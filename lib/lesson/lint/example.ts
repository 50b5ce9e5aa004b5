/** What a new lesson or campaign says as an example is not said to people. */
import { plainText, textsOf } from '../plain.ts';
import {
  DRAFT_ANSWER,
  DRAFT_NEXT,
  DRAFT_STEP,
  EXAMPLE_ANSWER,
  EXAMPLE_CHECK,
  EXAMPLE_GOAL,
  EXAMPLE_TEMPLATE,
} from './example-words.ts';
import type { PackRule } from './rule.ts';
import { quote } from './text.ts';

/** As a reader has it: without emphasis, and with the names of gaps. */
const read = (written: string) => written.replace(/\*\*|\[\[|\]\]/g, '');

const ANSWERS = [EXAMPLE_ANSWER, DRAFT_ANSWER];
const SENTENCES = [EXAMPLE_TEMPLATE, EXAMPLE_CHECK, DRAFT_STEP, DRAFT_NEXT];

/** Those that a text says, as they were written. */
const within = (text: string, sentences: readonly string[]) => {
  const line = text.replace(/\s+/g, ' ');
  return sentences.filter((one) => line.includes(read(one)));
};

const message = (sentence: string) =>
  `${quote(sentence)} is the example's; write your own in its place, or take it out`;

export const exampleText: PackRule = {
  of: 'pack',
  id: 'example-text',
  level: 'warning',
  reason: 'A sentence of the example is about no tool of yours: whoever follows it does something wrong.',
  source: 'Cuecard\'s own: what "cuecard new" writes is there to be changed',
  check({ sources, campaignSources }, report) {
    for (const { lesson, file, at, blockAt } of sources) {
      for (const sentence of within(plainText(lesson.answer), ANSWERS))
        report({ file, ...at(['answer']) }, message(sentence));
      lesson.blocks.forEach((block, n) => {
        for (const sentence of within(textsOf(block).join(' '), SENTENCES))
          report(blockAt(n), message(sentence));
      });
    }
    for (const { campaign, file, at } of campaignSources)
      for (const sentence of within(campaign.goal, [EXAMPLE_GOAL]))
        report({ file, ...at(['goal']) }, message(sentence));
  },
};
