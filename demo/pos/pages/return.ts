/** Taking something back: which items, why, and what the customer receives for them. */
import { ask } from '../api.ts';
import { daysSince, longDate, money } from '../format.ts';
import { element, pick } from '../html.ts';
import { attempt, complain, type Fault } from '../parts/alert.ts';
import { choices, control, field, input, read, select } from '../parts/fields.ts';
import { go, type Page } from '../routes.ts';
import { refreshSession } from '../till.ts';
import type { Line, ReturnDone, Sale } from '../types.ts';

const WINDOW = 30;
const REASONS = ['Change of mind', 'Faulty', 'Wrong item', 'Unwanted gift'];
const STATES = ['Sealed', 'Opened', 'Damaged'];
const OUTCOMES = ['Refund', 'Exchange', 'Gift card'];

export async function returnPage(id: string): Promise<Page> {
  const sale = await ask<Sale>(`receipts/${id}`);
  const goods = sale.lines.filter(({ kind }) => kind === 'product');
  const note = input('note');
  const page = element`<div class="service">
    <nav class="trail" aria-label="Breadcrumb"><a href="#/returns">Returns</a><span>${sale.id}</span></nav>
    <header class="page-head"><h1>Return from receipt ${sale.id}</h1>
      <p class="soft">${longDate(sale.at)} · paid by ${sale.method.toLowerCase()} · ${money(sale.total)}</p></header>
    <form novalidate class="panel stack">
      <div data-alerts></div>
      <fieldset class="items"><legend>Items that come back</legend>${goods.map((line) => item(line, sale))}</fieldset>
      <div class="pair">${field('Return reason', select('reason', 'Choose a reason', REASONS))}
        ${field('Note', note, { optional: true })}</div>
      ${choices('Packaging', 'state', STATES)}
      ${choices('The customer receives', 'outcome', OUTCOMES)}
      <button type="submit" class="key strong large">Complete return</button>
    </form>
  </div>`;
  const form = pick<HTMLFormElement>(page, 'form');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const fault = faultOf(form, sale);
    complain(form, fault);
    if (fault) return;
    void attempt(form, pick(form, '[type="submit"]'), async () => {
      const body = {
        lines: chosen(form),
        reason: read(form, 'reason'),
        outcome: read(form, 'outcome'),
      };
      const done = await ask<ReturnDone>(`receipts/${sale.id}/return`, body);
      await refreshSession();
      if (done.outcome === 'Exchange') return go('/sell');
      const receipt = result(done);
      form.replaceWith(receipt);
      receipt.querySelector('h2')?.focus();
    });
  });
  return { title: `Return ${sale.id}`, content: page };
}

const chosen = (form: HTMLFormElement) => new FormData(form).getAll('line').map(String);

function faultOf(form: HTMLFormElement, sale: Sale): Fault | undefined {
  const lines = sale.lines.filter(({ id }) => chosen(form).includes(id));
  const [reason, state, outcome] = ['reason', 'state', 'outcome'].map((name) => read(form, name));
  if (lines.length === 0)
    return { message: 'Choose at least one item that comes back.', field: control(form, 'line') };
  if (!reason) return { message: 'Choose a reason for the return.', field: control(form, 'reason') };
  if (!state) return { message: 'Choose how the packaging is.', field: control(form, 'state') };
  if (!outcome) return { message: 'Choose what the customer receives.', field: control(form, 'outcome') };
  const isFault = reason === 'Faulty' || reason === 'Wrong item';
  if (!isFault && state !== 'Sealed' && lines.some(({ product }) => product.includes('earbuds')))
    return {
      message: 'Opened earbuds cannot come back for a change of mind. Choose Faulty if they do not work.',
      field: control(form, 'reason'),
    };
  if (!isFault && daysSince(sale.at) > WINDOW && outcome === 'Refund')
    return {
      message: `This receipt is older than ${WINDOW} days. Offer an exchange or a gift card instead of a refund.`,
      field: control(form, 'outcome'),
    };
  return undefined;
}

function item({ id, name, detail, quantity, price }: Line, { returned }: Sale): HTMLElement {
  const isBack = Boolean(returned[id]);
  return element`<label class="item"><input type="checkbox" name="line" value="${id}" ${isBack && 'disabled'}>
    <span>${quantity > 1 && `${quantity} × `}${name}<small>${isBack ? 'Already returned' : detail}</small></span>
    <b>${money(price * quantity)}</b></label>`;
}

function result({ id, amount, outcome, method }: ReturnDone): HTMLElement {
  const [title, next] =
    outcome === 'Gift card'
      ? [`Gift card over ${money(amount)}`, 'Take a gift card from the drawer and scan it.']
      : method === 'Cash'
        ? [
            `Give ${money(amount)} back`,
            'Take the cash from the drawer and count it into the customer’s hand.',
          ]
        : [`${money(amount)} goes back to the card`, 'It arrives within five working days.'];
  return element`<section class="panel stack done"><h2 tabindex="-1">${title}</h2><p>${next}</p>
    <p class="soft">Return ${id}</p><a class="key strong large" href="#/returns">Next return</a></section>`;
}
