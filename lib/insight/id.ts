/** Ids and days of events, apart from their schema: views need no more. */
import { v7 as uuid } from 'uuid';

/** A new event id. Ids sort by the time they were made. */
export function eventId(): string {
  return uuid();
}

/** The UTC day of an event, as in a roll-up's key: `2026-11-23`. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The least id that can be made at a time. @param at UTC, ms */
export function firstId(at: number): string {
  const hex = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
