/** An answer in plain words, as a table has it, taken apart into the short answer and what follows. */
import { countWords, sentencesOf } from '../../../lib/lesson/lint/text.ts';
import { escaped } from './draft.ts';

const MOST = 25;
const ITEM = /^\s*(?:\d{1,3}[.)]|[-*•–])\s+(\S.*)$/;

/** Nothing is lost: what does not fit into the answer becomes a paragraph or steps. */
export function answerOf(text: string, language: string): { answer: string; blocks: string[] } {
  const blocks: string[] = [];
  let items: string[] = [];
  let words: string[] = [];
  const endItems = () => {
    if (items.length > 0) blocks.push(stepsBlock(items));
    items = [];
  };
  const endWords = () => {
    if (words.length > 0) blocks.push(words.join(' '));
    words = [];
  };
  for (const line of [...text.split(/\r\n|\r|\n/), '']) {
    const [, item] = ITEM.exec(line) ?? [];
    if (item !== undefined) {
      endWords();
      items.push(item);
    } else if (line.trim() === '') {
      endItems();
      endWords();
    } else if (items.length > 0 && /^\s/.test(line)) items.push(`${items.pop()} ${line.trim()}`);
    else {
      endItems();
      words.push(line.trim());
    }
  }
  const at = blocks.findIndex((block) => !block.startsWith(':::'));
  if (at < 0) return { answer: escaped(ITEM.exec(text.trim().split(/[\r\n]/)[0] ?? '')?.[1] ?? ''), blocks };
  const [answer, rest] = first(blocks[at]!, language);
  const others = blocks.map((block) => (block.startsWith(':::') ? block : escaped(block)));
  others.splice(at, 1, ...(rest ? [escaped(rest)] : []));
  return { answer: escaped(answer), blocks: others };
}

const stepsBlock = (items: readonly string[]) =>
  `:::steps\n${items.map((item, n) => `${n + 1}. ${escaped(item)}`).join('\n')}\n:::`;

/** The sentences that fit into an answer, at least one, and the rest. */
export function first(text: string, language: string): [string, string] {
  const sentences = sentencesOf(text.replace(/\s+/g, ' '), language);
  let taken = 1;
  while (taken < sentences.length && countWords(sentences.slice(0, taken + 1).join(' '), language) <= MOST)
    taken++;
  return [sentences.slice(0, taken).join(' '), sentences.slice(taken).join(' ')];
}
