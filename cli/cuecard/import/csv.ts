/** A table of questions and answers. */
import Papa from 'papaparse';
import { slugOf } from '../../../lib/slug.ts';
import { answerOf } from './answer.ts';
import type { Draft, Left, Taken } from './draft.ts';

type Column = 'question' | 'answer' | 'tool' | 'page' | 'keywords' | 'synonyms' | 'owner' | 'review_by';

const NAMES: Record<Column, RegExp> = {
  question: /^(question|q|title|frage)$/,
  answer: /^(answer|a|reply|antwort)$/,
  tool: /^(tool|application|app|anwendung)$/,
  page: /^(page|screen|seite)$/,
  keywords: /^(keywords?|tags?|stichw(ort|örter))$/,
  synonyms: /^synonyms?$/,
  owner: /^(owner|author|responsible|verantwortlich)$/,
  review_by: /^(review[_ ]by|review[_ ]date|review)$/,
};

export interface KnownTool {
  readonly id: string;
  readonly name: string;
  readonly pages: readonly { id: string; title: string }[];
}

interface Row {
  readonly line: number;
  readonly cells: string[];
  readonly source: string;
}

export function takeCsv(text: string, file: string, tools: readonly KnownTool[], language: string): Taken {
  const left: Left[] = [];
  const { rows, faults } = rowsOf(text);
  const leave = (line: number, why: string, source: string, column = 1) =>
    left.push({ file, line, column, why, text: source });
  for (const { line, why } of faults) leave(line, why, '');
  const [head, ...body] = rows;
  const columns = columnsOf(head?.cells ?? []);
  if (!head || !columns.has('question') || !columns.has('answer')) {
    leave(1, 'the first line must name the columns, with "question" and "answer" among them', text);
    return { drafts: [], copies: [], left };
  }
  const strange = head.cells.flatMap((name, n) =>
    [...columns.values()].includes(n) || name.trim() === '' ? [] : [n],
  );
  const drafts = body.flatMap((row): Draft[] => {
    const { line, cells, source } = row;
    const cell = (name: Column) => (columns.has(name) ? (cells[columns.get(name)!] ?? '').trim() : '');
    if (cells.every((one) => one.trim() === '')) return [];
    const [question, answer] = [cell('question').replace(/\s+/g, ' '), cell('answer')];
    if (!question || !answer) {
      leave(line, `this row has no ${question ? 'answer' : 'question'}`, source);
      return [];
    }
    const found = placeOf(cell('tool'), cell('page'), tools);
    if (found && 'why' in found) {
      leave(line, found.why, source);
      return [];
    }
    const more = cells.flatMap((value, n) =>
      value.trim() !== '' && (strange.includes(n) || n >= head.cells.length)
        ? [`${head.cells[n] ?? n + 1}: ${value}`]
        : [],
    );
    if (more.length > 0)
      leave(
        line,
        cells.length > head.cells.length
          ? `the line has ${cells.length} columns, the first line ${head.cells.length}; put a text that holds the separator in "quotes"`
          : `no field takes ${more.map((one) => one.split(':')[0]).join(', ')}`,
        more.join('\n'),
      );
    if (found?.lost) leave(line, found.lost, cell('page'));
    const review = cell('review_by');
    if (review && !isDay(review)) leave(line, `"${review}" is no date; write it as YYYY-MM-DD`, review);
    const [keywords, synonyms] = [listOf(cell('keywords')), listOf(cell('synonyms'))];
    return [
      {
        question,
        ...answerOf(answer, language),
        ...(found ? { place: found.place } : {}),
        keywords,
        synonyms,
        ...(cell('owner') ? { owner: cell('owner').replace(/\s+/g, ' ').slice(0, 200) } : {}),
        ...(isDay(review) ? { reviewBy: review } : {}),
        from: { file, line },
        source,
      },
    ];
  });
  return { drafts, copies: [], left };
}

/** Each row with the line on which it begins: a cell may hold several. */
function rowsOf(text: string): { rows: Row[]; faults: { line: number; why: string }[] } {
  const rows: Row[] = [];
  const faults: { line: number; why: string }[] = [];
  let [at, line] = [0, 1];
  Papa.parse<string[]>(text, {
    skipEmptyLines: false,
    delimiter: delimiterOf(text),
    step({ data, errors, meta }) {
      const source = text.slice(at, meta.cursor);
      rows.push({ line, cells: data, source: source.trim() });
      for (const { message } of errors)
        if (!/delimiter/i.test(message))
          faults.push({ line, why: `the table cannot be read here: ${message}` });
      line += source.match(/\r\n|\r|\n/g)?.length ?? 0;
      at = meta.cursor;
    },
  });
  return { rows, faults };
}

/** The sign that parts most columns of the first line: in many countries a semicolon. */
function delimiterOf(text: string): string {
  const [head = ''] = text.slice(0, 10_000).split(/[\r\n]/, 1);
  const parts = (sign: string) => head.split(sign).length;
  return [',', ';', '\t', '|'].reduce((best, sign) => (parts(sign) > parts(best) ? sign : best));
}

function columnsOf(names: readonly string[]): Map<Column, number> {
  const found = new Map<Column, number>();
  names.forEach((name, n) => {
    for (const [column, pattern] of Object.entries(NAMES) as [Column, RegExp][])
      if (!found.has(column) && pattern.test(name.trim().toLowerCase())) found.set(column, n);
  });
  return found;
}

type Found = { place: string; lost?: string } | { why: string } | null;

/** By id or by name, as people write it. */
function placeOf(tool: string, page: string, tools: readonly KnownTool[]): Found {
  if (!tool) return null;
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase() || slugOf(a) === b;
  const known = tools.find(({ id, name }) => same(tool, id) || same(tool, name));
  if (!known)
    return {
      why: `the pack has no tool "${tool}"; it has ${tools.map(({ id }) => id).join(', ') || 'none'}`,
    };
  if (!page) return { place: known.id };
  const there = known.pages.find(({ id, title }) => same(page, id) || same(page, title));
  if (there) return { place: `${known.id}/${there.id}` };
  return { place: known.id, lost: `"${known.id}" has no page "${page}"; the lesson is for the whole tool` };
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

const listOf = (cell: string) =>
  cell
    .split(/[;,|\n]/)
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter((word) => word !== '' && word.length <= 200);
