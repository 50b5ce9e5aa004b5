/** What a person may ask for who closes a hint: no hints for a while, on this page, in this tool. */
import type { Settings } from '../settings.ts';

export const PAUSES = ['hour', 'today', 'monday'] as const;
export type Pause = (typeof PAUSES)[number];
export const SNOOZES = [...PAUSES, 'page', 'tool'] as const;
export type Snooze = (typeof SNOOZES)[number];

type Hints = Settings['hints'];

/** Where the hint was closed. */
interface Spot {
  readonly tool: string | null;
  readonly page: string | null;
}

/** A page in the list of those without hints. */
export const pageKey = (tool: string, page: string) => `${tool}/${page}`;

/**
 * When a pause is over, on the device's own clock: after an hour; at midnight; at midnight before the next Monday.
 * @param now UTC ms
 * @returns UTC ms
 */
export function pauseEnd(pause: Pause, now: number): number {
  if (pause === 'hour') return now + 3_600_000;
  const end = new Date(now);
  end.setHours(0, 0, 0, 0);
  end.setDate(end.getDate() + (pause === 'today' ? 1 : 7 - ((end.getDay() + 6) % 7)));
  return end.getTime();
}

/** The person's choices with a snooze; asked for twice, it is there once. */
export function snoozed(hints: Hints, how: Snooze, { tool, page }: Spot, now: number): Hints {
  if (how === 'tool') return tool === null ? hints : { ...hints, off: added(hints.off, tool) };
  if (how === 'page')
    return tool === null || page === null
      ? hints
      : { ...hints, pages: added(hints.pages, pageKey(tool, page)) };
  return { ...hints, pausedUntil: pauseEnd(how, now) };
}

/** The choices without it. */
export function unsnoozed(hints: Hints, how: Snooze, { tool, page }: Spot): Hints {
  if (how === 'tool') return { ...hints, off: hints.off.filter((one) => one !== tool) };
  if (how === 'page')
    return { ...hints, pages: hints.pages.filter((one) => one !== pageKey(tool ?? '', page ?? '')) };
  return { ...hints, pausedUntil: null };
}

const added = (list: readonly string[], one: string) => [...list.filter((other) => other !== one), one];
