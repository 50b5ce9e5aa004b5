/** One product: benefits, specifications, and how it differs from the model before it. */
import { ask, Refusal } from '../api.ts';
import { picture } from '../art.ts';
import type { PosCompare } from '../elements/compare.ts';
import { daysUntil, longDate, money } from '../format.ts';
import { element, onPress, pick } from '../html.ts';
import { icon } from '../icons.ts';
import { alertBox } from '../parts/alert.ts';
import { choices } from '../parts/fields.ts';
import { tabs } from '../parts/tabs.ts';
import { toast } from '../parts/toast.ts';
import type { Page } from '../routes.ts';
import { refreshSession } from '../till.ts';
import type { Product, ProductView } from '../types.ts';
import { openPreorder } from './preorder.ts';

export async function productPage(id: string): Promise<Page> {
  const { product, previous, suits } = await ask<ProductView>(`products/${id}`);
  const { name, variant, kind, colours, price, summary, launch, stock } = product;
  const page = element`<div class="product">
    <nav class="trail" aria-label="Breadcrumb"><a href="#/products">Products</a><span>${name}</span></nav>
    <section class="hero">
      <div class="stage">${picture(kind, colours[0])}</div>
      <div class="stack">
        ${launch && launchNote(product)}
        <h1>${name}</h1>
        <p class="summary">${summary}</p>
        ${colours.length > 1 && choices('Colour', 'colour', colours, colours[0])}
        <p class="offer"><b>${money(price)}</b><span>${variant} · ${launch ? `${stock} for pre-order` : `${stock} in stock`}</span></p>
        <div data-alerts></div>
        <div class="row">${
          launch
            ? element`<button type="button" class="key strong large" data-do="preorder">Take pre-order</button>`
            : element`<button type="button" class="key strong large" data-do="add">${icon('plus')}Add to basket</button>`
        }<a class="key large" href="#/trade-in">Trade-in quote</a></div>
      </div>
    </section>
    ${details(product, previous)}
    ${suits.length > 0 && goesWith(suits)}
  </div>`;
  page.addEventListener('change', (event) => {
    const { name: field, value } = event.target as HTMLInputElement;
    if (field === 'colour') pick(page, '.stage').replaceChildren(picture(kind, value));
  });
  const add = async (wanted: string) => {
    try {
      await ask('basket/add', { product: wanted });
      pick(page, '[data-alerts]').replaceChildren();
      toast('Added to the basket');
      await refreshSession();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      pick(page, '[data-alerts]').replaceChildren(alertBox(error.message));
    }
  };
  onPress(page, {
    add: () => add(product.id),
    'add-other': ({ dataset }) => add(dataset.product ?? ''),
    preorder: () =>
      openPreorder(product, page.querySelector<HTMLInputElement>('[name="colour"]:checked')?.value ?? ''),
  });
  return { title: name, content: page };
}

function launchNote({ launch }: Product): HTMLElement {
  const days = daysUntil(launch);
  return element`<p class="launch">${icon('calendar')}<span><b>On sale from ${longDate(launch)}</b>
    ${days === 1 ? 'Tomorrow.' : `In ${days} days.`} Until then, take pre-orders only.</span></p>`;
}

function details(product: Product, previous: Product | null): HTMLElement {
  const panels: [string, () => HTMLElement][] = [];
  if (product.benefits.length > 0)
    panels.push([
      'Benefits',
      () =>
        element`<ol class="benefits">${product.benefits.map(
          ({ title, detail }) => element`<li><h3>${title}</h3><p>${detail}</p></li>`,
        )}</ol>`,
    ]);
  panels.push([
    'Specifications',
    () =>
      element`<dl class="specifications">${product.specifications.map(
        ([name, value]) => element`<div><dt>${name}</dt><dd>${value}</dd></div>`,
      )}</dl>`,
  ]);
  if (previous)
    panels.push([
      'Compare',
      () => {
        const compare = document.createElement('pos-compare') as PosCompare;
        compare.show(product, previous);
        return compare;
      },
    ]);
  return tabs('Product details', panels);
}

function goesWith(products: Product[]): HTMLElement {
  return element`<section class="suits"><h2>Goes with it</h2><ul>${products.map(
    ({ id, name, variant, kind, colours, price }) => element`<li>${picture(kind, colours[0])}
      <p><a href="#/products/${id}">${name}</a><small>${variant}</small></p><b>${money(price)}</b>
      <button type="button" class="round" data-do="add-other" data-product="${id}" aria-label="Add ${name}">${icon('plus')}</button></li>`,
  )}</ul></section>`;
}
