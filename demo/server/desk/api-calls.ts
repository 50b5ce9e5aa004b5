/** Calls, the queue and the agent's own state. */
import type { Call, CallView, Queue } from '../../desk/types.ts';
import { HttpError, required, text } from '../json.ts';
import { calls, SCRIPT } from './calls.ts';
import type { Routes } from './route.ts';
import { customerOf, find, nameOf, type Store, session, ticketsOf } from './store.ts';

const LONGEST_BELIEVABLE_WAIT = 20 * 60_000;

function waiting(store: Store): Call[] {
  const now = Date.now();
  // A practice server runs for days; its queue must not. Calls nobody took call again.
  const first = store.calls.find(({ state }) => state === 'waiting');
  if (!first || now - first.waitingSince > LONGEST_BELIEVABLE_WAIT) refill(store, now);
  return store.calls.filter(({ state }) => state === 'waiting');
}

function refill(store: Store, now: number): void {
  const fresh = new Map(calls(now).map((call) => [call.id, call]));
  for (const call of store.calls) {
    if (call.state === 'waiting') call.waitingSince = fresh.get(call.id)?.waitingSince ?? now;
  }
  if (store.calls.some(({ state }) => state === 'waiting')) return;
  for (const call of fresh.values()) store.calls.push({ ...call, id: String(store.next.call++) });
}

function answer(store: Store, call: Call): Call {
  if (call.state === 'waiting') {
    for (const other of store.calls) if (other.state === 'live') other.state = 'held';
    call.state = 'live';
    call.answeredAt = Date.now();
    store.answeredToday += 1;
  }
  if (call.state === 'live' || call.state === 'held') {
    store.callId = call.id;
    store.status = 'On a call';
  }
  return call;
}

function hangUp(store: Store, call: Call): void {
  if (call.state !== 'live' && call.state !== 'held') return;
  call.state = 'wrap-up';
  call.endedAt = Date.now();
  if (store.callId === call.id) store.callId = null;
  store.status = 'After-call work';
}

function view(store: Store, call: Call): CallView {
  const customer = customerOf(store, call);
  return {
    call,
    customer,
    openTickets: ticketsOf(store, customer.id).filter(
      ({ status }) => status !== 'Solved' && status !== 'Merged',
    ),
    lastOrder: store.orders.find(({ customerId }) => customerId === customer.id) ?? null,
  };
}

const call = (store: Store, id: string) => find(store.calls, id, 'Call');

export const callRoutes: Routes = {
  'GET /session': ({ store }) => session(store),
  'POST /status': ({ store, body }) => {
    store.status = required(body, 'status', 'Choose a status.');
    return session(store);
  },
  'GET /queue': ({ store }): Queue => ({
    calls: waiting(store).map((item) => {
      const customer = customerOf(store, item);
      const { id, line, reason, waitingSince } = item;
      return { id, caller: nameOf(customer), phone: customer.phone, line, reason, waitingSince };
    }),
    answeredToday: store.answeredToday,
    serviceLevel: 86,
  }),
  'POST /calls/next': ({ store }) => {
    const [next] = waiting(store);
    if (!next) throw new HttpError(409, 'No caller is waiting.');
    return { id: answer(store, next).id };
  },
  'POST /calls/:id/answer': ({ store, id }) => view(store, answer(store, call(store, id))),
  'POST /calls/:id/hold': ({ store, id, body }) => {
    const item = call(store, id);
    if (item.state === 'live' || item.state === 'held') item.state = body.held === true ? 'held' : 'live';
    return session(store);
  },
  'POST /calls/:id/verify': ({ store, id, body }) => {
    const item = call(store, id);
    item.checks = Array.isArray(body.checks) ? body.checks.map(String) : [];
    item.verified = body.verified === true && item.checks.length >= 3;
    return { verified: item.verified };
  },
  'POST /calls/:id/transfer': ({ store, id, body }) => {
    required(body, 'to', 'Choose a team before you transfer the call.');
    hangUp(store, call(store, id));
    return session(store);
  },
  'POST /calls/:id/end': ({ store, id }) => {
    hangUp(store, call(store, id));
    return session(store);
  },
  'POST /calls/:id/wrap-up': ({ store, id, body }) => {
    const item = call(store, id);
    required(body, 'code', 'Choose a wrap-up code before you finish the call.');
    item.notes = text(body, 'notes');
    item.state = 'done';
    store.status = 'Available';
    return session(store);
  },
  'GET /script': () => SCRIPT,
};
