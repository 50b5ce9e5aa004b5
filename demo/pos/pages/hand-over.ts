/** Handing an order over to the person who comes for it. */
import { ask } from '../api.ts';
import { picture } from '../art.ts';
import { longDate, money } from '../format.ts';
import { element, pick } from '../html.ts';
import { attempt, complain, type Fault } from '../parts/alert.ts';
import { choices, control, field, input, read, select } from '../parts/fields.ts';
import { toast } from '../parts/toast.ts';
import { go, type Page } from '../routes.ts';
import { refreshSession } from '../till.ts';
import type { Collection } from '../types.ts';

const PROOFS = ['Driving licence', 'Passport', 'Identity card', 'Bank card used for the order'];
const OTHER = 'Someone else';

export async function handOverPage(id: string): Promise<Page> {
  const order = await ask<Collection>(`collections/${id}`);
  const { customer, ordered, paid, status, shelf } = order;
  const page = element`<div class="service">
    <nav class="trail" aria-label="Breadcrumb"><a href="#/collect">Click and collect</a><span>${order.id}</span></nav>
    <header class="page-head"><h1>Order ${order.id}</h1>
      <p class="soft">${customer} · ordered ${longDate(ordered)} · ${money(paid)} paid online</p></header>
    <div class="split">
      ${status === 'Ready' ? form(order) : outcome(order)}
      <aside class="panel stack"><h2>${shelf ? `Shelf ${shelf}` : status}</h2>${items(order)}
        ${status === 'Ready' && element`<p class="soft practice">Practice: this customer shows the code ${order.code}.</p>`}</aside>
    </div>
  </div>`;
  return { title: `Order ${order.id}`, content: page };
}

function items({ lines }: Collection): HTMLElement {
  return element`<ul class="packed">${lines.map(
    ({ name, detail, quantity, kind }) => element`<li>${picture(kind, detail.split(', ')[1])}
      <p>${quantity > 1 && `${quantity} × `}${name}<small>${detail}</small></p></li>`,
  )}</ul>`;
}

function form(order: Collection): HTMLElement {
  const code = input('code', { maxlength: '4', autocapitalize: 'characters', placeholder: 'Four signs' });
  const collector = input('collector');
  const other = element`<div hidden>${field('Name of the collector', collector)}</div>`;
  const form = element<HTMLFormElement>`<form novalidate class="panel stack">
    <div data-alerts></div>
    ${field('Collection code', code, { hint: 'In the customer’s e-mail or text.' })}
    ${choices('Who collects?', 'who', ['The customer', OTHER], 'The customer')}
    ${other}
    ${field('Proof of identity', select('identity', 'Choose what you saw', PROOFS), { hint: 'Look at it. Write down no number.' })}
    <label class="tick"><input type="checkbox" name="checked"><span>Items checked with the customer</span></label>
    <button type="submit" class="key strong large">Hand over</button>
  </form>`;
  form.addEventListener('change', () => {
    other.hidden = read(form, 'who') !== OTHER;
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const fault = faultOf(form, order);
    complain(form, fault);
    if (fault) return;
    void attempt(form, pick(form, '[type="submit"]'), async () => {
      await ask(`collections/${order.id}/hand-over`, {
        code: code.value,
        identity: read(form, 'identity'),
        collector: collector.value,
      });
      await refreshSession();
      toast('Order handed over');
      go('/collect');
    });
  });
  return form;
}

function faultOf(form: HTMLFormElement, { code }: Collection): Fault | undefined {
  const value = (name: string) => read(form, name);
  if (value('code').toUpperCase() !== code)
    return {
      message: 'The collection code does not belong to this order. Check the order number first.',
      field: control(form, 'code'),
    };
  if (value('who') === OTHER && !value('collector'))
    return { message: 'Enter the name of the collector.', field: control(form, 'collector') };
  if (!value('identity'))
    return {
      message: 'Choose the proof of identity that you saw before you hand the order over.',
      field: control(form, 'identity'),
    };
  if (!value('checked'))
    return { message: 'Check the items with the customer first.', field: control(form, 'checked') };
  return undefined;
}

function outcome({ status, collectedBy }: Collection): HTMLElement {
  return status === 'Collected'
    ? element`<section class="panel stack done"><h2>Collected</h2><p>${collectedBy && `By ${collectedBy}.`}</p>
        <a class="key large" href="#/collect">Back to the orders</a></section>`
    : element`<section class="panel stack done"><h2>Not ready yet</h2><p>A colleague is picking this order. It usually takes 30 minutes.</p>
        <a class="key large" href="#/collect">Back to the orders</a></section>`;
}
