/** The form that creates a ticket. */
import { get, post } from '../api.ts';
import { type Child, h } from '../dom.ts';
import { customerOptions, customerSummary } from '../parts/customer.ts';
import { type Control, field, type Problem, problems, select, submitting } from '../parts/form.ts';
import { card, pageHead } from '../parts/page.ts';
import { CATEGORIES, PRIORITIES, ticketList } from '../parts/ticket.ts';
import { toast } from '../parts/toast.ts';
import { go, type View, type Visit } from '../router.ts';
import type { Customer, CustomerView } from '../types.ts';

export async function ticketNewView({ query, signal }: Visit): Promise<View> {
  const people = await get<Customer[]>('customers', signal);
  const customer = select('customerId', customerOptions(people), {
    placeholder: 'Choose a customer',
    value: query.get('customer') ?? '',
  });
  const subject = h('input', { name: 'subject', type: 'text', autocomplete: 'off', maxlength: 120 });
  const category = select('category', CATEGORIES, { placeholder: 'Choose a category' });
  const priority = select('priority', PRIORITIES, { placeholder: 'Choose a priority' });
  const description = h('textarea', { name: 'description', rows: 8 });
  const files = h('input', { name: 'attachments', type: 'file', multiple: true });
  const create = h('button', { type: 'submit', class: 'button primary' }, 'Create ticket');
  const errors = problems();
  const needed: [Control, string][] = [
    [customer, 'Choose a customer before you create the ticket.'],
    [subject, 'Write a subject before you create the ticket.'],
    [category, 'Choose a category before you create the ticket.'],
    [priority, 'Choose a priority before you create the ticket.'],
    [description, 'Describe the problem before you create the ticket.'],
  ];

  const form = h(
    'form',
    { novalidate: true, class: 'card padded form' },
    errors.element,
    field('Customer', customer),
    field('Subject', subject, { hint: 'What is wrong, in the customer’s words.' }),
    h('div', { class: 'fields' }, field('Category', category), field('Priority', priority)),
    field('Description', description, {
      hint: 'What happened, what you tried, what the customer expects next.',
    }),
    field('Attachments', files, { optional: true }),
    h('div', { class: 'form-end' }, create, h('a', { class: 'button', href: '/desk/tickets' }, 'Cancel')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const missing: Problem[] = needed
      .filter(([control]) => !control.value.trim())
      .map(([control, message]) => ({ message, control }));
    errors.show(missing);
    if (missing.length > 0) return;
    void submitting(create, errors, async () => {
      const { attachments: _, ...values } = Object.fromEntries(new FormData(form));
      const names = [...(files.files ?? [])].map(({ name }) => name).join(', ');
      const { id } = await post<{ id: string }>('tickets', { ...values, files: names });
      toast(`Ticket ${id} is created.`);
      go(`/desk/tickets/${id}`);
    });
  });

  const side = h('div', { class: 'stack' });
  const showCustomer = async () => side.replaceChildren(...(await aside(customer.value, signal)));
  customer.addEventListener('change', () => void showCustomer());
  await showCustomer();

  const content = [pageHead({ title: 'New ticket' }), h('div', { class: 'two-columns' }, form, side)];
  return {
    title: 'New ticket',
    crumbs: [{ label: 'Tickets', href: '/desk/tickets' }, { label: 'New ticket' }],
    content,
  };
}

async function aside(id: string, signal: AbortSignal): Promise<HTMLElement[]> {
  const none: Child = h('p', { class: 'quiet' }, 'Choose a customer to see their details and open tickets.');
  if (!id) return [card('Customer details', none)];
  const { customer, tickets } = await get<CustomerView>(`customers/${encodeURIComponent(id)}`, signal);
  return [
    card('Customer details', customerSummary(customer)),
    card('Recent tickets', ticketList(tickets, 'No tickets yet.')),
  ];
}
