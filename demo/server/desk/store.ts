/** Everything Fernhill Desk remembers, in memory, for as long as the server runs. */
import type { Call, Callback, Customer, Order, Session, Ticket, TicketRow } from '../../desk/types.ts';
import { HttpError } from '../json.ts';
import { calls } from './calls.ts';
import { customers } from './customers.ts';
import { orders } from './orders.ts';
import { AGENT, tickets } from './tickets.ts';

export interface Store {
  customers: Customer[];
  orders: Order[];
  tickets: Ticket[];
  calls: Call[];
  callbacks: Callback[];
  agent: string;
  status: string;
  callId: string | null;
  answeredToday: number;
  /** The next free number for tickets, calls, callbacks and refunds. */
  next: { ticket: number; call: number; callback: number; refund: number };
}

export function createStore(now = Date.now()): Store {
  const tomorrow = new Date(now + 86_400_000).setUTCHours(0, 0, 0, 0);
  const callback = (id: string, customerId: string, hour: number, reason: string): Callback => ({
    id,
    customerId,
    customer: '',
    timeZone: '',
    at: new Date(tomorrow + hour * 3_600_000).toISOString(),
    reason,
  });
  return {
    customers: customers(),
    orders: orders(),
    tickets: tickets(now),
    calls: calls(now),
    callbacks: [
      callback('301', '1071', 11, 'Confirm the roaming pass dates'),
      callback('302', '1094', 15.5, 'Return label did not arrive'),
    ],
    agent: AGENT,
    status: 'Available',
    callId: null,
    answeredToday: 23,
    next: { ticket: 20423, call: 5008, callback: 303, refund: 8801 },
  };
}

export function find<T extends { id: string }>(list: T[], id: string | undefined, what: string): T {
  const found = list.find((item) => item.id === id);
  if (!found) throw new HttpError(404, `${what} ${id} does not exist.`);
  return found;
}

export const nameOf = ({ firstName, lastName }: Customer): string => `${firstName} ${lastName}`;

export function customerOf(store: Store, { customerId }: { customerId: string }): Customer {
  return find(store.customers, customerId, 'Customer');
}

export function toRow(store: Store, { messages: _, ...ticket }: Ticket): TicketRow {
  return { ...ticket, customer: nameOf(customerOf(store, ticket)) };
}

export function ticketsOf(store: Store, customerId: string): TicketRow[] {
  return store.tickets
    .filter((ticket) => ticket.customerId === customerId)
    .map((ticket) => toRow(store, ticket));
}

export function session(store: Store): Session {
  const call = store.calls.find(({ id }) => id === store.callId);
  return {
    agent: store.agent,
    status: store.status,
    call: call?.answeredAt
      ? {
          id: call.id,
          caller: nameOf(customerOf(store, call)),
          answeredAt: call.answeredAt,
          held: call.state === 'held',
        }
      : null,
  };
}
