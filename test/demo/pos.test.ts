/** The till's own rules, through its API: what a shop assistant may do, and what the till says when not. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Basket, CashUp, Collection, Product, ProductView, Quote, Sale } from '../../demo/pos/types.ts';
import { createPosApi } from '../../demo/server/pos/api.ts';

let api: ReturnType<typeof createPosApi>;

beforeEach(() => {
  api = createPosApi();
});

const get = <T>(path: string) => api('GET', `/${path}`, new URLSearchParams(), {}) as T;
const post = <T>(path: string, body: Record<string, unknown> = {}) =>
  api('POST', `/${path}`, new URLSearchParams(), body) as T;
const add = (...ids: string[]) => ids.map((product) => post<Basket>('basket/add', { product })).at(-1)!;

describe('selling', () => {
  it('takes cash, gives change, takes the pieces from the shelf and empties the basket', () => {
    expect(add('pebble-earbuds', 'clear-case-7', 'clear-case-7').total).toBe(13_700);
    expect(() => post('sales', { method: 'Cash', received: 13_000 })).toThrow('less than the total');
    const sale = post<Sale>('sales', { method: 'Cash', received: 14_000 });
    expect(sale).toMatchObject({ total: 13_700, change: 300, method: 'Cash' });
    expect(get<Basket>('basket').lines).toEqual([]);
    expect(get<ProductView>('products/clear-case-7').product.stock).toBe(20);
    expect(get<Sale>(`receipts/${sale.id}`).lines).toHaveLength(2);
    expect(get<CashUp>('cash-up').cashSales).toBe(21_450 + 13_700);
  });

  it('sells no more than there is, and nothing before its launch', () => {
    for (let piece = 0; piece < 4; piece++) add('hearth-router');
    expect(() => add('hearth-router')).toThrow('Only 4');
    const coming = get<Product[]>('products').filter(({ launch }) => launch);
    expect(coming.map(({ id }) => id)).toEqual(['alder-8']);
    expect(Date.parse(coming[0]!.launch)).toBeGreaterThan(Date.now());
    expect(() => add('alder-8')).toThrow('Take a pre-order');
    const order = { product: 'alder-8', name: 'Ada Pell', phone: '07700 900123', colour: 'Slate' };
    expect(post<Basket>('preorders', order).total).toBe(4 * 7900 + 5000);
  });

  it('gives up to 10 percent alone, and more with a manager; a deposit is never reduced', () => {
    add('pebble-earbuds');
    post('preorders', { product: 'alder-8', name: 'Ada Pell', phone: '07700 900123', colour: 'Slate' });
    const discount = (percent: number, pin = '') =>
      post<Basket>('basket/discount', { percent, reason: 'Goodwill', pin });
    expect(discount(10)).toMatchObject({ discountAmount: 890, total: 5000 + 8010 });
    expect(() => discount(20, '1111')).toThrow('PIN is not correct');
    expect(discount(20, '2468').discount?.approvedBy).toBe('Imani Castell');
    expect(() => discount(41, '2468')).toThrow('40 percent');
  });
});

describe('after the sale', () => {
  it('takes an old phone once, and never pays it out', () => {
    const phone = { device: 'Alder 6', storage: '128 GB', condition: 'Used', imei: '490154203237518' };
    expect(() => post('quotes', phone)).toThrow('still linked');
    const quote = post<Quote>('quotes', { ...phone, signedOut: true });
    expect(quote.value).toBe(12_400);
    expect(post<Basket>(`quotes/${quote.id}/use`).total).toBe(-12_400);
    expect(() => post(`quotes/${quote.id}/use`)).toThrow('already');
    expect(() => post('sales', { method: 'Cash' })).toThrow('worth more than the basket');
  });

  it('gives back what was paid, once, and the drawer knows', () => {
    const wanted = { lines: ['a'], reason: 'Faulty', outcome: 'Refund' };
    expect(post('receipts/R-10482/return', wanted)).toMatchObject({ amount: 2950, method: 'Cash' });
    expect(() => post('receipts/R-10482/return', wanted)).toThrow('at least one item');
    expect(get<CashUp>('cash-up').cashRefunds).toBe(2950);
    post('receipts/R-10455/return', { ...wanted, outcome: 'Exchange' });
    expect(get<Basket>('basket').total).toBe(-8900);
  });

  it('hands an order over for its own code and a proof only', () => {
    const hand = (body: object) => post<Collection>('collections/CC-4471/hand-over', { ...body });
    expect(() => hand({ code: 'AAAA', identity: 'Passport' })).toThrow('does not belong to this order');
    expect(() => hand({ code: 'K7M4' })).toThrow('proof of identity');
    expect(hand({ code: 'k7m4', identity: 'Passport' })).toMatchObject({ status: 'Collected' });
    expect(() => hand({ code: 'K7M4', identity: 'Passport' })).toThrow('not ready');
  });

  it('closes the till when the drawer is right or explained, and sells nothing then', () => {
    const { expected } = get<CashUp>('cash-up');
    expect(() => post('cash-up/close', { counted: expected - 501 })).toThrow('reason for the difference');
    expect(post<CashUp>('cash-up/close', { counted: expected - 500 }).closed?.difference).toBe(-500);
    expect(() => add('wall-charger')).toThrow('till is closed');
    post('cash-up/reopen');
    expect(add('wall-charger').total).toBe(2950);
    expect(() => post('cash-up/close', { counted: expected })).toThrow('not empty');
  });
});
