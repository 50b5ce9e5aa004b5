/** Products, the basket, payment and receipts. */
import type { Product, ProductView, Sale } from '../../pos/types.ts';
import { HttpError, required, text } from '../json.ts';
import type { Routes } from './route.ts';
import { STAFF } from './sales.ts';
import { addLine, basket, find, type Store, session } from './store.ts';

const DISCOUNT_LIMIT = 10;
const DISCOUNT_MOST = 40;
const DEPOSIT = 5_000;
const MANAGERS: Record<string, string> = { '2468': 'Imani Castell' };
const METHODS = ['Card', 'Cash', 'Gift card'] as const;

const product = (store: Store, id: string) => find(store.products, id, 'Product');

function add(store: Store, item: Product): void {
  if (item.launch)
    throw new HttpError(
      409,
      `${item.name} cannot be sold before its launch. Take a pre-order on its product page.`,
    );
  const known = store.lines.find((line) => line.kind === 'product' && line.product === item.id);
  const wanted = (known?.quantity ?? 0) + 1;
  if (wanted > item.stock) throw new HttpError(409, `Only ${item.stock} of ${item.name} are in stock.`);
  if (known) known.quantity = wanted;
  else {
    const { id, name, variant, price } = item;
    addLine(store, { kind: 'product', product: id, name, detail: variant, quantity: 1, price });
  }
}

function pay(store: Store, method: Sale['method'], received: number): Sale {
  const { lines, discount, discountAmount, total } = basket(store);
  if (lines.length === 0) throw new HttpError(400, 'Add a product before you take payment.');
  if (total < 0) throw new HttpError(400, 'The trade-in is worth more than the basket. Add a product first.');
  if (method === 'Cash' && received < total)
    throw new HttpError(
      400,
      'The cash received is less than the total. Enter the whole amount, or choose Card.',
    );
  const sale: Sale = {
    id: `R-${store.next.sale++}`,
    at: new Date().toISOString(),
    staff: STAFF,
    lines,
    discount,
    discountAmount,
    total,
    method,
    received: method === 'Cash' ? received : total,
    change: method === 'Cash' ? received - total : 0,
    returned: {},
    sentTo: '',
  };
  for (const line of lines) if (line.kind === 'product') product(store, line.product).stock -= line.quantity;
  store.sales.unshift(sale);
  store.lines = [];
  store.discount = null;
  return sale;
}

export const basketRoutes: Routes = {
  'GET /session': ({ store }) => session(store),
  'GET /products': ({ store }) => store.products,
  'GET /products/:id': ({ store, id }): ProductView => {
    const item = product(store, id);
    const previous = item.previous ? product(store, item.previous) : null;
    return { product: item, previous, suits: item.suits.map((other) => product(store, other)) };
  },
  'GET /basket': ({ store }) => basket(store),
  'POST /basket/add': ({ store, body }) => {
    add(store, product(store, required(body, 'product', 'Choose a product.')));
    return basket(store);
  },
  'POST /basket/quantity': ({ store, body }) => {
    const line = find(store.lines, text(body, 'line'), 'Line');
    const quantity = Number(body.quantity);
    if (line.kind === 'product' && quantity > line.quantity) add(store, product(store, line.product));
    else if (quantity > 0) line.quantity = quantity;
    else store.lines = store.lines.filter((other) => other !== line);
    if (store.lines.length === 0) store.discount = null;
    return basket(store);
  },
  'POST /basket/clear': ({ store }) => {
    store.lines = [];
    store.discount = null;
    return basket(store);
  },
  'POST /basket/discount': ({ store, body }) => {
    const percent = Number(body.percent);
    if (!(percent > 0)) throw new HttpError(400, 'Enter a discount above zero.');
    if (percent > DISCOUNT_MOST)
      throw new HttpError(400, `No discount is higher than ${DISCOUNT_MOST} percent.`);
    const reason = required(body, 'reason', 'Choose a reason for the discount.');
    const approvedBy = percent > DISCOUNT_LIMIT ? MANAGERS[text(body, 'pin')] : '';
    if (approvedBy === undefined)
      throw new HttpError(403, 'The manager PIN is not correct. Ask the manager to enter it again.');
    store.discount = { percent, reason, approvedBy };
    return basket(store);
  },
  'POST /basket/remove-discount': ({ store }) => {
    store.discount = null;
    return basket(store);
  },
  'POST /preorders': ({ store, body }) => {
    const item = product(store, required(body, 'product', 'Choose a product.'));
    if (!item.launch) throw new HttpError(409, `${item.name} is on sale. Add it to the basket.`);
    const name = required(body, 'name', 'Enter the customer’s name.');
    required(body, 'phone', 'Enter a mobile number.');
    const colour = required(body, 'colour', 'Choose a colour.');
    addLine(store, {
      kind: 'deposit',
      product: item.id,
      name: `Pre-order deposit, ${item.name}`,
      detail: `${colour}, for ${name}`,
      quantity: 1,
      price: DEPOSIT,
    });
    return basket(store);
  },
  'POST /sales': ({ store, body }) => {
    const method = METHODS.find((name) => name === body.method);
    if (!method) throw new HttpError(400, 'Choose how the customer pays.');
    return pay(store, method, Number(body.received) || 0);
  },
  'GET /receipts': ({ store }) => store.sales,
  'GET /receipts/:id': ({ store, id }) => find(store.sales, id, 'Receipt'),
  'POST /receipts/:id/email': ({ store, id, body }) => {
    const sale = find(store.sales, id, 'Receipt');
    sale.sentTo = required(body, 'email', 'Enter an e-mail address.');
    return sale;
  },
};
