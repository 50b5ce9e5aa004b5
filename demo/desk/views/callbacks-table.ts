/** Callbacks that are promised already. */
import { post } from '../api.ts';
import { h } from '../dom.ts';
import { CENTRE_ZONE, timeIn } from '../format.ts';
import { table } from '../parts/page.ts';
import { toast } from '../parts/toast.ts';
import { reload } from '../router.ts';
import type { Callback } from '../types.ts';

export function scheduledTable(callbacks: Callback[]): HTMLElement {
  return table({
    label: 'Scheduled callbacks',
    columns: ['Your time', 'Customer’s time', 'Customer', ''],
    empty: 'No callbacks are scheduled.',
    rows: callbacks.map((item) => {
      const at = new Date(item.at);
      const cancel = h(
        'button',
        { type: 'button', class: 'button small', 'aria-label': `Cancel callback for ${item.customer}` },
        'Cancel',
      );
      cancel.addEventListener('click', () => {
        cancel.disabled = true;
        post(`callbacks/${item.id}/cancel`)
          .then(() => {
            toast(`The callback for ${item.customer} is cancelled.`);
            reload();
          })
          .catch((error: Error) => toast(error.message));
      });
      return [
        h('span', { class: 'strong nowrap' }, timeIn(CENTRE_ZONE, at)),
        h('span', { class: 'nowrap' }, timeIn(item.timeZone, at)),
        [
          h('a', { href: `/desk/customers/${item.customerId}` }, item.customer),
          h('span', { class: 'quiet block' }, item.reason),
        ],
        cancel,
      ];
    }),
  });
}
