/** `<pos-compare>`: two products side by side, in a shadow root. */
import { element, html } from '../html.ts';
import type { Product } from '../types.ts';
import { styles } from './styles.ts';

const sheets = await styles('tokens', 'compare');

export class PosCompare extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });

  constructor() {
    super();
    this.#root.adoptedStyleSheets = sheets;
  }

  show(now: Product, before: Product): void {
    const old = new Map(before.specifications);
    const rows = now.specifications.map(([name, value]) => {
      const was = old.get(name) ?? 'None';
      return element`<tr data-same="${String(was === value)}"><th scope="row">${name}</th><td>${value}</td><td>${was}</td></tr>`;
    });
    const only = element<HTMLInputElement>`<input type="checkbox" checked>`;
    const table = element`<table data-only="true">
      <caption>${now.name} and ${before.name}</caption>
      <thead><tr><td></td><th scope="col">${now.name}</th><th scope="col">${before.name}</th></tr></thead>
      <tbody>${rows}</tbody>
    </table>`;
    only.addEventListener('change', () => {
      table.dataset.only = String(only.checked);
    });
    this.#root.replaceChildren(
      html`<h3>Better than ${before.name}</h3><label class="only">${only}Show only what changed</label>${table}`,
    );
  }
}

customElements.define('pos-compare', PosCompare);
