/** Click-and-collect orders of this store. */
import { ask } from '../api.ts';
import { picture } from '../art.ts';
import { shortDate, time } from '../format.ts';
import { element, html, pick } from '../html.ts';
import { icon } from '../icons.ts';
import type { Page } from '../routes.ts';
import type { Collection } from '../types.ts';

const COLUMNS: [status: Collection['status'], empty: string][] = [
  ['Ready', 'No order waits for a customer.'],
  ['Being picked', 'Nothing is being picked.'],
  ['Collected', 'No order was collected yet.'],
];

export async function collectPage(): Promise<Page> {
  const orders = await ask<Collection[]>('collections');
  const page = element`<div class="service">
    <header class="page-head"><h1>Click and collect</h1>
      <label class="find"><span class="unseen">Order number or name</span>${icon('search')}
        <input type="search" name="search" autocomplete="off" placeholder="Order number or name"></label></header>
    <div class="lanes"></div>
  </div>`;
  const search = pick<HTMLInputElement>(page, 'input');
  const draw = () => {
    const words = search.value.trim().toLowerCase();
    const fit = orders.filter(({ id, customer }) => `${id} ${customer}`.toLowerCase().includes(words));
    pick(page, '.lanes').replaceChildren(
      html`${COLUMNS.map(([status, empty]) => {
        const list = fit.filter((order) => order.status === status);
        return element`<section><h2>${status}<span>${list.length}</span></h2>
          ${list.length > 0 ? list.map(ticket) : element`<p class="soft">${empty}</p>`}</section>`;
      })}`,
    );
  };
  search.addEventListener('input', draw);
  draw();
  return { title: 'Click and collect', content: page };
}

function ticket({ id, customer, ordered, lines, shelf, status }: Collection): HTMLElement {
  const first = lines[0];
  return element`<a class="ticket" data-status="${status}" href="#/collect/${id}">
    ${first && picture(first.kind, first.detail.split(', ')[1])}
    <span><b>${id}</b><span>${customer}</span><small>${lines.map(({ name }) => name).join(', ')}</small>
      <small>${shortDate(ordered)}, ${time(ordered)}</small></span>
    ${shelf && element`<span class="place"><small>Shelf</small>${shelf}</span>`}
  </a>`;
}
