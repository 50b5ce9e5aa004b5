/** A customer in short, as calls, tickets and callbacks show them. */
import { type Child, h } from '../dom.ts';
import { fullName, initials, timeIn } from '../format.ts';
import type { Customer } from '../types.ts';
import { facts } from './page.ts';

export function avatar(name: string): HTMLElement {
  return h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(name));
}

export function customerSummary(customer: Customer, extra: Child = null): HTMLElement {
  const name = fullName(customer);
  return h(
    'div',
    { class: 'person' },
    h(
      'div',
      { class: 'person-head' },
      avatar(name),
      h(
        'div',
        {},
        h('a', { href: `/desk/customers/${customer.id}`, class: 'person-name' }, name),
        h('span', { class: 'quiet' }, `Customer ${customer.id}`),
      ),
    ),
    facts([
      ['Phone', customer.phone],
      ['E-mail', breakable(customer.email)],
      ['Plan', customer.plan],
      ['Local time', `${timeIn(customer.timeZone, new Date())} ${customer.city}`],
    ]),
    extra,
  );
}

/** An address that breaks before its @ where it must break. */
function breakable(email: string): Child {
  const [name = '', domain = ''] = email.split('@');
  return [name, h('wbr'), `@${domain}`];
}

/** Every customer as a choice of a select. */
export const customerOptions = (customers: Customer[]): [string, string][] =>
  customers.map((customer) => [customer.id, `${fullName(customer)} (${customer.id})`]);
