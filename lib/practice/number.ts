/** Numbers as people write and read them: with the comma or the point of their language, and with a unit. */

/**
 * Reads a number that a person typed. Of a comma and a point the last one starts the decimals; a single one does so, too,
 * unless it stands where this language puts one between thousands.
 * @returns null where it is no number
 */
export function readNumber(text: string, language: string): number | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s'’_]|\p{Sc}/gu, '')
    .replace(/[−–]/g, '-')
    .replace(/%$/, '');
  const [, sign = '', digits] = /^([+-]?)((?:\d[\d.,]*)|(?:[.,]\d+))$/.exec(bare) ?? [];
  if (digits === undefined) return null;
  const decimal = decimalIn(digits, groupOf(language));
  const [whole = '', part = '', ...more] = decimal ? digits.split(decimal) : [digits];
  if (more.length > 0) return null;
  const group = /[.,]/.exec(whole)?.[0];
  if (group && !new RegExp(`^\\d{1,3}(?:\\${group}\\d{2,3})*\\${group}\\d{3}$`).test(whole)) return null;
  if (/[.,]/.test(part)) return null;
  const value = Number(`${sign}${whole.replace(/[.,]/g, '') || '0'}.${part || '0'}`);
  // No minus before a zero.
  return Number.isFinite(value) ? value + 0 : null;
}

/** The sign before the decimals, or null where there are none. */
function decimalIn(digits: string, group: string): string | null {
  const signs = digits.match(/[.,]/g) ?? [];
  const last = signs.at(-1);
  if (last === undefined) return null;
  if (signs.some((sign) => sign !== last)) return last;
  if (signs.length > 1) return null;
  const isGroup = last === group && /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
  return isGroup ? null : last;
}

/** One at a time: it is asked at each key. */
let known = { language: '', group: '' };

function groupOf(language: string): string {
  if (known.language !== language) {
    const parts = new Intl.NumberFormat(language).formatToParts(1_234_567);
    known = { language, group: parts.find(({ type }) => type === 'group')?.value ?? '' };
  }
  return known.group;
}

const CURRENCIES: Record<string, string> = { '£': 'GBP', '€': 'EUR', $: 'USD', '¥': 'JPY' };

/** How a number with a unit stands in this language; `digits` behind the comma, else as many as it has (six at most). */
export function formatAmount(
  value: number,
  unit: string | undefined,
  language: string,
  digits?: number,
): string {
  const fraction =
    digits === undefined
      ? { maximumFractionDigits: 6, minimumFractionDigits: 0 }
      : { maximumFractionDigits: digits, minimumFractionDigits: digits };
  const format = (options: Intl.NumberFormatOptions, of = value) =>
    new Intl.NumberFormat(language, { ...fraction, ...options }).format(of);
  if (unit === undefined) return format({});
  if (unit === '%') return format({ style: 'percent' }, Number((value / 100).toPrecision(12)));
  const currency = Object.hasOwn(CURRENCIES, unit) ? CURRENCIES[unit] : undefined;
  if (currency) {
    const cents = digits ?? (Number.isInteger(value) ? 0 : 2);
    const places = { minimumFractionDigits: cents, maximumFractionDigits: cents };
    return format({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...places });
  }
  return `${format({})}\u00a0${unit}`;
}

/** Tells whether this language writes the unit before the number. */
export function isUnitFirst(unit: string, language: string): boolean {
  return !/^[\d-]/.test(formatAmount(1, unit, language).normalize('NFKC').trim());
}

/** How many digits stand behind the comma of numbers that are rounded to this: 2 for 0.05. */
export function digitsOf(step: number): number {
  const [, part = '', power = '0'] = /^\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(step)) ?? [];
  return Math.max(0, Math.min(12, part.length - Number(power)));
}
