/** A live call: who it is, what to check, what to say, what was said. */
import { post } from '../api.ts';
import { h } from '../dom.ts';
import { fullName } from '../format.ts';
import { customerSummary } from '../parts/customer.ts';
import { badge, card, pageHead } from '../parts/page.ts';
import { ticketList } from '../parts/ticket.ts';
import type { View, Visit } from '../router.ts';
import { onSession, refreshSession, session } from '../session.ts';
import { elapsed } from '../ticker.ts';
import type { CallView } from '../types.ts';
import { callControls } from './call-controls.ts';
import { verification } from './call-verify.ts';
import { wrapUpForm } from './call-wrapup.ts';

export async function callView({ id, signal }: Visit): Promise<View> {
  const data = await post<CallView>(`calls/${id}/answer`);
  await refreshSession();
  const { call, customer, openTickets } = data;
  const name = fullName(customer);

  const state = h('span');
  const timer = h('span');
  const wrapUp = wrapUpForm(call, data.lastOrder);
  const controls = callControls(call, wrapUp.focus);
  const update = () => {
    const current = session().call;
    const isLive = current?.id === call.id;
    const isHeld = isLive && current.held;
    const isDone = call.state === 'done';
    state.replaceChildren(
      isLive
        ? badge(isHeld ? 'On hold' : 'Live', isHeld ? 'warn' : 'good')
        : badge(isDone ? 'Finished' : 'After-call work', 'info'),
    );
    controls.update(isLive, isHeld);
    wrapUp.update(isLive);
    if (!isLive && call.endedAt === undefined) call.endedAt = Date.now();
    if (timer.dataset.live === String(isLive)) return;
    timer.dataset.live = String(isLive);
    timer.replaceChildren(elapsed(call.answeredAt ?? Date.now(), signal, isLive ? undefined : call.endedAt));
  };
  onSession(update, signal);

  const content = [
    pageHead({
      title: `Call with ${name}`,
      detail: [state, ' ', timer, ' · ', call.line, ' · ', call.reason],
      actions: controls.element,
    }),
    h(
      'div',
      { class: 'call-grid' },
      h('div', { class: 'stack' }, card('Caller', customerSummary(customer)), verification(call)),
      h(
        'div',
        { class: 'stack' },
        wrapUp.element,
        card('Open tickets', ticketList(openTickets, 'No open tickets.'), {
          actions: h('a', { href: `/desk/tickets/new?customer=${customer.id}` }, 'New ticket'),
        }),
      ),
      h('iframe', {
        src: `/desk/embed/script.html?name=${encodeURIComponent(customer.firstName)}`,
        title: 'Call script',
        class: 'script-frame',
      }),
    ),
  ];
  return {
    title: `Call with ${name}`,
    crumbs: [{ label: 'Call queue', href: '/desk/' }, { label: `Call with ${name}` }],
    content,
  };
}
