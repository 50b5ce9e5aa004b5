/** Words and sentences, counted as a reader counts them. */
import type { Inline } from '../words.ts';

const segmenters = new Map<string, Intl.Segmenter>();

function segments(text: string, language: string, granularity: 'word' | 'sentence') {
  const key = `${granularity} ${language}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, known);
  return [...known.segment(text)];
}

/** The words of a text. What hyphens join is one word: "click-and-collect". */
export function wordsOf(text: string, language: string): string[] {
  const words: string[] = [];
  let joins = false;
  for (const { segment, isWordLike } of segments(text, language, 'word')) {
    if (!isWordLike) joins = words.length > 0 && /^[-\u2010\u2011]$/.test(segment);
    else if (joins) words.push(`${words.pop()}-${segment}`);
    else words.push(segment);
    if (isWordLike) joins = false;
  }
  return words;
}

export const countWords = (text: string, language: string) => wordsOf(text, language).length;

/** The sentences of a text; a line ends one, too. */
export function sentencesOf(text: string, language: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((line) => segments(line, language, 'sentence'))
    .map((part) => (typeof part === 'string' ? part : part.segment).trim())
    .filter(Boolean);
}

/** Stands for a name that the tool shows: bold, code or a link. */
export const NAME = '\u25a1';

/** A sentence with a sign in the place of each name: what a tool calls its buttons is not the author's choice of words. */
export function unnamed(of: readonly Inline[]): string {
  return of
    .map((part) => (typeof part === 'string' ? part : part.kind === 'em' ? unnamed(part.of) : NAME))
    .join('');
}

/** A text, cut to be quoted in a message. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line}"`;
}
