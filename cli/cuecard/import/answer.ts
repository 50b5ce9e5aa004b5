/** An answer in plain words, as a table has it, taken apart into the short answer and what follows. */
import { countWords, sentencesOf } from '../../../lib/lesson/lint/text.ts';
import { escaped } from './draft.ts';

const MOST = 25;
const ITEM = /^\s*(?:\d{1,3}[.)]|[-*•–])\s+(\S.*)$/;

/** A paragraph, or the items of a list. */
type Part = string | readonly string[];

/** Nothing is lost: what does not fit into the answer becomes a paragraph or steps. */
export function answerOf(text: string, language: string): { answer: string; blocks: string[] } {
  const parts = partsOf(text);
  const at = parts.findIndex((part) => typeof part === 'string');
  if (at < 0) return { answer: escaped(parts[0]?.[0] ?? ''), blocks: parts.map(blockOf) };
  const [answer, rest] = first(parts[at] as string, language);
  return { answer: escaped(answer), blocks: parts.toSpliced(at, 1, ...(rest ? [rest] : [])).map(blockOf) };
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let open: string[] | null = null;
  let words = '';
  const end = () => {
    if (open) parts.push(open);
    else if (words) parts.push(words);
    [open, words] = [null, ''];
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, item] = ITEM.exec(line) ?? [];
    if (item !== undefined) {
      if (!open) end();
      open = [...(open ?? []), item];
    } else if (line.trim() === '') end();
    else if (open && /^\s/.test(line)) open.push(`${open.pop()} ${line.trim()}`);
    else {
      if (open) end();
      words = `${words} ${line.trim()}`.trim();
    }
  }
  end();
  return parts;
}

const blockOf = (part: Part) =>
  typeof part === 'string'
    ? escaped(part)
    : `:::steps\n${part.map((item, n) => `${n + 1}. ${escaped(item)}`).join('\n')}\n:::`;

/** The sentences that fit into an answer, at least one, and the rest. */
export function first(text: string, language: string): [string, string] {
  const line = text.replace(/\s+/g, ' ').trim();
  let end = 0;
  for (const sentence of sentencesOf(line, language)) {
    const next = line.indexOf(sentence, end) + sentence.length;
    if (end > 0 && countWords(line.slice(0, next), language) > MOST) break;
    end = next;
  }
  return [line.slice(0, end).trim(), line.slice(end).trim()];
}
