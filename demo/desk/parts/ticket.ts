/** How tickets look in lists, and the words their fields take. */
import { type Child, h } from '../dom.ts';
import { dateTime } from '../format.ts';
import type { TicketRow } from '../types.ts';
import { badge, type Tone } from './page.ts';

export const CATEGORIES = ['Account', 'Billing', 'Delivery', 'Device', 'Network', 'Returns'];
export const PRIORITIES = ['Low', 'Normal', 'High', 'Urgent'];
export const TICKET_STATUSES = ['Open', 'Waiting on customer', 'On hold', 'Solved'];

const PRIORITY_TONE: Record<string, Tone> = { Urgent: 'bad', High: 'warn', Normal: 'plain', Low: 'plain' };
const STATUS_TONE: Record<string, Tone> = { Open: 'info', Solved: 'good', Escalated: 'warn' };

export const priorityBadge = (priority: string): HTMLElement => badge(priority, PRIORITY_TONE[priority]);
export const statusBadge = (status: string): HTMLElement => badge(status, STATUS_TONE[status]);

export function ticketLink(ticket: { id: string; subject: string }): HTMLElement {
  return h('a', { href: `/desk/tickets/${ticket.id}`, class: 'strong' }, ticket.subject);
}

/** A short list, for the side of a view. */
export function ticketList(tickets: TicketRow[], empty: string): Child {
  if (tickets.length === 0) return h('p', { class: 'quiet' }, empty);
  return h(
    'ul',
    { class: 'list' },
    tickets.map((ticket) =>
      h(
        'li',
        {},
        ticketLink(ticket),
        h('span', { class: 'quiet' }, `${ticket.id} · ${dateTime(ticket.updated)}`),
        h('span', { class: 'badges' }, statusBadge(ticket.status), priorityBadge(ticket.priority)),
      ),
    ),
  );
}
