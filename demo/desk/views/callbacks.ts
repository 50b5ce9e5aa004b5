/** Promising a call back at a time that suits the customer where they are. */
import { get, post } from '../api.ts';
import { h } from '../dom.ts';
import { timeIn } from '../format.ts';
import { customerOptions } from '../parts/customer.ts';
import { field, type Problem, problems, select, submitting } from '../parts/form.ts';
import { card, pageHead } from '../parts/page.ts';
import { toast } from '../parts/toast.ts';
import { reload, type View, type Visit } from '../router.ts';
import type { Callback, Customer } from '../types.ts';
import { slotPicker } from './callbacks-slots.ts';
import { scheduledTable } from './callbacks-table.ts';

const ZONES: [string, string][] = [
  ['Europe/London', 'London'],
  ['Europe/Lisbon', 'Lisbon'],
  ['Europe/Berlin', 'Berlin'],
  ['Africa/Lagos', 'Lagos'],
  ['Asia/Dubai', 'Dubai'],
  ['Asia/Singapore', 'Singapore'],
  ['America/Toronto', 'Toronto'],
];

export async function callbacksView({ query, signal }: Visit): Promise<View> {
  const [people, scheduled] = await Promise.all([
    get<Customer[]>('customers', signal),
    get<Callback[]>('callbacks', signal),
  ]);
  const customer = select('customerId', customerOptions(people), {
    placeholder: 'Choose a customer',
    value: query.get('customer') ?? '',
  });
  const zoneOf = () => people.find(({ id }) => id === customer.value)?.timeZone ?? 'Europe/London';
  const zone = select('timeZone', ZONES, { value: zoneOf() });
  const reason = h('input', { name: 'reason', type: 'text', autocomplete: 'off' });
  const book = h('button', { type: 'submit', class: 'button primary' }, 'Schedule callback');
  const errors = problems();
  const slots = slotPicker(scheduled.map(({ at }) => at));
  slots.show(zone.value);

  customer.addEventListener('change', () => {
    zone.value = zoneOf();
    slots.show(zone.value);
  });
  zone.addEventListener('change', () => slots.show(zone.value));

  const form = h(
    'form',
    { novalidate: true, class: 'form' },
    h('div', { class: 'fields' }, field('Customer', customer), field('Customer’s time zone', zone)),
    slots.element,
    field('Reason for the call', reason),
    errors.element,
    h('div', { class: 'form-end' }, book),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const at = slots.value();
    const wrong: Problem[] = [];
    if (!customer.value)
      wrong.push({ message: 'Choose a customer before you schedule the callback.', control: customer });
    if (!at) wrong.push({ message: 'Choose a time slot before you schedule the callback.' });
    errors.show(wrong);
    if (!at || wrong.length > 0) return;
    void submitting(book, errors, async () => {
      const data = { customerId: customer.value, timeZone: zone.value, at, reason: reason.value };
      const saved = await post<Callback>('callbacks', data);
      toast(`Callback for ${saved.customer} on ${timeIn(saved.timeZone, new Date(at))}, their time.`);
      reload();
    });
  });

  const content = [
    pageHead({ title: 'Callbacks', detail: 'Pick a time between 08:00 and 20:00 where the customer is.' }),
    h(
      'div',
      { class: 'even-columns' },
      card('Schedule a callback', form),
      card('Scheduled', scheduledTable(scheduled), { class: 'flush' }),
    ),
  ];
  return { title: 'Callbacks', crumbs: [{ label: 'Callbacks' }], content };
}
