/** Customers, what they bought, and when to call them back. */
import type { Callback, Customer, CustomerView, OrderView, Refund } from '../../desk/types.ts';
import { HttpError, required, text } from '../json.ts';
import type { Routes } from './route.ts';
import { customerOf, find, nameOf, type Store, ticketsOf } from './store.ts';

const APPROVAL_LIMIT = 150;
const digits = (value: string) => value.replace(/\D/g, '');

/** By name, e-mail, postcode or number; for phones only the digits count, however they are spaced. */
function matches(customer: Customer, query: string): boolean {
  const words = query.toLowerCase();
  const number = digits(query);
  if (number.length >= 3 && digits(customer.phone).includes(number)) return true;
  return [nameOf(customer), customer.email, customer.postcode, customer.id].some((value) =>
    value.toLowerCase().includes(words),
  );
}

const customer = (store: Store, id: string) => find(store.customers, id, 'Customer');

function callback(store: Store, item: Callback): Callback {
  const who = customerOf(store, item);
  return { ...item, customer: nameOf(who), timeZone: item.timeZone || who.timeZone };
}

export const customerRoutes: Routes = {
  'GET /customers': ({ store, query }) => {
    const words = query.get('q')?.trim() ?? '';
    return words ? store.customers.filter((item) => matches(item, words)) : store.customers;
  },
  'GET /customers/:id': ({ store, id }): CustomerView => ({
    customer: customer(store, id),
    orders: store.orders.filter(({ customerId }) => customerId === id),
    tickets: ticketsOf(store, id),
  }),
  'POST /customers/:id/contact': ({ store, id, body }) => {
    const email = required(body, 'email', 'Enter an e-mail address.');
    const phone = required(body, 'phone', 'Enter a phone number.');
    return Object.assign(customer(store, id), {
      email,
      phone,
      address: text(body, 'address'),
      postcode: text(body, 'postcode'),
      city: text(body, 'city'),
      preferred: text(body, 'preferred'),
    });
  },
  'POST /customers/:id/consent': ({ store, id, body }) => {
    const item = customer(store, id);
    item.consent = {
      email: body.email === true,
      text: body.text === true,
      phone: body.phone === true,
      post: body.post === true,
      source: required(body, 'source', 'Choose how the customer gave consent.'),
      updated: new Date().toISOString(),
    };
    return item;
  },
  'GET /orders/:id': ({ store, id }): OrderView => {
    const order = find(store.orders, id, 'Order');
    return { order, customer: customerOf(store, order) };
  },
  'POST /orders/:id/refund': ({ store, id, body }): Refund => {
    const order = find(store.orders, id, 'Order');
    const amount = Number(body.amount);
    required(body, 'reason', 'Choose a reason for the refund.');
    if (!(amount > 0)) throw new HttpError(400, 'Enter an amount above zero.');
    const total = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
    if (amount > total - order.refunded + 0.001)
      throw new HttpError(400, 'The amount is more than the order is worth.');
    const approved = amount <= APPROVAL_LIMIT;
    if (approved) order.refunded += amount;
    const reference = `RF-${store.next.refund++}`;
    return { amount, status: approved ? 'issued' : 'waiting for approval', reference };
  },
  'GET /callbacks': ({ store }) =>
    store.callbacks.map((item) => callback(store, item)).sort((a, b) => a.at.localeCompare(b.at)),
  'POST /callbacks': ({ store, body }) => {
    const who = customer(store, required(body, 'customerId', 'Choose a customer.'));
    const at = new Date(required(body, 'at', 'Choose a time.'));
    if (Number.isNaN(at.getTime())) throw new HttpError(400, 'Choose a time.');
    const timeZone = text(body, 'timeZone') || who.timeZone;
    const id = String(store.next.callback++);
    const item = {
      id,
      customerId: who.id,
      customer: '',
      timeZone,
      at: at.toISOString(),
      reason: text(body, 'reason'),
    };
    store.callbacks.push(item);
    return callback(store, item);
  },
  'POST /callbacks/:id/cancel': ({ store, id }) => {
    store.callbacks = store.callbacks.filter((item) => item.id !== id);
    return {};
  },
};
