/** Where a command prints. Colour and progress only where somebody looks on. */
import { levelOf, type Problem } from '../../lib/lesson/problem.ts';
import type { Outcome } from './outcome.ts';
import { isGood } from './outcome.ts';

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly color: boolean;
  /** Standard error is a terminal: progress can be shown there. */
  readonly live: boolean;
}

export type Progress = (text: string) => void;

/** The terminal of this process; NO_COLOR and FORCE_COLOR as no-color.org and Node have them. */
export function processTerminal(): Terminal {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const wanted = FORCE_COLOR !== undefined && FORCE_COLOR !== '0';
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    color: NO_COLOR ? false : wanted || (process.stdout.isTTY === true && TERM !== 'dumb'),
    live: process.stderr.isTTY === true && TERM !== 'dumb',
  };
}

/** Says on one line what is being done; the line is wiped when something else is printed. */
export function progressOn(terminal: Terminal): { show: Progress; clear(): void } {
  if (!terminal.live) return { show: () => {}, clear: () => {} };
  return {
    show: (text) => terminal.err(`\r\x1b[K${text}…`),
    clear: () => terminal.err('\r\x1b[K'),
  };
}

const COLORS = { error: 31, warning: 33, info: 36 } as const;

/** `file:line:column level: message [rule]`. */
export function problemLine(problem: Problem, color: boolean): string {
  const { file, line, column, message, rule } = problem;
  const level = levelOf(problem);
  const paint = (code: number, text: string) => (color ? `\x1b[${code}m${text}\x1b[0m` : text);
  const where = `${printable(file)}:${line}:${column}`;
  return `${paint(1, where)} ${paint(COLORS[level], `${level}:`)} ${printable(message)}${rule ? paint(2, ` [${rule}]`) : ''}`;
}

/** What a file says must not steer the terminal. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ');
}

export function print(terminal: Terminal, command: string, outcome: Outcome, json: boolean): void {
  if (json) {
    const { problems, facts } = outcome;
    const whole = { command, ok: isGood(outcome), ...facts, problems };
    terminal.out(`${JSON.stringify(whole, null, 2)}\n`);
    return;
  }
  const problems = outcome.problems.map((one) => problemLine(one, terminal.color));
  const lines = [
    ...problems,
    ...(problems.length > 0 && outcome.lines.length > 0 ? [''] : []),
    ...outcome.lines,
  ];
  if (lines.length > 0) terminal.out(`${lines.join('\n')}\n`);
}
