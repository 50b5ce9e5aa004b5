/** Brings a piece of the person's own export into the database: all of the piece, or nothing. */
import { bringIn, sizeOf } from '../insight/bring.ts';
import { dayOf, type Event, firstId } from '../insight/event.ts';
import type { Kept } from '../insight/exchange.ts';
import { dayIn } from '../insight/rollup.ts';
import { DAY_MS } from '../time.ts';
import type { Db, Stores, Writing } from './schema.ts';
import { undo } from './transaction.ts';

/**
 * @param piece of the same person, with whole days
 * @param isKept what is older is counted, and not stored
 * @returns how many events were not here before
 */
export async function bring(db: Db, piece: Kept, isKept: (event: Event) => boolean): Promise<number> {
  if (sizeOf(piece) === 0) return 0;
  const tx = db.transaction<Stores, 'readwrite'>(['events', 'days'], 'readwrite', { durability: 'strict' });
  try {
    const [events, days] = [tx.objectStore('events'), tx.objectStore('days')];
    const brought = bringIn(await hereOf(tx, piece), piece);
    // An id of another form is not found by its time.
    const known = await Promise.all(brought.events.map(({ id }) => events.getKey(id)));
    const fresh = brought.events.filter((event, n) => known[n] === undefined && isKept(event));
    await Promise.all([...brought.days.map((day) => days.put(day)), ...fresh.map((one) => events.add(one))]);
    await tx.done;
    return fresh.length;
  } catch (error) {
    return undo(tx, error);
  }
}

/** What is here of the piece's days; of ratings all, for they hang together over the days. */
async function hereOf(tx: Writing, piece: Kept) {
  const [events, days] = [tx.objectStore('events'), tx.objectStore('days')];
  const isOfRatings = piece.events.some(({ kind }) => kind === 'rating') || piece.rollups.some(isOfRating);
  const all = [...piece.events.map(({ at }) => dayOf(at)), ...piece.rollups.map(({ key }) => dayIn(key)[0])];
  const [first, last] = all.reduce(
    ([a, b], day) => [day < a ? day : a, day > b ? day : b],
    [all[0]!, all[0]!],
  );
  // An id is made a moment before or after the time that its event has.
  const ids = IDBKeyRange.bound(firstId(Date.parse(first) - DAY_MS), firstId(Date.parse(last) + 2 * DAY_MS));
  const ofDays: Event[] = await events.getAll(ids);
  const ratings = isOfRatings ? await events.index('kind').getAll('rating') : [];
  return {
    events: [...new Map([...ofDays, ...ratings].map((event) => [event.id, event])).values()],
    days: await days.getAll(isOfRatings ? null : IDBKeyRange.bound(first, last)),
  };
}

const isOfRating = ({ key }: Kept['rollups'][number]) => key.includes('|rating|');
