/** Invented sales before the server started, dated back from that moment. */
import type { Line, Sale } from '../../pos/types.ts';

export const STAFF = 'Noor Ellery';
const DAY = 86_400_000;

const line = (
  id: string,
  product: string,
  name: string,
  detail: string,
  price: number,
  quantity = 1,
): Line => ({
  id,
  kind: 'product',
  product,
  name,
  detail,
  quantity,
  price,
});

export function sales(now: number): Sale[] {
  const sale = (id: string, days: number, staff: string, method: Sale['method'], lines: Line[]): Sale => {
    const total = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
    return {
      id,
      at: new Date(now - days * DAY).toISOString(),
      staff,
      lines,
      discount: null,
      discountAmount: 0,
      total,
      method,
      received: total,
      change: 0,
      returned: {},
      sentTo: '',
    };
  };
  return [
    sale('R-10482', 0.02, STAFF, 'Cash', [
      line('a', 'wall-charger', 'Wall charger', '30 W', 2_950),
      line('b', 'clear-case-7', 'Clear case', 'For Alder 7', 2_400),
    ]),
    sale('R-10481', 0.06, 'Idris Fenwick', 'Card', [
      line('a', 'birch-5', 'Birch 5', '64 GB, Fog', 25_900),
      line('b', 'pebble-earbuds', 'Pebble earbuds', 'Noise cancelling', 8_900),
    ]),
    sale('R-10467', 9, 'Idris Fenwick', 'Card', [
      line('a', 'alder-7', 'Alder 7', '128 GB, Slate', 49_900),
      line('b', 'screen-guard-7', 'Screen guard', 'For Alder 7', 1_499, 2),
    ]),
    sale('R-10455', 16, STAFF, 'Card', [
      line('a', 'pebble-earbuds', 'Pebble earbuds', 'Noise cancelling', 8_900),
    ]),
    sale('R-10398', 41, STAFF, 'Card', [line('a', 'rowan-watch', 'Rowan watch', '41 mm', 21_900)]),
  ];
}
