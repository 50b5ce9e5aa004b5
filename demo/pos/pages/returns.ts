/** Finding the receipt of what comes back. */
import { ask } from '../api.ts';
import { daysSince, longDate, money } from '../format.ts';
import { element, pick } from '../html.ts';
import { icon } from '../icons.ts';
import { complain } from '../parts/alert.ts';
import { field, input } from '../parts/fields.ts';
import { go, type Page } from '../routes.ts';
import type { Sale } from '../types.ts';

export async function returnsPage(): Promise<Page> {
  const sales = await ask<Sale[]>('receipts');
  const number = input('receipt', { placeholder: 'R-00000' });
  const page = element`<div class="service">
    <header class="page-head"><h1>Returns and exchanges</h1></header>
    <form novalidate class="panel look-up">
      ${field('Receipt number', number, { hint: 'At the foot of the receipt, or in the e-mail.' })}
      <button type="submit" class="key strong">Find receipt</button>
      <div data-alerts></div>
    </form>
    <h2>Latest sales</h2>
    <ul class="rows">${sales.map(row)}</ul>
  </div>`;
  const form = pick<HTMLFormElement>(page, 'form');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wanted = number.value.trim().toUpperCase().replace(/^R?-?/, 'R-');
    if (wanted === 'R-') return complain(form, { message: 'Enter the receipt number.', field: number });
    const sale = sales.find(({ id }) => id === wanted);
    if (!sale)
      return complain(form, {
        message: 'No receipt has this number. Check the digits, or find the sale in the list below.',
        field: number,
      });
    go(`/returns/${sale.id}`);
  });
  return { title: 'Returns', content: page };
}

function row({ id, at, lines, total, method }: Sale): HTMLElement {
  const days = daysSince(at);
  return element`<li><a href="#/returns/${id}">
    <span class="what"><b>${id}</b><small>${lines.map(({ name }) => name).join(', ')}</small></span>
    <span>${days === 0 ? 'Today' : longDate(at)}</span>
    <span>${method}</span>
    <b class="price">${money(total)}</b>${icon('next')}
  </a></li>`;
}
