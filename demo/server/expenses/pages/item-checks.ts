/** What is checked of every item, and the card payment it may come from. */
import type { Checks } from '../checks.ts';
import type { Context } from '../route.ts';
import { lastDayOf } from '../rules.ts';
import { reportsBy } from '../store.ts';
import type { Item, Report, Transaction } from '../types.ts';

export const DUPLICATE = 'chkNotDuplicate';

/** The open card payment that the address names, if it is the person's own. */
export function cardOf({ store, me, query }: Context): Transaction | undefined {
  const id = query.get('card');
  return store.transactions.find((card) => card.id === id && card.ownerId === me.id && card.state === 'open');
}

/** @param names the fields of its first and its last day */
export function dayFault(fields: Checks, item: Item, { from, to }: Report, names: [string, string]): void {
  const text = 'This date is outside the report period.';
  if (item.date !== '' && (item.date < from || item.date > to)) fields.fail(names[0], text);
  if (lastDayOf(item) !== '' && lastDayOf(item) > to) fields.fail(names[1], text);
}

/** The same kind, day and sum in any of the person's reports; who ticks the box knows better. */
export function duplicateFault(
  fields: Checks,
  { store, me }: Context,
  report: Report,
  item: Item,
  own: number | undefined,
): void {
  if (fields.isOn(DUPLICATE)) return;
  for (const other of reportsBy(store, me)) {
    const twin = other.items.find(
      ({ kind, date, pounds, n }) =>
        kind === item.kind &&
        date === item.date &&
        pounds === item.pounds &&
        !(other === report && n === own),
    );
    if (!twin) continue;
    const where = other === report ? 'this report' : other.id;
    fields.fail(
      DUPLICATE,
      `This looks like a duplicate of item ${twin.n} in ${where}. If it is none, tick the box.`,
    );
    return;
  }
}
