/** Finding a customer. */
import { get } from '../api.ts';
import { h } from '../dom.ts';
import { date, fullName } from '../format.ts';
import { icon } from '../icons.ts';
import { pageHead, table } from '../parts/page.ts';
import { go, type View, type Visit } from '../router.ts';
import type { Customer } from '../types.ts';

export async function customersView({ query, signal }: Visit): Promise<View> {
  const words = query.get('q') ?? '';
  const found = await get<Customer[]>(`customers?q=${encodeURIComponent(words)}`, signal);

  const input = h('input', {
    id: 'customer-search',
    type: 'search',
    name: 'q',
    value: words,
    autocomplete: 'off',
  });
  const submit = (event: Event) => {
    event.preventDefault();
    const value = input.value.trim();
    go(value ? `/desk/customers?q=${encodeURIComponent(value)}` : '/desk/customers');
  };
  const search = h(
    'form',
    { role: 'search', class: 'search-form', on: { submit } },
    h('label', { for: 'customer-search' }, 'Name, phone number, e-mail or postcode'),
    h(
      'div',
      { class: 'row' },
      input,
      h('button', { type: 'submit', class: 'button primary' }, icon('search', 16), 'Search'),
    ),
  );
  const many = found.length === 1 ? '1 customer' : `${found.length} customers`;
  const content = [
    pageHead({ title: 'Customers', detail: 'Look a caller up before you ask for anything else.' }),
    search,
    h(
      'p',
      { class: 'result-line', role: 'status' },
      words ? `${many} for “${words}”` : `${many}, last seen first`,
    ),
    table({
      label: 'Customers',
      columns: ['Name', 'Phone', 'E-mail', 'Plan', 'City', 'Customer since'],
      empty: 'No customer fits. Check the number, or search by postcode.',
      rows: found.map((customer) => [
        h('a', { href: `/desk/customers/${customer.id}`, class: 'strong' }, fullName(customer)),
        h('span', { class: 'nowrap' }, customer.phone),
        h('span', { class: 'quiet' }, customer.email),
        customer.plan,
        customer.city,
        h('span', { class: 'quiet nowrap' }, date(customer.since)),
      ]),
    }),
  ];
  return { title: 'Customers', crumbs: [{ label: 'Customers' }], content };
}
