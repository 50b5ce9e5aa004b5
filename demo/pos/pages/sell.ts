/** The till itself: the shelf to choose from, and the basket. */
import { ask } from '../api.ts';
import { picture } from '../art.ts';
import type { PosBasket } from '../elements/basket.ts';
import { money, shortDate } from '../format.ts';
import { element, html, onPress, pick } from '../html.ts';
import { icon } from '../icons.ts';
import { alertBox } from '../parts/alert.ts';
import type { Page } from '../routes.ts';
import type { Product } from '../types.ts';

const ALL = 'All';

export async function sellPage(): Promise<Page> {
  const products = await ask<Product[]>('products');
  const basket = document.createElement('pos-basket') as PosBasket;
  const categories = [ALL, ...new Set(products.map(({ category }) => category))];
  let category = ALL;

  const page = element`<div class="sell">
    <div class="shelf">
      <h1 class="unseen">Sell</h1>
      <form class="scan">
        <label><span class="unseen">Product or barcode</span>${icon('search')}
          <input type="search" name="scan" autocomplete="off" placeholder="Product or barcode"></label>
        <button type="submit" class="key">Add</button>
      </form>
      <div data-alerts></div>
      <div class="tabs" role="group" aria-label="Category">${categories.map(
        (name) =>
          element`<button type="button" data-do="filter" data-name="${name}" aria-pressed="${String(name === ALL)}">${name}</button>`,
      )}</div>
      <div class="tiles"></div>
    </div>
  </div>`;
  page.append(basket);
  const search = pick<HTMLInputElement>(page, '[name="scan"]');
  const tiles = pick(page, '.tiles');
  const warn = (message?: string) =>
    pick(page, '[data-alerts]').replaceChildren(...(message ? [alertBox(message)] : []));

  const found = () => {
    const words = search.value.trim().toLowerCase();
    return products.filter(
      (one) =>
        (category === ALL || one.category === category) &&
        `${one.sku} ${one.name} ${one.variant}`.toLowerCase().includes(words),
    );
  };
  const draw = () => {
    const list = found();
    tiles.replaceChildren(
      html`${list.length > 0 ? list.map(tile) : element`<p class="none">No product fits. Check the spelling or the barcode.</p>`}`,
    );
  };
  const add = (product: Product) => {
    if (product.launch) {
      warn(
        `${product.name} is not on sale before ${shortDate(product.launch)}. Take a pre-order on its product page instead.`,
      );
      return;
    }
    warn();
    void basket.change('basket/add', { product: product.id });
  };
  onPress(page, {
    filter: (source) => {
      category = source.dataset.name ?? ALL;
      for (const tab of page.querySelectorAll<HTMLElement>('.tabs button'))
        tab.setAttribute('aria-pressed', String(tab === source));
      draw();
    },
    add: ({ dataset }) => {
      const product = products.find(({ id }) => id === dataset.product);
      if (product) add(product);
    },
  });
  search.addEventListener('input', draw);
  pick(page, 'form').addEventListener('submit', (event) => {
    event.preventDefault();
    const [first, ...others] = found();
    if (search.value.trim() === '') warn('Scan a barcode or write the product’s name.');
    else if (!first) warn('No product has this name or barcode.');
    else if (others.length > 0) warn('Several products fit. Choose one from the shelf.');
    else {
      add(first);
      search.value = '';
      draw();
    }
  });
  draw();
  return { title: 'Sell', content: page };
}

function tile(product: Product): HTMLElement {
  const { id, name, variant, kind, colours, price, stock, launch } = product;
  const note = launch ? `Launch ${shortDate(launch)}` : stock < 6 ? `Only ${stock} left` : '';
  return element`<button type="button" class="tile" data-do="add" data-product="${id}">
    ${note && element`<span class="flag" data-tone="${launch ? 'new' : 'low'}">${note}</span>`}
    ${picture(kind, colours[0])}
    <span class="name">${name}</span><span class="variant">${variant}</span>
    <b>${money(price)}</b>
  </button>`;
}
