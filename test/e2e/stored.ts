/** The events that Cuecard keeps. */
import type { Event } from '../../lib/insight/event.ts';
import type { Driver } from './harness/types.ts';
import { database } from './records.ts';

/** The stored events, oldest first; empty when there is no database yet. */
export async function storedEvents(driver: Driver): Promise<Event[]> {
  return ((await database(driver)).events ?? []) as Event[];
}
