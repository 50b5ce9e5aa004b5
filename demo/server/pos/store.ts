/** Everything Fernhill Store remembers, in memory, for as long as the server runs. */
import type {
  Basket,
  CashUp,
  Collection,
  Discount,
  Line,
  Product,
  Quote,
  Sale,
  Session,
} from '../../pos/types.ts';
import { HttpError } from '../json.ts';
import { collections } from './collections.ts';
import { products } from './products.ts';
import { STAFF, sales } from './sales.ts';

export interface Store {
  products: Product[];
  lines: Line[];
  discount: Discount | null;
  sales: Sale[];
  quotes: Quote[];
  collections: Collection[];
  cashRefunds: number;
  closed: CashUp['closed'];
  next: { line: number; sale: number; quote: number; refund: number; close: number };
}

export const FLOAT = 10_000;

export function createStore(now = Date.now()): Store {
  return {
    products: products(now),
    lines: [],
    discount: null,
    sales: sales(now),
    quotes: [],
    collections: collections(now),
    cashRefunds: 0,
    closed: null,
    next: { line: 1, sale: 10483, quote: 3051, refund: 771, close: 212 },
  };
}

/** @throws HttpError 404 that names what is missing */
export function find<T extends { id: string }>(list: T[], id: string, what: string): T {
  const found = list.find((item) => item.id.toLowerCase() === id.toLowerCase());
  if (!found) throw new HttpError(404, `${what} ${id} does not exist.`);
  return found;
}

export function basket({ lines, discount }: Store): Basket {
  const sum = (list: Line[]) => list.reduce((total, { price, quantity }) => total + price * quantity, 0);
  const goods = sum(lines.filter(({ kind }) => kind === 'product'));
  const subtotal = sum(lines);
  const discountAmount = discount ? Math.round((goods * discount.percent) / 100) : 0;
  return { lines, discount, subtotal, discountAmount, total: subtotal - discountAmount };
}

export function session(store: Store): Session {
  return {
    store: 'Fernhill Store, Leeds',
    till: 'Till 2',
    staff: STAFF,
    isOpen: store.closed === null,
    basketCount: store.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    readyOrders: store.collections.filter(({ status }) => status === 'Ready').length,
  };
}

export function addLine(store: Store, line: Omit<Line, 'id'>): void {
  if (store.closed) throw new HttpError(409, 'The till is closed. Reopen it on Cash up before you sell.');
  store.lines.push({ id: String(store.next.line++), ...line });
}
