/** Deadlines as people say them, in their own time. */
import { DAY_MS } from '../lib/time.ts';
import { whenOf } from './when.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long it is until then, or since then: "in 3 hours". @param at UTC, ms */
export function inTime(at: number, language: string, now = Date.now()): string {
  const left = at - now;
  const [unit, ms] =
    Math.abs(left) >= 2 * DAY_MS
      ? (['day', DAY_MS] as const)
      : Math.abs(left) >= HOUR
        ? (['hour', HOUR] as const)
        : (['minute', MINUTE] as const);
  // Never more time than there is.
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(Math.trunc(left / ms), unit);
}

/** The time today, else with its day: a deadline at midnight is still a time. @param at UTC, ms */
export function timeOf(at: number, language: string, now = Date.now()): string {
  const isFar = Math.abs(at - now) > 6 * DAY_MS;
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  if (isToday || isFar) return whenOf(at, language, now);
  return new Intl.DateTimeFormat(language, { weekday: 'long', hour: 'numeric', minute: '2-digit' }).format(
    at,
  );
}
