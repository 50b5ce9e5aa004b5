/** `<pos-basket>`: what the customer takes, in a shadow root. It keeps itself up to date with the server. */
import { ask, Refusal } from '../api.ts';
import { money } from '../format.ts';
import { element, html, onPress, type Part, pick } from '../html.ts';
import { icon } from '../icons.ts';
import { openDiscount } from '../pages/discount.ts';
import { openPayment } from '../pages/payment.ts';
import { alertBox } from '../parts/alert.ts';
import { refreshSession } from '../till.ts';
import type { Basket, Line } from '../types.ts';
import { styles } from './styles.ts';

const sheets = await styles('tokens', 'controls', 'basket');

export class PosBasket extends HTMLElement {
  #basket: Basket = { lines: [], discount: null, subtotal: 0, discountAmount: 0, total: 0 };
  #root = this.attachShadow({ mode: 'open' });

  constructor() {
    super();
    this.#root.adoptedStyleSheets = sheets;
    onPress(this.#root, {
      more: ({ dataset }) => this.#count(dataset.line, 1),
      fewer: ({ dataset }) => this.#count(dataset.line, -1),
      clear: () => this.change('basket/clear', {}),
      discount: () => this.#discount(),
      'no-discount': () => this.change('basket/remove-discount', {}),
      pay: () => this.#pay(),
    });
  }

  connectedCallback(): void {
    this.#draw();
    void this.change('basket');
  }

  /** Asks the server for a change (or, without a body, for the state) and shows what comes of it. */
  async change(path: string, body?: object): Promise<void> {
    try {
      this.#basket = await ask<Basket>(path, body);
      this.#draw();
      void refreshSession();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#warn(error.message);
    }
  }

  #count(id: string | undefined, step: number): Promise<void> | undefined {
    const line = this.#basket.lines.find((one) => one.id === id);
    return line && this.change('basket/quantity', { line: line.id, quantity: line.quantity + step });
  }

  #discount(): void {
    if (!this.#basket.lines.some(({ kind }) => kind === 'product'))
      this.#warn('Add a product before you give a discount.');
    else openDiscount((body) => ask<Basket>('basket/discount', body).then((basket) => this.#show(basket)));
  }

  #pay(): void {
    if (this.#basket.lines.length === 0) this.#warn('Add a product before you take payment.');
    else if (this.#basket.total < 0)
      this.#warn('The credit is higher than the basket. Add a product before you take payment.');
    else openPayment(this.#basket);
  }

  #show(basket: Basket): void {
    this.#basket = basket;
    this.#draw();
  }

  #warn(message: string): void {
    pick(this.#root, '.warnings').replaceChildren(alertBox(message));
  }

  #draw(): void {
    const { lines, discount, subtotal, discountAmount, total } = this.#basket;
    const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    this.#root.replaceChildren(html`
      <section aria-label="Basket">
        <header><h2>Basket</h2><span>${pieces === 1 ? '1 item' : `${pieces} items`}</span>
          <button type="button" class="quiet" data-do="clear" ${lines.length === 0 && 'disabled'}>Clear basket</button></header>
        <div class="paper">
          ${lines.length > 0 ? element`<ul>${lines.map(row)}</ul>` : EMPTY()}
          <dl>
            ${discount && pair('Subtotal', money(subtotal))}
            ${discount && reduction(discount.percent, discount.approvedBy, discountAmount)}
            ${pair('To pay', money(total), 'total')}
          </dl>
        </div>
        <div class="warnings"></div>
        <footer>
          <button type="button" class="key" data-do="discount">${icon('tag')}Discount</button>
          <button type="button" class="key strong" data-do="pay">Take payment</button>
        </footer>
      </section>`);
  }
}

const EMPTY = () =>
  element`<div class="nothing">${icon('sell')}<p>Scan a product or choose one from the shelf.</p></div>`;

function pair(name: string, value: Part, kind = ''): HTMLElement {
  return element`<div class="${kind}"><dt>${name}</dt><dd>${value}</dd></div>`;
}

function reduction(percent: number, approvedBy: string, amount: number): HTMLElement {
  return element`<div><dt>Discount ${percent} %
      <small>${approvedBy ? `Approved by ${approvedBy}` : 'Within your limit'}</small>
      <button type="button" class="quiet" data-do="no-discount">Remove discount</button></dt>
    <dd>${money(-amount)}</dd></div>`;
}

function row({ id, kind, name, detail, quantity, price }: Line): HTMLElement {
  const fixed = kind !== 'product';
  const fewer = quantity === 1 ? `Remove ${name}` : `One ${name} fewer`;
  return element`<li>
    <p>${name}<small>${detail}</small></p>
    <div class="stepper">
      <button type="button" data-do="fewer" data-line="${id}" aria-label="${fewer}">${icon(quantity === 1 ? 'close' : 'minus')}</button>
      <b>${quantity}</b>
      <button type="button" data-do="more" data-line="${id}" aria-label="One ${name} more" ${fixed && 'disabled'}>${icon('plus')}</button>
    </div>
    <b class="amount">${money(price * quantity)}</b>
  </li>`;
}

customElements.define('pos-basket', PosBasket);
