/**
 * The arithmetic of a calculator: a small fixed grammar, parsed and computed here, nothing else.
 *
 *     sum     = product { ("+" | "-") product }
 *     product = signed { ("*" | "/") signed }
 *     signed  = "-" signed | value [ "%" ]
 *     value   = number | name | function "(" sum { "," sum } ")" | "(" sum ")"
 *
 * "×", "·" and "÷" stand for "*", "*" and "/". Functions: min, max, abs, round(x, to), up(x, to), down(x, to).
 */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Formula[] };

export class FormulaError extends Error {}

type Compute = (...values: number[]) => number;

/** Takes floating-point dust away: 0.1 + 0.2 is 0.3 to whoever reads it. */
const clean = (value: number) => Number(value.toPrecision(12));

/** Rounds to a multiple, such as 0.05. */
export function roundTo(value: number, to = 1, way: 'nearest' | 'up' | 'down' = 'nearest'): number {
  const whole = { nearest: Math.round, up: Math.ceil, down: Math.floor }[way];
  return clean(whole(clean(value / to)) * to);
}

const FUNCTIONS: Record<string, { compute: Compute; least: number; most: number }> = {
  '+': { compute: (a, b) => clean(a! + b!), least: 2, most: 2 },
  '-': { compute: (a, b) => clean(a! - b!), least: 2, most: 2 },
  '*': { compute: (a, b) => clean(a! * b!), least: 2, most: 2 },
  '/': { compute: (a, b) => clean(a! / b!), least: 2, most: 2 },
  min: { compute: Math.min, least: 1, most: 8 },
  max: { compute: Math.max, least: 1, most: 8 },
  abs: { compute: (a) => Math.abs(a!), least: 1, most: 1 },
  round: { compute: (a, to) => roundTo(a!, to), least: 1, most: 2 },
  up: { compute: (a, to) => roundTo(a!, to, 'up'), least: 1, most: 2 },
  down: { compute: (a, to) => roundTo(a!, to, 'down'), least: 1, most: 2 },
};

/** A longer one could nest deeper than the stack. */
const LONGEST = 400;

const TOKEN = /\s*(?:(\d+(?:\.\d+)?|\.\d+)|([a-z][a-z0-9_]*)|(\S))/giy;
const SAME: Record<string, string> = { '×': '*', '·': '*', '÷': '/', '−': '-', '–': '-' };

/**
 * Reads a formula.
 * @throws FormulaError that says what was expected where
 */
export function parseFormula(text: string): Formula {
  if (text.length > LONGEST) throw new FormulaError(`it has more than ${LONGEST} characters`);
  const tokens = [...text.trim().matchAll(TOKEN)].map(([, number, name, sign]) => ({
    number,
    name,
    sign: sign && (SAME[sign] ?? sign),
  }));
  let at = 0;
  const eat = (...signs: string[]) => {
    const { sign } = tokens[at] ?? {};
    return sign !== undefined && signs.includes(sign) ? tokens[at++]!.sign : undefined;
  };
  const fail = (wanted: string): never => {
    const { number, name, sign } = tokens[at] ?? {};
    throw new FormulaError(
      `${wanted} is expected ${tokens[at] ? `instead of "${number ?? name ?? sign}"` : 'at the end'}`,
    );
  };
  const chain = (next: () => Formula, ...signs: string[]) => {
    let left = next();
    for (let sign = eat(...signs); sign; sign = eat(...signs))
      left = { kind: 'call', name: sign, of: [left, next()] };
    return left;
  };
  const sum = (): Formula => chain(product, '+', '-');
  const product = (): Formula => chain(signed, '*', '/');
  const signed = (): Formula => {
    if (eat('-')) return { kind: 'call', name: '-', of: [{ kind: 'number', value: 0 }, signed()] };
    const of = value();
    return eat('%') ? { kind: 'call', name: '/', of: [of, { kind: 'number', value: 100 }] } : of;
  };
  const value = (): Formula => {
    const { number, name } = tokens[at] ?? {};
    if (number !== undefined) {
      at++;
      return { kind: 'number', value: Number(number) };
    }
    if (name !== undefined) {
      at++;
      return tokens[at]?.sign === '(' ? call(name) : { kind: 'name', name };
    }
    if (!eat('(')) return fail('a number, a name or "("');
    const inner = sum();
    return eat(')') ? inner : fail('")"');
  };
  const call = (name: string): Formula => {
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name]! : undefined;
    if (!known) throw new FormulaError(`"${name}" is no function; there are ${NAMES.join(', ')}`);
    eat('(');
    const of = [sum()];
    while (eat(',')) of.push(sum());
    if (!eat(')')) fail('"," or ")"');
    if (of.length < known.least || of.length > known.most)
      throw new FormulaError(`"${name}" takes ${known.least} to ${known.most} values`);
    return { kind: 'call', name, of };
  };
  const formula = sum();
  return at === tokens.length ? formula : fail('an operator');
}

const NAMES = Object.keys(FUNCTIONS).filter((name) => /\w/.test(name));

/** The names of inputs and results that a formula uses. */
export function namesIn(formula: Formula): string[] {
  if (formula.kind === 'name') return [formula.name];
  return formula.kind === 'call' ? formula.of.flatMap(namesIn) : [];
}

/** Computes a formula. NaN where a value is missing, infinite where it divides by zero. */
export function evaluate(formula: Formula, values: Readonly<Record<string, number>>): number {
  if (formula.kind === 'number') return formula.value;
  if (formula.kind === 'name')
    return Object.hasOwn(values, formula.name) ? values[formula.name]! : Number.NaN;
  return FUNCTIONS[formula.name]!.compute(...formula.of.map((part) => evaluate(part, values)));
}
