/** Reads YAML against a schema, and says in which line each fault stands. */
import * as v from 'valibot';
import { type Document, isMap, isPair, LineCounter, parseDocument, visit, type YAMLParseError } from 'yaml';
import { deepest, explain } from './explain.ts';
import type { Problem } from './problem.ts';
import { yamlExcess } from './read/bounds.ts';

export type Result<T> = { ok: true; value: T; at: Locator } | { ok: false; problems: Problem[] };

/** Line and column of a path in the file, such as `['pages', 0, 'id']`. */
export type Locator = (path: readonly unknown[]) => { line: number; column: number };

/**
 * Reads one YAML document.
 * @param file name for the messages
 * @param firstLine line of the file on which the YAML starts, from 1
 */
export function readYaml<S extends v.GenericSchema>(
  schema: S,
  text: string,
  file: string,
  firstLine = 1,
): Result<v.InferOutput<S>> {
  const excess = yamlExcess(text);
  if (excess) return { ok: false, problems: [{ file, ...excess, line: excess.line + firstLine - 1 }] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // What is wrong is told by the schema; a warning on the terminal would have no place.
    logLevel: 'error',
  });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  if (document.errors.length > 0) {
    // What follows the first fault is mostly its echo.
    const [first] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
    const opening = openQuote(text, first!.pos[0]);
    if (opening !== null) {
      const message =
        'a text begins with a quote here and does not end with one; add it at the end of the line';
      return { ok: false, problems: [{ file, ...place(opening), message }] };
    }
    const message = `${mend(first!, text)} (${first!.message})`;
    return { ok: false, problems: [{ file, ...place(first!.pos[0]), message }] };
  }
  const at: Locator = (path) => place(offsetOf(document.contents, path));
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    return {
      ok: false,
      problems: [{ file, ...at([]), message: `this YAML cannot be read: ${(error as Error).message}` }],
    };
  }
  const curly = curlyQuotes(document);
  if (curly.length > 0)
    return { ok: false, problems: curly.map((offset) => ({ file, ...place(offset), message: CURLY })) };
  const result = v.safeParse(schema, data);
  if (result.success) return { ok: true, value: result.output, at };
  const problems = result.issues.map((issue) => {
    const fault = deepest(issue);
    return { file, ...at(fault.path), message: explain(fault.issue, fault.path, schema) };
  });
  return { ok: false, problems };
}

/** The offset of the deepest node on the path that is in the file: a missing key is shown at its parent. */
function offsetOf(contents: unknown, path: readonly unknown[]): number {
  let node = contents as { range?: [number, number, number] | null; items?: unknown[] } | null;
  let offset = node?.range?.[0] ?? 0;
  for (const key of path) {
    const found: unknown = isMap(node)
      ? node.items.find((pair) => String((pair.key as { value?: unknown })?.value) === String(key))
      : node?.items?.[Number(key)];
    if (!found) break;
    const keyRange = isPair(found) ? (found.key as { range?: [number] }).range : undefined;
    node = (isPair(found) ? found.value : found) as typeof node;
    offset = keyRange?.[0] ?? node?.range?.[0] ?? offset;
  }
  return offset;
}

const CURLY =
  'these quotes are curly ones, as Word writes them, and would be shown; write " or no quotes at all';

/** Where a text stands in curly quotes as a whole: in YAML they are a part of it. */
function curlyQuotes(document: Document): number[] {
  const found: number[] = [];
  visit(document, {
    Scalar(_, { type, value, range }) {
      if (type === 'PLAIN' && /^[“„”‟][^“„”‟]*[“”"]$/.test(String(value))) found.push(range?.[0] ?? 0);
    },
  });
  return found;
}

/** Where a text before a fault begins with a quote that swallows the lines below it; null where none does. */
function openQuote(text: string, before: number): number | null {
  for (const match of text.matchAll(/^(\s*(?:- +)?(?:[\w-]+:)? +)(["'])(?:(?!\2).)*$/gm)) {
    const at = match.index + match[1]!.length;
    if (at > before) return null;
    const [held = '', closed] = text.slice(at + 1).split(match[2]!, 2);
    if (closed === undefined || /\n\s*(- +)?[\w-]+:(\s|$)/.test(held)) return at;
  }
  return null;
}

const lineAt = (text: string, offset: number) => /^.*/.exec(text.slice(offset))![0];

function mend({ code, message, pos }: YAMLParseError, text: string): string {
  const line = lineAt(text, text.lastIndexOf('\n', pos[0] - 1) + 1);
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && /^\s*(- +)?[\w-]+: .*: /.test(line))
    return 'the text holds ": ", which begins a new field; put the whole text in quotes';
  if (message.includes('without - indicator')) return 'the indentation does not line up; move this line';
  if (code === 'TAB_AS_INDENT') return 'a tab indents this line; use spaces';
  if (code === 'DUPLICATE_KEY') return 'this key stands twice; keep one';
  if (code === 'BAD_INDENT' || code === 'BLOCK_AS_IMPLICIT_KEY')
    return 'the indentation does not line up; move this line';
  if (code === 'MISSING_CHAR') return 'a quote or bracket is not closed; close it';
  return 'this is not YAML; put texts with ":" or "#" in quotes';
}
