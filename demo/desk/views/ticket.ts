/** One ticket: the conversation, the reply, and what can be done with it. */
import { get, post } from '../api.ts';
import { h } from '../dom.ts';
import { dateTime } from '../format.ts';
import { icon } from '../icons.ts';
import { avatar, customerSummary } from '../parts/customer.ts';
import { field, select } from '../parts/form.ts';
import { badge, card, pageHead } from '../parts/page.ts';
import { richText } from '../parts/rich.ts';
import {
  CATEGORIES,
  PRIORITIES,
  priorityBadge,
  statusBadge,
  TICKET_STATUSES,
  ticketList,
} from '../parts/ticket.ts';
import { toast } from '../parts/toast.ts';
import { reload, type View, type Visit } from '../router.ts';
import type { Message, Ticket, TicketView } from '../types.ts';
import { escalateDialog, mergeDialog } from './ticket-dialogs.ts';
import { replyForm } from './ticket-reply.ts';

export async function ticketView({ id, signal }: Visit): Promise<View> {
  const { ticket, customer, others } = await get<TicketView>(`tickets/${id}`, signal);
  const isMerged = ticket.status === 'Merged';
  const escalate = h('button', { type: 'button', class: 'button' }, icon('escalate', 16), 'Escalate');
  escalate.addEventListener('click', () => escalateDialog(ticket));
  const merge = h('button', { type: 'button', class: 'button' }, icon('merge', 16), 'Merge');
  merge.addEventListener('click', () => mergeDialog(ticket, others));
  escalate.disabled = isMerged || ticket.status === 'Escalated';
  merge.disabled = isMerged;

  const content = [
    pageHead({
      title: ticket.subject,
      detail: [`Ticket ${ticket.id} `, statusBadge(ticket.status), ' ', priorityBadge(ticket.priority)],
      actions: [escalate, merge],
    }),
    h(
      'div',
      { class: 'two-columns' },
      h(
        'div',
        { class: 'stack' },
        h(
          'section',
          { class: 'conversation', 'aria-label': 'Conversation' },
          ticket.messages.map(messageItem),
        ),
        isMerged ? null : replyForm(ticket),
      ),
      h(
        'div',
        { class: 'stack' },
        card('Ticket', properties(ticket, isMerged)),
        card('Customer', customerSummary(customer)),
        card('Other tickets', ticketList(others, 'This is the only ticket.')),
      ),
    ),
  ];
  return {
    title: `Ticket ${ticket.id}`,
    crumbs: [{ label: 'Tickets', href: '/desk/tickets' }, { label: ticket.id }],
    content,
  };
}

function messageItem({ kind, author, at, body }: Message): HTMLElement {
  const time = h('time', { datetime: at, class: 'quiet' }, dateTime(at));
  if (kind === 'event') return h('p', { class: 'event' }, h('b', {}, author), ` ${body} · `, time);
  return h(
    'article',
    { class: 'message', 'data-kind': kind },
    avatar(author),
    h(
      'div',
      {},
      h(
        'h2',
        { class: 'message-head' },
        author,
        ' ',
        kind === 'note' ? badge('Internal note', 'warn') : null,
        ' ',
        time,
      ),
      h('div', { class: 'prose' }, richText(body)),
    ),
  );
}

function properties(ticket: Ticket, disabled: boolean): HTMLElement {
  const choice = (
    label: string,
    name: 'status' | 'priority' | 'category' | 'assignee',
    options: string[],
  ) => {
    const all = options.includes(ticket[name]) ? options : [...options, ticket[name]];
    const control = select(name, all, { value: ticket[name] });
    control.disabled = disabled;
    control.addEventListener('change', () => {
      post(`tickets/${ticket.id}/update`, { [name]: control.value })
        .then(() => {
          toast(`${label} is now ${control.value}.`);
          reload();
        })
        .catch((error: Error) => toast(error.message));
    });
    return field(label, control);
  };
  return h(
    'div',
    { class: 'properties' },
    choice('Status', 'status', TICKET_STATUSES),
    choice('Priority', 'priority', PRIORITIES),
    choice('Category', 'category', CATEGORIES),
    choice('Assignee', 'assignee', ['Unassigned', 'Robin Ashdown', 'Dele Marsh']),
  );
}
