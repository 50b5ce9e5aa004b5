/** Money and dates as the store writes them. */
const ZONE = 'Europe/London';
const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
const dates = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, ...options });
const day = dates({ weekday: 'long', day: 'numeric', month: 'long' });
const shortDay = dates({ day: 'numeric', month: 'short' });
const clock = dates({ hour: '2-digit', minute: '2-digit' });

/** Pence as "£12.50", a credit as "-£12.50". */
export const money = (pence: number): string => pounds.format(pence / 100);
export const longDate = (iso: string): string => day.format(new Date(iso));
export const shortDate = (iso: string): string => shortDay.format(new Date(iso));
export const time = (iso: string): string => clock.format(new Date(iso));

/** Pence of what was typed: "12.50", "£12,50"; NaN where that is no amount. */
export function pence(typed: string): number {
  const bare = typed.trim().replace('£', '').replace(',', '.');
  return /^\d+(\.\d{1,2})?$/.test(bare) ? Math.round(Number(bare) * 100) : Number.NaN;
}

/** Whole days from now to a date; 0 when it has come. */
export function daysUntil(iso: string, now = Date.now()): number {
  return Math.max(0, Math.ceil((Date.parse(iso) - now) / 86_400_000));
}

/** Whole days from a date to now. */
export function daysSince(iso: string, now = Date.now()): number {
  return Math.floor((now - Date.parse(iso)) / 86_400_000);
}
