/**
 * From times on the wall to instants, in a person's own zone or one fixed for all. Needs `Temporal` (TC39, in the browsers
 * that Cuecard runs in; elsewhere whoever calls this brings a polyfill). Instants are UTC, ms.
 */
import { once } from '../once.ts';
import { DAYS } from './hours.ts';
import type { Campaign } from './schema.ts';

/** `until` is the first instant after it. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

const MINUTE = 60_000;

/**
 * The instant of a wall time in a zone. Where clocks are turned, one wall time comes twice or never.
 * @param wall such as `2026-11-30T09:00`
 * @param when which of two instants counts; of a time that never comes, the one as much before or after the gap
 */
export function instantOf(wall: string, zone: string, when: 'earlier' | 'later' = 'earlier'): number {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: when }).epochMilliseconds;
}

/** The wall time at an instant, to the minute: `2026-11-30T09:00`. */
export function wallAt(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** Of many people the same is asked over and over: of each campaign and zone it is found once. */
const windows = once((asked: string): Window => {
  const [from, until, zone] = asked.split(' ') as [string, string, string];
  return { from: instantOf(from, zone, 'earlier'), until: instantOf(until, zone, 'later') };
});

/** The window of a campaign for who is in a zone; in doubt, where clocks are turned, it is longer, never shorter. */
export const windowOf = (
  { from, until, zone }: Pick<Campaign, 'from' | 'until' | 'zone'>,
  own: string,
): Window => windows(`${from} ${until} ${zone ?? own}`);

/** The same time on the wall comes at most so much later in one place than in another: from UTC+14 to UTC-12. */
const APART = 26 * 60 * MINUTE;

/** Whether an instant may belong to a window, wherever the person was then; what is older was another run of it. */
export const isOfRun = (at: number, { from }: Window) => at >= from - APART;

/** When it speaks up: at the start, and at each reminder that lies in the window; the earliest first. */
export function turnsOf({ reminders }: Pick<Campaign, 'reminders'>, { from, until }: Window): number[] {
  return [from, ...reminders.map((before) => until - before * MINUTE).filter((at) => at > from)].sort(
    (a, b) => a - b,
  );
}

/** The start of a day so many days after an instant, by the calendar of a zone, at a time on the wall. */
export function daysAfter(at: number, days: number, clock: string, zone: string): number {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().add({ days });
  return instantOf(`${day.toString()}T${clock}`, zone, 'earlier');
}

/** When the person's next working day in it begins, after today: UTC, ms. */
export function nextMorning(
  { days, hours }: Pick<Campaign, 'days' | 'hours'>,
  now: number,
  zone: string,
): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const ahead = [1, 2, 3, 4, 5, 6, 7].find((n) => days.includes(DAYS[today.add({ days: n }).dayOfWeek - 1]!));
  return daysAfter(now, ahead ?? 1, hours.from, zone);
}

/** How loud it may be at most: a badge; a beacon; a card that opens by itself, in the last part only. */
export function loudness(
  { beacon, card }: Pick<Campaign, 'beacon' | 'card'>,
  { until }: Window,
  now: number,
): 'badge' | 'beacon' | 'card' {
  const within = (minutes: number) => now >= until - minutes * MINUTE;
  if (card !== null && within(card)) return 'card';
  return beacon === null || within(beacon) ? 'beacon' : 'badge';
}
