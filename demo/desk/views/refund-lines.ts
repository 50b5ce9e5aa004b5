/** The lines of an order, each with a box to refund it. */
import { h } from '../dom.ts';
import { money } from '../format.ts';
import { table } from '../parts/page.ts';
import type { Order } from '../types.ts';

export function orderLines(order: Order, changed: (sum: number) => void): HTMLElement {
  const boxes = order.lines.map(({ name }) =>
    h('input', { type: 'checkbox', 'aria-label': `Refund ${name}` }),
  );
  const change = () => {
    const chosen = order.lines.filter((_, index) => boxes[index]?.checked);
    changed(chosen.reduce((sum, { price, quantity }) => sum + price * quantity, 0));
  };
  for (const box of boxes) box.addEventListener('change', change);
  return table({
    label: 'Items',
    columns: ['Refund', 'Item', 'Article', 'Quantity', 'Price'],
    numeric: [3, 4],
    empty: 'This order has no items.',
    rows: order.lines.map((line, index) => [
      boxes[index],
      h('span', { class: 'strong' }, line.name),
      h('span', { class: 'quiet' }, line.sku),
      line.quantity,
      money(line.price * line.quantity),
    ]),
  });
}
