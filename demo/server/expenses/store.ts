/** Everything Fernhill Expenses remembers, in memory, for as long as the server runs. */
import { HttpError } from '../json.ts';
import { FINANCE, people } from './people.ts';
import { reports, transactions } from './reports.ts';
import type { Person, Report, Status, Transaction } from './types.ts';

export interface Store {
  readonly people: Person[];
  reports: Report[];
  readonly transactions: Transaction[];
  nextReport: number;
  now(): number;
}

export function createStore(now: () => number = Date.now): Store {
  const today = new Date(now()).toISOString().slice(0, 10);
  return {
    people: people(),
    reports: reports(today),
    transactions: transactions(today),
    nextReport: 2116,
    now,
  };
}

export const todayOf = (store: Store): string => new Date(store.now()).toISOString().slice(0, 10);

export function personOf(store: Store, id: string): Person {
  const found = store.people.find((person) => person.id === id);
  if (!found) throw new HttpError(404, 'There is no such person.');
  return found;
}

export function reportOf(store: Store, id: string | null): Report {
  const found = store.reports.find((report) => report.id === id);
  if (!found) throw new HttpError(404, 'There is no such report.');
  return found;
}

/** The person's own report. */
export function ownReport(store: Store, me: Person, id: string | null): Report {
  const report = reportOf(store, id);
  if (report.ownerId !== me.id) throw new HttpError(403, 'This report belongs to somebody else.');
  return report;
}

/** The person's own report, while it can be changed. */
export function openReport(store: Store, me: Person, id: string | null): Report {
  const report = ownReport(store, me, id);
  if (!isOpen(report))
    throw new HttpError(409, `Report ${report.id} is ${report.status.toLowerCase()} and cannot be changed.`);
  return report;
}

export const isOpen = ({ status }: Report): boolean => status === 'Draft' || status === 'Returned';

export const reportsBy = (store: Store, { id }: Person): Report[] =>
  store.reports.filter(({ ownerId }) => ownerId === id);

/** Who decides on a report: the manager, then Finance where the manager's limit is too low. */
export function approverOf(store: Store, report: Report): Person {
  return personOf(
    store,
    report.status === 'With Finance' ? FINANCE : personOf(store, report.ownerId).managerId,
  );
}

/** The person, or who stands in for them today. */
export function mayDecide(store: Store, me: Person, report: Report): boolean {
  if (report.ownerId === me.id) return false;
  const approver = approverOf(store, report);
  const { delegate } = approver;
  const today = todayOf(store);
  const standsIn = delegate?.personId === me.id && delegate.from <= today && today <= delegate.until;
  return approver.id === me.id || standsIn;
}

export function waitingFor(store: Store, me: Person): Report[] {
  return store.reports.filter(
    (report) => ['Submitted', 'With Finance'].includes(report.status) && mayDecide(store, me, report),
  );
}

/** Sets the status and writes it into the report's history. */
export function record(
  store: Store,
  report: Report,
  who: Person,
  { status, what = status, note = '' }: { status: Status; what?: string; note?: string },
): void {
  report.status = status;
  report.history.push({ at: new Date(store.now()).toISOString(), who: who.name, what, note });
}
