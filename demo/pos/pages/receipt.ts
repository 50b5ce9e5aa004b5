/** A receipt: what was sold and paid, to print or to send. */
import { ask } from '../api.ts';
import { longDate, money, time } from '../format.ts';
import { element, html, onPress, type Part, pick } from '../html.ts';
import { icon } from '../icons.ts';
import { attempt, complain } from '../parts/alert.ts';
import { field, input } from '../parts/fields.ts';
import { toast } from '../parts/toast.ts';
import type { Page } from '../routes.ts';
import type { Sale } from '../types.ts';

export async function receiptPage(id: string): Promise<Page> {
  const sale = await ask<Sale>(`receipts/${id}`);
  const email = input('email', { type: 'email', placeholder: 'name@example.com' });
  const page = element`<div class="receipt-page">
    <div class="paper-side">${paper(sale)}</div>
    <div class="panel">
      <h1>${sale.change > 0 ? `Give ${money(sale.change)} change` : 'Sale complete'}</h1>
      <p class="soft">Receipt ${sale.id} · paid by ${sale.method.toLowerCase()}</p>
      <button type="button" class="key large" data-do="print">${icon('print')}Print receipt</button>
      <form novalidate class="stack">
        <div data-alerts></div>
        ${field('E-mail address', email, { hint: 'Only for this receipt. It is not kept for advertising.' })}
        <button type="submit" class="key large">${icon('mail')}Send receipt</button>
      </form>
      <a class="key strong large" href="#/sell">New sale</a>
    </div>
  </div>`;
  const form = pick<HTMLFormElement>(page, 'form');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const address = email.value.trim();
    if (!/^\S+@\S+\.\S+$/.test(address))
      return complain(form, { message: 'Enter an e-mail address with an @ and a dot.', field: email });
    complain(form);
    void attempt(form, pick(form, 'button'), async () => {
      await ask(`receipts/${sale.id}/email`, { email: address });
      toast('Receipt sent');
    });
  });
  onPress(page, { print: () => print() });
  return { title: `Receipt ${sale.id}`, content: page };
}

function paper(sale: Sale): HTMLElement {
  const row = (name: Part, value: string, kind = '') =>
    element`<div class="${kind}"><dt>${name}</dt><dd>${value}</dd></div>`;
  return element`<article class="paper" aria-label="Receipt">
    <header><b>Fernhill Store</b><span>Leeds · Till 2</span><span>${longDate(sale.at)}, ${time(sale.at)}</span></header>
    <dl>
      ${sale.lines.map(({ name, detail, quantity, price }) =>
        row(
          html`${quantity > 1 && `${quantity} × `}${name}<small>${detail}</small>`,
          money(price * quantity),
        ),
      )}
      ${sale.discount && row(`Discount ${sale.discount.percent} %`, money(-sale.discountAmount))}
      ${row('Total', money(sale.total), 'total')}
      ${row(sale.method, money(sale.received))}
      ${sale.method === 'Cash' && row('Change', money(sale.change))}
    </dl>
    <footer>Served by ${sale.staff}<br>Receipt ${sale.id}<br>Returns within 30 days with this receipt</footer>
  </article>`;
}
