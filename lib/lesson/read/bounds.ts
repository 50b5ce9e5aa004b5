/**
 * What is looked at before a file is parsed: whether it is text, and whether it is so long or so deeply nested that the
 * parsers would take minutes, or run out of stack. No lesson that people write comes near these bounds.
 */
export interface Excess {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const LONGEST = { markdown: 60_000, yaml: 120_000, line: 5000 };
const DEEPEST = { lists: 8, blocks: 4, brackets: 60, dashes: 12 };
const FURTHEST = 80;
const MARKS = 1000;

/** What stands before the words of a line: quotation and list marks. */
const MARKERS = /^(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))+/;

/** @returns the first thing that is too much in a Markdown file, or null */
export function markdownExcess(text: string): Excess | null {
  return unreadable(text) ?? tooLong(text, 'markdown') ?? eachLine(text, markdownLine());
}

/** @returns the first thing that is too much in a YAML file, or null */
export function yamlExcess(text: string): Excess | null {
  return unreadable(text) ?? tooLong(text, 'yaml') ?? eachLine(text, yamlLine());
}

/** A file in UTF-16, or no text at all, read as UTF-8. */
function unreadable(text: string): Excess | null {
  const at = text.search(/[\0\ufffd]/);
  if (at < 0) return null;
  const message = 'this is not text in UTF-8; open the file in its own program and save it as UTF-8';
  return { ...placeOf(text, at), message };
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function tooLong(text: string, kind: 'markdown' | 'yaml'): Excess | null {
  if (text.length <= LONGEST[kind]) return null;
  const message = `the file has more than ${LONGEST[kind].toLocaleString('en')} characters; divide it`;
  return { line: 1, column: 1, message };
}

type LineCheck = (line: string) => { column: number; message: string } | null;

function eachLine(text: string, check: LineCheck): Excess | null {
  for (const [n, line] of text.split(/\r\n|\r|\n/).entries()) {
    const found =
      line.length > LONGEST.line
        ? { column: LONGEST.line, message: `this line has more than ${LONGEST.line} characters; divide it` }
        : check(line);
    if (found) return { line: n + 1, ...found };
  }
  return null;
}

function indent(line: string, most: number): { column: number; message: string } | null {
  const blank = /^[ \t]*/.exec(line)![0].length;
  if (blank <= most || blank === line.length) return null;
  return {
    column: blank + 1,
    message: `this line is indented by ${blank} characters; at most ${most} are read`,
  };
}

function markdownLine(): LineCheck {
  let [open, marks] = [0, 0];
  return (line) => {
    const markers = MARKERS.exec(line)?.[0] ?? '';
    if (
      (markers
        .match(/\S+/g)
        ?.join('')
        .match(/>|[-*+]|\d+[.)]/g)?.length ?? 0) > DEEPEST.lists
    )
      return {
        column: 1,
        message: `lists and quotations are nested deeper than ${DEEPEST.lists}; write them flat`,
      };
    const fence = /^\s*:{3,}(.*)$/.exec(line);
    if (fence) open = /^\s*\w/.test(fence[1]!) ? open + 1 : Math.max(0, open - 1);
    if (open > DEEPEST.blocks)
      return {
        column: 1,
        message: 'this block begins inside others; close each with ":::" before the next one',
      };
    marks = line.trim() === '' ? 0 : marks + (line.match(/[*_[\]<&`!]/g)?.length ?? 0);
    if (marks > MARKS)
      return {
        column: 1,
        message: `a paragraph has more than ${MARKS} signs such as "*" and "["; divide it`,
      };
    return indent(line, FURTHEST);
  };
}

function yamlLine(): LineCheck {
  let open = 0;
  return (line) => {
    open += (line.match(/[[{]/g)?.length ?? 0) - (line.match(/[\]}]/g)?.length ?? 0);
    let [inside, deepest] = [0, 0];
    for (const sign of line.match(/[[\]{}]/g) ?? []) {
      inside += '[{'.includes(sign) ? 1 : -1;
      deepest = Math.max(deepest, inside);
    }
    if (open > DEEPEST.brackets || deepest > DEEPEST.brackets)
      return { column: 1, message: `more than ${DEEPEST.brackets} brackets are open here; close them` };
    const dashes = /^(?:\s*[-?](?=\s))+/.exec(line)?.[0].match(/[-?]/g)?.length ?? 0;
    if (dashes > DEEPEST.dashes)
      return { column: 1, message: `lists are nested deeper than ${DEEPEST.dashes}; write them flat` };
    return indent(line, FURTHEST);
  };
}
