/** The catalogue: everything in this store, and what is about to come. */
import { ask } from '../api.ts';
import { picture } from '../art.ts';
import { daysUntil, longDate, money } from '../format.ts';
import { element, html, onPress, pick } from '../html.ts';
import { icon } from '../icons.ts';
import type { Page } from '../routes.ts';
import type { Product } from '../types.ts';

const ALL = 'All';

export async function productsPage(): Promise<Page> {
  const products = await ask<Product[]>('products');
  const coming = products.filter(({ launch }) => launch);
  const categories = [ALL, ...new Set(products.map(({ category }) => category))];
  const page = element`<div class="catalogue">
    <header class="page-head"><h1>Products</h1>
      <label class="find"><span class="unseen">Search products</span>${icon('search')}
        <input type="search" name="search" autocomplete="off" placeholder="Search products"></label></header>
    ${coming.map(banner)}
    <div class="tabs" role="group" aria-label="Category">${categories.map(
      (name) =>
        element`<button type="button" data-do="filter" data-name="${name}" aria-pressed="${String(name === ALL)}">${name}</button>`,
    )}</div>
    <ul class="rows"></ul>
  </div>`;
  const search = pick<HTMLInputElement>(page, 'input');
  let category = ALL;
  const draw = () => {
    const words = search.value.trim().toLowerCase();
    const list = products.filter(
      (one) =>
        (category === ALL || one.category === category) &&
        `${one.name} ${one.sku} ${one.variant} ${one.summary}`.toLowerCase().includes(words),
    );
    pick(page, '.rows').replaceChildren(
      html`${list.length > 0 ? list.map(row) : element`<li class="none">No product fits.</li>`}`,
    );
  };
  search.addEventListener('input', draw);
  onPress(page, {
    filter: (source) => {
      category = source.dataset.name ?? ALL;
      for (const tab of page.querySelectorAll('.tabs button'))
        tab.setAttribute('aria-pressed', String(tab === source));
      draw();
    },
  });
  draw();
  return { title: 'Products', content: page };
}

function banner({ id, name, kind, colours, summary, launch }: Product): HTMLElement {
  const days = daysUntil(launch);
  return element`<a class="launch-banner" href="#/products/${id}">
    ${picture(kind, colours[1])}
    <span><b>${name}</b><span>${summary}</span></span>
    <span class="when">${icon('calendar')}<span>On sale from ${longDate(launch)}<small>${days === 1 ? 'Tomorrow' : `In ${days} days`}</small></span></span>
    ${icon('next')}
  </a>`;
}

function row({ id, sku, name, variant, kind, colours, price, stock, summary, launch }: Product): HTMLElement {
  const level = launch ? 'new' : stock < 6 ? 'low' : 'fine';
  const words = launch ? 'Pre-order' : stock < 6 ? `Only ${stock} left` : `${stock} in stock`;
  return element`<li><a href="#/products/${id}">
    ${picture(kind, colours[0])}
    <span class="what"><b>${name}</b> <span class="variant">${variant}</span><small>${summary}</small></span>
    <span class="sku">${sku}</span>
    <span class="stock" data-level="${level}">${words}</span>
    <b class="price">${money(price)}</b>
    ${icon('next')}
  </a></li>`;
}
