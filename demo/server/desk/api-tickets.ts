/** Tickets and what happens to them. */
import type { Message, Ticket, TicketView } from '../../desk/types.ts';
import { required, text } from '../json.ts';
import type { Routes } from './route.ts';
import { customerOf, find, type Store, ticketsOf, toRow } from './store.ts';

const ticket = (store: Store, id: string) => find(store.tickets, id, 'Ticket');

function add(store: Store, item: Ticket, kind: Message['kind'], body: string): void {
  item.updated = new Date().toISOString();
  item.messages.push({ kind, author: store.agent, at: item.updated, body });
}

export const ticketRoutes: Routes = {
  'GET /tickets': ({ store }) =>
    store.tickets.map((item) => toRow(store, item)).sort((a, b) => b.updated.localeCompare(a.updated)),
  'POST /tickets': ({ store, body }) => {
    const owner = find(store.customers, required(body, 'customerId', 'Choose a customer.'), 'Customer');
    const item: Ticket = {
      id: String(store.next.ticket++),
      customerId: owner.id,
      subject: required(body, 'subject', 'Write a subject.'),
      category: required(body, 'category', 'Choose a category.'),
      priority: required(body, 'priority', 'Choose a priority before you create the ticket.'),
      status: 'Open',
      assignee: store.agent,
      updated: '',
      messages: [],
    };
    const files = text(body, 'files');
    add(
      store,
      item,
      'note',
      required(body, 'description', 'Describe the problem.') + (files && `\n\nFiles: ${files}`),
    );
    store.tickets.push(item);
    return { id: item.id };
  },
  'GET /tickets/:id': ({ store, id }): TicketView => {
    const item = ticket(store, id);
    const others = ticketsOf(store, item.customerId).filter(
      (row) => row.id !== id && row.status !== 'Merged',
    );
    return { ticket: item, customer: customerOf(store, item), others };
  },
  'POST /tickets/:id/reply': ({ store, id, body }) => {
    const item = ticket(store, id);
    const isNote = body.kind === 'note';
    add(store, item, isNote ? 'note' : 'agent', required(body, 'body', 'Write a reply before you send it.'));
    if (!isNote) item.status = 'Waiting on customer';
    return item;
  },
  'POST /tickets/:id/update': ({ store, id, body }) => {
    const item = ticket(store, id);
    for (const name of ['status', 'priority', 'category', 'assignee'] as const) {
      const value = text(body, name);
      if (!value || value === item[name]) continue;
      item[name] = value;
      add(store, item, 'event', `changed ${name} to ${value}`);
    }
    return item;
  },
  'POST /tickets/:id/escalate': ({ store, id, body }) => {
    const item = ticket(store, id);
    const to = required(body, 'to', 'Choose who receives the ticket.');
    const reason = required(body, 'reason', 'Write a reason before you escalate the ticket.');
    item.status = 'Escalated';
    item.assignee = to;
    add(store, item, 'event', `escalated the ticket to ${to}`);
    add(store, item, 'note', reason);
    return item;
  },
  'POST /tickets/:id/merge': ({ store, id, body }) => {
    const item = ticket(store, id);
    const target = ticket(store, required(body, 'into', 'Choose the ticket that stays open.'));
    target.messages.push(...item.messages.filter(({ kind }) => kind !== 'event'));
    target.messages.sort((a, b) => a.at.localeCompare(b.at));
    add(store, target, 'event', `merged ticket ${id} into this one`);
    item.status = 'Merged';
    add(store, item, 'event', `merged this ticket into ${target.id}`);
    return { id: target.id };
  },
};
