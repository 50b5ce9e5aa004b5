/** Taking the money: card, cash with change, or a gift card. */
import { ask } from '../api.ts';
import { keypadFor } from '../elements/keypad.ts';
import { money, pence } from '../format.ts';
import { element, html, onPress, pick } from '../html.ts';
import { icon } from '../icons.ts';
import { field, input, read } from '../parts/fields.ts';
import { openSheet } from '../parts/sheet.ts';
import { go } from '../routes.ts';
import { refreshSession } from '../till.ts';
import type { Basket, Sale } from '../types.ts';

const NOTES = [1000, 2000, 5000];

export function openPayment({ total }: Basket): void {
  const received = input('received', { inputmode: 'decimal', placeholder: '0.00' });
  const giftCard = input('gift', { inputmode: 'numeric', placeholder: '0000 0000' });
  const change = element`<p class="change" role="status"></p>`;
  const quick = [total, ...NOTES.map((note) => Math.ceil(total / note) * note)];
  const panels: Record<string, HTMLElement> = {
    Card: element`<div class="reader">${icon('card')}<p><b>${money(total)}</b> is on the card reader.</p>
      <p class="soft">Wait until the reader shows Approved, then confirm the payment.</p></div>`,
    Cash: element`<div class="with-keypad"><div class="stack">${field('Cash received', received)}
      <div class="quick" role="group" aria-label="Usual amounts">${[...new Set(quick)].map(
        (one) =>
          element`<button type="button" class="key" data-do="set" data-pence="${one}">${money(one)}</button>`,
      )}</div>${change}</div>${keypadFor(received)}</div>`,
    'Gift card': element`<div class="stack">${field('Gift card number', giftCard, {
      hint: 'Eight digits, below the silver strip.',
    })}</div>`,
  };
  const update = () => {
    const left = pence(received.value) - total;
    change.textContent = left >= 0 ? `Change ${money(left)}` : '';
  };
  received.addEventListener('input', update);

  const form = openSheet({
    title: 'Take payment',
    action: 'Confirm payment',
    wide: true,
    content: html`<p class="due">To pay <b>${money(total)}</b></p>
      <fieldset class="methods"><legend class="unseen">Payment method</legend>
        ${method('Card', 'card')}${method('Cash', 'cash')}${method('Gift card', 'gift')}</fieldset>
      <div class="method"></div>`,
    async send() {
      const how = read(form, 'method');
      const cash = pence(received.value);
      if (how === 'Cash' && !(cash >= 0))
        return { message: 'Enter the cash received, such as 20.00.', field: received };
      if (how === 'Cash' && cash < total)
        return {
          message: 'The cash received is less than the total. Ask for the rest, or choose Card.',
          field: received,
        };
      if (how === 'Gift card' && giftCard.value.replace(/\s/g, '').length !== 8)
        return { message: 'A gift card number has eight digits.', field: giftCard };
      const sale = await ask<Sale>('sales', { method: how, received: cash || 0 });
      void refreshSession();
      go(`/receipts/${sale.id}`);
      return undefined;
    },
  });
  const show = () => pick(form, '.method').replaceChildren(panels[read(form, 'method')] ?? '');
  form.addEventListener('change', (event) => {
    if ((event.target as HTMLInputElement).name !== 'method') return;
    show();
    if (read(form, 'method') === 'Cash') received.focus();
  });
  onPress(form, {
    set: ({ dataset }) => {
      received.value = (Number(dataset.pence) / 100).toFixed(2);
      update();
    },
  });
  show();
}

function method(name: string, sign: 'card' | 'cash' | 'gift'): HTMLElement {
  return element`<label><input type="radio" name="method" value="${name}" ${name === 'Card' && 'checked'}>
    ${icon(sign)}<span>${name}</span></label>`;
}
