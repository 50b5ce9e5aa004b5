/** Amounts in the smallest unit of their currency; dates as YYYY-MM-DD inside, DD/MM/YYYY for people. */

/** Pounds for one unit: the company's rates of the month. */
export const RATES: Record<string, number> = { GBP: 1, EUR: 0.86, USD: 0.79, PLN: 0.2 };

const SIGNS: Record<string, string> = { GBP: '£', EUR: '€', USD: '$' };
const DAY = 86_400_000;

export function money(amount: number, currency = 'GBP'): string {
  const number = (amount / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 });
  const sign = SIGNS[currency];
  return sign ? sign + number : `${number} ${currency}`;
}

/** "1,234.50", "£12" and "12.5" are amounts; "12,50" is not. Undefined for what is none, or not above nothing. */
export function parseAmount(text: string): number | undefined {
  const bare = text.replace(/^[£€$]\s*/, '');
  if (!/^(\d{1,6}|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/.test(bare)) return undefined;
  const amount = Math.round(Number(bare.replaceAll(',', '')) * 100);
  return amount > 0 ? amount : undefined;
}

/** A number above nothing with at most `digits` after the point. */
export function parseNumber(text: string, digits: number): number | undefined {
  const found = /^\d{1,6}(?:\.(\d+))?$/.exec(text);
  if (!found || (found[1]?.length ?? 0) > digits) return undefined;
  return Number(text) > 0 ? Number(text) : undefined;
}

export function toPounds(amount: number, rate: number): number {
  return Math.round(amount * rate);
}

/** Reads DD/MM/YYYY; undefined for anything else and for days that no calendar has. */
export function parseDate(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : undefined;
}

export function showDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return iso === '' ? '' : `${day}/${month}/${year}`;
}

export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Days from one to the other, both counted. */
export function daysOf(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;
}
