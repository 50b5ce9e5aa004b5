/** Working and quiet hours of a campaign, on the person's own clock. */

import { minutesOf } from '../time.ts';
import type { Campaign, Hours } from './schema.ts';
import { wallMinutes, wallOf } from './wall.ts';

/** In the order of ISO 8601: Monday is first. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

type Times = Pick<Campaign, 'days' | 'hours' | 'quiet'>;

const DAY = 1440;
const STEP = 15;

/** Why a campaign does not ask at a wall time; null where it may. */
export function outOfHours({ days, hours, quiet }: Times, wall: string): 'hours' | 'quiet' | null {
  if (!shiftsOn(days, hours, wall)) return 'hours';
  return quiet.some((one) => shiftsOn(DAYS, one, wall)) ? 'quiet' : null;
}

/** Whether hours that begin on one of the days hold at a wall time. Equal times mean the whole day. */
function shiftsOn(days: readonly string[], { from, to }: Hours, wall: string): boolean {
  const at = minutesOf(wall.slice(11));
  const today = dayNumber(wall);
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const isOn = (day: number) => days.includes(DAYS[(day + 7) % 7]!);
  if (start < end) return isOn(today) && at >= start && at < end;
  return (isOn(today) && at >= start) || (isOn(today - 1) && at < end);
}

/** Monday is 0. 1970-01-01 was a Thursday. */
const dayNumber = (wall: string) => (Math.floor(wallMinutes(wall) / DAY) + 3) % 7;

/**
 * How long a campaign may ask from a wall time on, in minutes: what working hours lie there, without quiet ones. Counted in
 * steps of 15 minutes, each once, however often it is asked.
 * @returns takes the wall time until which it is counted
 */
export function askingFrom(campaign: Times, from: string): (until: string) => number {
  const start = wallMinutes(from);
  const isOn: boolean[] = [];
  /** Minutes before each step. */
  const before = [0];
  return (until) => {
    const minutes = Math.max(0, wallMinutes(until) - start);
    const steps = Math.floor(minutes / STEP);
    for (let n = isOn.length; n <= steps; n++) {
      isOn.push(outOfHours(campaign, wallOf(start + n * STEP)) === null);
      before.push(before[n]! + (isOn[n] ? STEP : 0));
    }
    return before[steps]! + (isOn[steps] ? minutes - steps * STEP : 0);
  };
}

/** The same between two wall times. */
export const askingMinutes = (campaign: Times, from: string, until: string): number =>
  askingFrom(campaign, from)(until);
