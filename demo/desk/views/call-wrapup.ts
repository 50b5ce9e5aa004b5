/** Notes during the call, and the wrap-up code that finishes it. */
import { h } from '../dom.ts';
import { money } from '../format.ts';
import { field, problems, select, submitting } from '../parts/form.ts';
import { card } from '../parts/page.ts';
import { toast } from '../parts/toast.ts';
import { go } from '../router.ts';
import { wrapUp } from '../session.ts';
import type { Call, Order } from '../types.ts';

const CODES = [
  'Resolved',
  'Ticket created',
  'Transferred',
  'Callback booked',
  'Information given',
  'Caller hung up',
];

export function wrapUpForm(call: Call, lastOrder: Order | null) {
  const errors = problems();
  const notes = h(
    'textarea',
    { name: 'notes', rows: 7, placeholder: 'What the caller asked, what you did, what happens next' },
    call.notes,
  );
  const code = select('code', CODES, { placeholder: 'Choose a code' });
  const finish = h('button', { type: 'submit', class: 'button primary' }, 'Save and finish');
  const hint = h('p', { class: 'hint' });
  const form = h(
    'form',
    { novalidate: true, class: 'form' },
    field('Notes', notes),
    field('Wrap-up code', code),
    errors.element,
    h('div', { class: 'form-end' }, finish, hint),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!code.value) {
      errors.show([{ message: 'Choose a wrap-up code before you finish the call.', control: code }]);
      return;
    }
    errors.show([]);
    void submitting(finish, errors, async () => {
      await wrapUp(call.id, code.value, notes.value);
      toast('The call is saved. You are available again.');
      go('/desk/');
    });
  });

  const update = (isLive: boolean) => {
    const isDone = call.state === 'done';
    finish.disabled = isLive || isDone;
    hint.textContent = isDone
      ? 'This call is finished.'
      : isLive
        ? 'End the call first.'
        : 'Finish within two minutes.';
  };
  const element = h(
    'div',
    { class: 'stack' },
    card('Notes and wrap-up', form),
    lastOrder && orderCard(lastOrder),
  );
  return { element, update, focus: () => code.focus() };
}

function orderCard(order: Order): HTMLElement {
  const total = order.lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  return card(
    'Last order',
    [
      h('p', {}, h('b', {}, order.id), ` · ${order.status} · ${money(total)}`),
      h(
        'ul',
        { class: 'plain quiet' },
        order.lines.map(({ name }) => h('li', {}, name)),
      ),
    ],
    { actions: h('a', { href: `/desk/orders/${order.id}/refund` }, 'Refund') },
  );
}
