/** All tickets, newest change first. */
import { get } from '../api.ts';
import { h } from '../dom.ts';
import { dateTime } from '../format.ts';
import { icon } from '../icons.ts';
import { pageHead, table } from '../parts/page.ts';
import { priorityBadge, statusBadge, ticketLink } from '../parts/ticket.ts';
import type { View, Visit } from '../router.ts';
import type { TicketRow } from '../types.ts';

export async function ticketsView({ signal }: Visit): Promise<View> {
  const tickets = await get<TicketRow[]>('tickets', signal);
  const content = [
    pageHead({
      title: 'Tickets',
      detail: `${tickets.filter(({ status }) => status === 'Open').length} open`,
      actions: h('a', { class: 'button primary', href: '/desk/tickets/new' }, icon('plus', 16), 'New ticket'),
    }),
    table({
      label: 'Tickets',
      columns: ['Ticket', 'Subject', 'Customer', 'Priority', 'Status', 'Assignee', 'Updated'],
      empty: 'There are no tickets.',
      rows: tickets.map((ticket) => [
        h('span', { class: 'quiet' }, ticket.id),
        [ticketLink(ticket), h('span', { class: 'quiet block' }, ticket.category)],
        h('span', { class: 'nowrap' }, ticket.customer),
        priorityBadge(ticket.priority),
        statusBadge(ticket.status),
        ticket.assignee,
        h('span', { class: 'quiet nowrap' }, dateTime(ticket.updated)),
      ]),
    }),
  ];
  return { title: 'Tickets', crumbs: [{ label: 'Tickets' }], content };
}
