/** `:::calculator`: inputs and results, each a line. */
import type { ListItem } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block, BlockOf } from '../block.ts';
import { FormulaError, namesIn, parseFormula } from '../formula.ts';
import { content, listIn, type Reading, rawOf, titleOf } from './reading.ts';

type Calculator = BlockOf<'calculator'>;
type Input = Calculator['inputs'][number];
type Result = Calculator['results'][number];

const INPUT = 'write it as: - input price: Price paid, in £, starts at 10, from 0 to 1000';
const RESULT = 'write it as: - result refund: Refund, in £, rounded to 0.01 = price * (1 - discount)';
const NUMBER = String.raw`(-?\d+(?:\.\d+)?)`;

export function calculatorOf(node: ContainerDirective, reading: Reading): Block | null {
  const { label, rest } = content(node);
  const title = titleOf(label);
  if (!title)
    reading.report(node, 'a calculator needs a title; write ":::calculator[Refund after a discount]"');
  const list = listIn(node, rest, reading, { mend: `a calculator holds one list; ${INPUT}` });
  const inputs: Input[] = [];
  const results: Result[] = [];
  for (const item of list?.children ?? []) {
    const [, kind, name, text] =
      /^(input|result)\s+([a-z][a-z0-9_]*)\s*:\s*(.+)$/i.exec(rawItem(item, reading)) ?? [];
    const report = (message: string) => reading.report(item, message);
    if (!kind || !name || !text) report(`this is no input and no result; ${INPUT}`);
    else if ([...inputs, ...results].some((other) => other.name === name))
      report(`"${name}" stands twice; choose another name`);
    else if (kind.toLowerCase() === 'input') inputs.push(...inputOf(name, text, report));
    else
      results.push(
        ...resultOf(
          name,
          text,
          [...inputs, ...results].map((other) => other.name),
          report,
        ),
      );
  }
  if (list && inputs.length === 0) reading.report(node, `a calculator needs an input; ${INPUT}`);
  if (list && results.length === 0) reading.report(node, `a calculator needs a result; ${RESULT}`);
  return title && inputs.length > 0 && results.length > 0
    ? { kind: 'calculator', title, inputs, results }
    : null;
}

const rawItem = (item: ListItem, reading: Reading) =>
  item.children[0] ? rawOf(item.children[0], reading) : '';

type Say = (message: string) => unknown;

function inputOf(name: string, text: string, report: Say): Input[] {
  const { label, parts } = partsOf(text);
  const input: Input = { name, label };
  for (const part of parts) {
    const [, start] = new RegExp(`^starts? at ${NUMBER}$`).exec(part) ?? [];
    const [, min, max] = new RegExp(`^from ${NUMBER}(?: to ${NUMBER})?$`).exec(part) ?? [];
    const [, unit] = /^in (.+)$/.exec(part) ?? [];
    if (start !== undefined) input.start = Number(start);
    else if (min !== undefined)
      Object.assign(input, { min: Number(min) }, max === undefined ? {} : { max: Number(max) });
    else if (unit) input.unit = unit;
    else report(`"${part}" is not understood; ${INPUT}`);
  }
  if (input.min !== undefined && input.max !== undefined && input.min > input.max)
    report(`nothing lies from ${input.min} to ${input.max}; put the smaller number first`);
  return [input];
}

function resultOf(name: string, text: string, known: string[], report: Say): Result[] {
  const cut = text.indexOf('=');
  const formula = text.slice(cut + 1).trim();
  if (cut < 0 || formula === '') {
    report(`this result has no formula; ${RESULT}`);
    return [];
  }
  try {
    // A variable stands for a number that is put in when the lesson is shown.
    const names = namesIn(parseFormula(formula.replace(/\{\{[^{}]*\}\}/g, '1')));
    const unknown = names.find((one) => !known.includes(one));
    if (unknown)
      report(`"${unknown}" is no input and no earlier result; there are ${known.join(', ') || 'none'}`);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    report(`the formula "${formula}" cannot be read: ${error.message}`);
    return [];
  }
  const { label, parts } = partsOf(text.slice(0, cut));
  const result: Result = { name, label, formula };
  for (const part of parts) {
    const [, way, to] = /^rounded( up| down)? to (\d+(?:\.\d+)?)$/.exec(part) ?? [];
    const [, unit] = /^in (.+)$/.exec(part) ?? [];
    if (to !== undefined && Number(to) > 0)
      result.round = { to: Number(to), way: way === ' up' ? 'up' : way === ' down' ? 'down' : 'nearest' };
    else if (unit) result.unit = unit;
    else report(`"${part}" is not understood; ${RESULT}`);
  }
  return [result];
}

/** The label, and what is said of it, parted by commas. */
function partsOf(text: string): { label: string; parts: string[] } {
  const [label = '', ...parts] = text.split(/,\s+/).map((part) => part.trim());
  return { label, parts: parts.filter(Boolean) };
}
