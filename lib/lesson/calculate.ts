/** What a calculator shows for what was put in. */
import type { BlockOf } from './block.ts';
import { evaluate, FormulaError, parseFormula, roundTo } from './formula.ts';

/**
 * Computes every result, in order; a result may use those before it.
 * @param entered the inputs' numbers as shown; one in `%` counts as its hundredth
 * @returns a number for each result; null while an input is missing or out of range, or it cannot be computed
 */
export function calculate(
  { inputs, results }: BlockOf<'calculator'>,
  entered: Readonly<Record<string, number | null>>,
): Record<string, number | null> {
  const values: Record<string, number> = {};
  for (const { name, unit, min = -Infinity, max = Infinity } of inputs) {
    const value = entered[name];
    if (value === null || value === undefined || value < min || value > max) continue;
    values[name] = unit === '%' ? value / 100 : value;
  }
  const shown: Record<string, number | null> = {};
  for (const { name, unit, formula, round } of results) {
    const value = compute(formula, values);
    const scaled = unit === '%' ? value * 100 : value;
    const rounded = round ? roundTo(scaled, round.to, round.way) : scaled;
    shown[name] = Number.isFinite(rounded) ? rounded : null;
    // What goes on being computed with is what the person sees.
    values[name] = unit === '%' ? rounded / 100 : rounded;
  }
  return shown;
}

/** A variable may have put something into the formula that is no number. */
function compute(formula: string, values: Readonly<Record<string, number>>): number {
  try {
    return evaluate(parseFormula(formula), values);
  } catch (error) {
    if (error instanceof FormulaError) return Number.NaN;
    throw error;
  }
}
