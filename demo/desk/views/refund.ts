/** Refunding an order. Above the limit the refund waits for a team leader. */
import { get, post } from '../api.ts';
import { type Child, h } from '../dom.ts';
import { date, fullName, money } from '../format.ts';
import { icon } from '../icons.ts';
import { field, type Problem, problems, select, submitting } from '../parts/form.ts';
import { card, facts, pageHead } from '../parts/page.ts';
import type { View, Visit } from '../router.ts';
import type { Order, OrderView, Refund } from '../types.ts';
import { orderLines } from './refund-lines.ts';

const LIMIT = 150;
const REASONS = ['Returned item', 'Faulty item', 'Not delivered', 'Wrong item', 'Charged twice', 'Goodwill'];

export async function refundView({ id, signal }: Visit): Promise<View> {
  const { order, customer } = await get<OrderView>(`orders/${id}`, signal);
  const total = order.lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const left = total - order.refunded;
  const name = fullName(customer);

  const amount = h('input', {
    name: 'amount',
    type: 'text',
    inputmode: 'decimal',
    autocomplete: 'off',
    placeholder: '0.00',
  });
  const reason = select('reason', REASONS, { placeholder: 'Choose a reason' });
  const note = h('textarea', { name: 'note', rows: 3 });
  const issue = h('button', { type: 'submit', class: 'button primary' });
  const warning = h('div', { class: 'problems' });
  const errors = problems();
  const value = () => Number(amount.value.replace(',', '.').replace('£', ''));

  const update = () => {
    const isAbove = value() > LIMIT;
    issue.textContent = isAbove ? 'Send for approval' : 'Issue refund';
    if (isAbove !== warning.hasChildNodes()) warning.replaceChildren(...(isAbove ? [limitWarning()] : []));
  };
  const lines = orderLines(order, (sum) => {
    amount.value = sum > 0 ? Math.min(sum, left).toFixed(2) : '';
    update();
  });
  amount.addEventListener('input', update);
  update();

  const form = h(
    'form',
    { novalidate: true, class: 'stack' },
    card('Items', lines, { class: 'flush' }),
    card(
      'Refund',
      h(
        'div',
        { class: 'form' },
        h(
          'div',
          { class: 'fields' },
          field('Reason', reason),
          field('Amount', amount, { hint: `In pounds, up to ${money(left)}.` }),
        ),
        field('Note', note, { optional: true }),
        warning,
        errors.element,
        h(
          'div',
          { class: 'form-end' },
          issue,
          h('a', { class: 'button', href: `/desk/customers/${customer.id}` }, 'Cancel'),
        ),
      ),
    ),
  );
  const view = h('div', { class: 'two-columns roomy' }, form, card('Order', summary(order, name, total)));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong: Problem[] = [];
    if (!reason.value) wrong.push({ message: 'Choose a reason for the refund.', control: reason });
    if (!(value() > 0)) wrong.push({ message: 'Enter an amount above zero.', control: amount });
    else if (value() > left + 0.001)
      wrong.push({ message: `Enter at most ${money(left)}.`, control: amount });
    errors.show(wrong);
    if (wrong.length > 0) return;
    void submitting(issue, errors, async () => {
      const data = { reason: reason.value, amount: value(), note: note.value };
      const done = confirmation(await post<Refund>(`orders/${id}/refund`, data), customer.id, order);
      view.replaceChildren(done);
      done.querySelector('h2')?.focus();
    });
  });

  const title = `Refund order ${order.id}`;
  return {
    title,
    crumbs: [
      { label: 'Customers', href: '/desk/customers' },
      { label: name, href: `/desk/customers/${customer.id}` },
      { label: 'Refund' },
    ],
    content: [pageHead({ title, detail: `${name} · placed ${date(order.placed)}` }), view],
  };
}

function limitWarning(): HTMLElement {
  return h(
    'div',
    { class: 'notice', 'data-tone': 'warn', role: 'alert' },
    icon('alert'),
    h(
      'p',
      {},
      `This refund is above your approval limit of ${money(LIMIT)}. A team leader approves it before the money is sent.`,
    ),
  );
}

function summary(order: Order, name: string, total: number): Child {
  return facts([
    ['Customer', name],
    ['Status', order.status],
    ['Paid with', order.payment],
    ['Order total', money(total)],
    ['Already refunded', money(order.refunded)],
    ['Your approval limit', money(LIMIT)],
  ]);
}

function confirmation(refund: Refund, customerId: string, order: Order): HTMLElement {
  const isIssued = refund.status === 'issued';
  return h(
    'section',
    { class: 'card padded done' },
    icon(isIssued ? 'check' : 'alert', 24),
    h(
      'h2',
      { tabindex: -1 },
      isIssued ? `${money(refund.amount)} refunded` : `${money(refund.amount)} sent for approval`,
    ),
    h(
      'p',
      {},
      isIssued
        ? `The money goes back to ${order.payment.toLowerCase()} within five working days.`
        : 'A team leader decides by the end of the working day. You see the decision on the customer’s profile.',
    ),
    h('p', { class: 'quiet' }, `Reference ${refund.reference}`),
    h('a', { class: 'button', href: `/desk/customers/${customerId}` }, 'Back to the customer'),
  );
}
