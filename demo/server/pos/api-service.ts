/** Trade-in, returns, click and collect, and the end of the day. */
import type { CashUp, Device, Quote, ReturnDone, Sale } from '../../pos/types.ts';
import { type Body, HttpError, required, text } from '../json.ts';
import type { Routes } from './route.ts';
import { addLine, basket, FLOAT, find, type Store } from './store.ts';

const DAY = 86_400_000;
const TOLERANCE = 500;
const EARLIER = { card: 184_350, cash: 21_450, gift: 5_000 };

const DEVICES: Device[] = [
  {
    name: 'Alder 7',
    storages: [
      ['128 GB', 24_000],
      ['256 GB', 27_000],
    ],
  },
  {
    name: 'Alder 6',
    storages: [
      ['64 GB', 13_000],
      ['128 GB', 15_500],
    ],
  },
  { name: 'Birch 5', storages: [['64 GB', 9_000]] },
  {
    name: 'Birch 4',
    storages: [
      ['32 GB', 4_000],
      ['64 GB', 5_500],
    ],
  },
];

/** What part of the full value each condition is worth. */
const CONDITIONS: Record<string, number> = {
  'Like new': 1,
  Used: 0.8,
  'Cracked screen': 0.35,
  'Does not switch on': 0.1,
};

function quote(store: Store, body: Body): Quote {
  const device = DEVICES.find(({ name }) => name === text(body, 'device'));
  const [storage, full] = device?.storages.find(([name]) => name === text(body, 'storage')) ?? [];
  const condition = text(body, 'condition');
  const share = CONDITIONS[condition];
  if (!device || !storage || !full || share === undefined)
    throw new HttpError(400, 'Choose the model, its storage and its condition.');
  if (body.signedOut !== true)
    throw new HttpError(409, 'The phone is still linked to an account. Ask the customer to sign out first.');
  if (!/^\d{15}$/.test(text(body, 'imei'))) throw new HttpError(400, 'The IMEI has 15 digits.');
  const item: Quote = {
    id: `TQ-${store.next.quote++}`,
    device: device.name,
    storage,
    condition,
    value: Math.round((full * share) / 100) * 100,
    until: new Date(Date.now() + 14 * DAY).toISOString(),
  };
  store.quotes.push(item);
  return item;
}

function giveBack(store: Store, sale: Sale, body: Body): ReturnDone {
  const wanted = Array.isArray(body.lines) ? body.lines.map(String) : [];
  const lines = sale.lines.filter(({ id }) => wanted.includes(id) && !sale.returned[id]);
  if (lines.length === 0) throw new HttpError(400, 'Choose at least one item that comes back.');
  required(body, 'reason', 'Choose a reason for the return.');
  const outcome = required(body, 'outcome', 'Choose what the customer receives.');
  const paid = 1 - (sale.discount?.percent ?? 0) / 100;
  const amount = Math.round(lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0) * paid);
  if (outcome === 'Exchange')
    addLine(store, {
      kind: 'credit',
      product: sale.id,
      name: 'Exchange credit',
      detail: `From receipt ${sale.id}`,
      quantity: 1,
      price: -amount,
    });
  for (const { id, quantity } of lines) sale.returned[id] = quantity;
  if (outcome === 'Refund' && sale.method === 'Cash') store.cashRefunds += amount;
  return { id: `RT-${store.next.refund++}`, amount, outcome, method: sale.method };
}

function cashUp(store: Store): CashUp {
  const today = store.sales.filter(({ id }) => Number(id.slice(2)) >= 10483);
  const taken = (method: Sale['method']) =>
    today.filter((sale) => sale.method === method).reduce((sum, { total }) => sum + total, 0);
  const cashSales = EARLIER.cash + taken('Cash');
  return {
    isOpen: store.closed === null,
    float: FLOAT,
    cashSales,
    cashRefunds: store.cashRefunds,
    cardSales: EARLIER.card + taken('Card'),
    giftSales: EARLIER.gift + taken('Gift card'),
    expected: FLOAT + cashSales - store.cashRefunds,
    tolerance: TOLERANCE,
    closed: store.closed,
  };
}

export const serviceRoutes: Routes = {
  'GET /devices': () => ({ devices: DEVICES, conditions: CONDITIONS }),
  'POST /quotes': ({ store, body }) => quote(store, body),
  'POST /quotes/:id/use': ({ store, id }) => {
    const item = find(store.quotes, id, 'Quote');
    if (store.lines.some((line) => line.product === item.id))
      throw new HttpError(409, 'This quote is in the basket already.');
    addLine(store, {
      kind: 'credit',
      product: item.id,
      name: `Trade-in, ${item.device}`,
      detail: `${item.storage}, ${item.condition.toLowerCase()}, ${item.id}`,
      quantity: 1,
      price: -item.value,
    });
    return basket(store);
  },
  'POST /receipts/:id/return': ({ store, id, body }) =>
    giveBack(store, find(store.sales, id, 'Receipt'), body),
  'GET /collections': ({ store }) => store.collections,
  'GET /collections/:id': ({ store, id }) => find(store.collections, id, 'Order'),
  'POST /collections/:id/hand-over': ({ store, id, body }) => {
    const order = find(store.collections, id, 'Order');
    if (order.status !== 'Ready') throw new HttpError(409, 'This order is not ready to hand over.');
    if (text(body, 'code').toUpperCase() !== order.code)
      throw new HttpError(
        400,
        'The collection code does not belong to this order. Check the order number first.',
      );
    required(body, 'identity', 'Choose the proof of identity that you saw.');
    order.status = 'Collected';
    order.shelf = '';
    order.collectedBy = text(body, 'collector') || order.customer;
    return order;
  },
  'GET /cash-up': ({ store }) => cashUp(store),
  'POST /cash-up/close': ({ store, body }) => {
    if (store.lines.length > 0)
      throw new HttpError(409, 'The basket is not empty. Finish the sale or clear the basket first.');
    const counted = Number(body.counted);
    const difference = counted - cashUp(store).expected;
    const reason = text(body, 'reason');
    if (Math.abs(difference) > TOLERANCE && !reason)
      throw new HttpError(400, 'Choose a reason for the difference before you close the till.');
    store.closed = {
      counted,
      difference,
      reason,
      reference: `Z-${store.next.close++}`,
      at: new Date().toISOString(),
    };
    return cashUp(store);
  },
  'POST /cash-up/reopen': ({ store }) => {
    store.closed = null;
    return cashUp(store);
  },
};
