/** One customer: orders, tickets, contact details and what they agreed to receive. */
import { get } from '../api.ts';
import { h } from '../dom.ts';
import { date, fullName, money } from '../format.ts';
import { icon } from '../icons.ts';
import { badge, card, pageHead, type Tone, table } from '../parts/page.ts';
import { ticketList } from '../parts/ticket.ts';
import type { View, Visit } from '../router.ts';
import type { CustomerView, Order } from '../types.ts';
import { consentForm } from './customer-consent.ts';
import { contactForm } from './customer-contact.ts';

const TONES: Record<string, Tone> = { Delivered: 'good', Dispatched: 'info', Processing: 'warn' };

export async function customerView({ id, signal }: Visit): Promise<View> {
  const { customer, orders, tickets } = await get<CustomerView>(`customers/${id}`, signal);
  const name = fullName(customer);
  const content = [
    pageHead({
      title: name,
      detail: `Customer ${customer.id} · ${customer.plan} · since ${date(customer.since)}`,
      actions: [
        h(
          'a',
          { class: 'button', href: `/desk/callbacks?customer=${id}` },
          icon('calendar', 16),
          'Schedule callback',
        ),
        h(
          'a',
          { class: 'button primary', href: `/desk/tickets/new?customer=${id}` },
          icon('plus', 16),
          'New ticket',
        ),
      ],
    }),
    h(
      'div',
      { class: 'two-columns roomy' },
      h(
        'div',
        { class: 'stack' },
        card('Orders', orderTable(orders), { class: 'flush' }),
        contactForm(customer),
      ),
      h(
        'div',
        { class: 'stack' },
        consentForm(customer),
        card('Tickets', ticketList(tickets, 'No tickets yet.')),
      ),
    ),
  ];
  return { title: name, crumbs: [{ label: 'Customers', href: '/desk/customers' }, { label: name }], content };
}

function orderTable(orders: Order[]): HTMLElement {
  return table({
    label: 'Orders',
    columns: ['Order', 'Placed', 'Items', 'Status', 'Total', ''],
    numeric: [4],
    empty: 'No orders yet.',
    rows: orders.map((order) => [
      h('span', { class: 'strong nowrap' }, order.id),
      h('span', { class: 'quiet nowrap' }, date(order.placed)),
      order.lines.map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name)).join(', '),
      badge(order.status, TONES[order.status]),
      money(order.lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)),
      h('a', { href: `/desk/orders/${order.id}/refund`, 'aria-label': `Refund ${order.id}` }, 'Refund'),
    ]),
  });
}
