/** What an old phone is worth, and taking it off the basket's price. */
import { ask } from '../api.ts';
import { longDate, money } from '../format.ts';
import { element, pick } from '../html.ts';
import { isImei } from '../imei.ts';
import { attempt, complain, type Fault } from '../parts/alert.ts';
import { choices, control, field, input, read, select } from '../parts/fields.ts';
import { go, type Page } from '../routes.ts';
import { refreshSession } from '../till.ts';
import type { Device, Quote } from '../types.ts';

interface Devices {
  devices: Device[];
  conditions: Record<string, number>;
}

export async function tradeInPage(): Promise<Page> {
  const { devices, conditions } = await ask<Devices>('devices');
  const model = select(
    'device',
    'Choose the model',
    devices.map(({ name }) => name),
  );
  const storage = select('storage', 'Choose the model first', []);
  const imei = input('imei', { inputmode: 'numeric', maxlength: '18', placeholder: '15 digits' });
  const page = element`<div class="service">
    <header class="page-head"><h1>Trade-in</h1><p class="soft">A quote holds for 14 days.</p></header>
    <div class="split">
      <form novalidate class="panel stack">
        <div data-alerts></div>
        <div class="pair">${field('Model', model)}${field('Storage', storage)}</div>
        ${field('IMEI', imei, { hint: 'Dial *#06# on the phone to show it.' })}
        ${choices('Condition', 'condition', Object.keys(conditions))}
        ${choices('Signed out of its account?', 'account', ['Yes', 'No'])}
        <button type="submit" class="key strong large">Save quote</button>
      </form>
      <aside class="panel quote" aria-live="polite"></aside>
    </div>
  </div>`;
  const form = pick<HTMLFormElement>(page, 'form');
  const aside = pick(page, 'aside');

  const estimate = () => {
    const full = devices
      .find(({ name }) => name === model.value)
      ?.storages.find(([name]) => name === storage.value)?.[1];
    const share = conditions[read(form, 'condition')];
    return full === undefined || share === undefined ? null : Math.round((full * share) / 100) * 100;
  };
  const draw = () => {
    const value = estimate();
    aside.replaceChildren(
      element`<div class="stack"><h2>Estimate</h2><p class="value">${value === null ? '–' : money(value)}</p>
        <p class="soft">${value === null ? 'Choose model, storage and condition.' : 'Save the quote to hold this price.'}</p></div>`,
    );
  };
  model.addEventListener('change', () => {
    const storages = devices.find(({ name }) => name === model.value)?.storages ?? [];
    const options = select(
      'storage',
      'Choose the storage',
      storages.map(([name]) => name),
    );
    storage.replaceChildren(...options.childNodes);
  });
  form.addEventListener('change', draw);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const fault = faultOf(form);
    complain(form, fault);
    if (fault) return;
    void attempt(form, pick(form, '[type="submit"]'), async () => {
      const body = {
        device: model.value,
        storage: storage.value,
        imei: imei.value.replace(/\s/g, ''),
        condition: read(form, 'condition'),
        signedOut: read(form, 'account') === 'Yes',
      };
      const quote = await ask<Quote>('quotes', body);
      aside.replaceChildren(saved(quote, () => use(quote)));
    });
  });
  const use = (quote: Quote) =>
    attempt(form, aside.querySelector('button'), async () => {
      await ask(`quotes/${quote.id}/use`, {});
      await refreshSession();
      go('/sell');
    });
  draw();
  return { title: 'Trade-in', content: page };
}

function faultOf(form: HTMLFormElement): Fault | undefined {
  const value = (name: string) => read(form, name);
  if (!value('device')) return { message: 'Choose the model.', field: control(form, 'device') };
  if (!value('storage')) return { message: 'Choose the storage.', field: control(form, 'storage') };
  if (!isImei(value('imei')))
    return {
      message: 'This IMEI is not valid. Check all 15 digits on the phone.',
      field: control(form, 'imei'),
    };
  if (!value('condition')) return { message: 'Choose the condition.', field: control(form, 'condition') };
  if (value('account') !== 'Yes')
    return {
      message:
        'The phone is still linked to an account. Ask the customer to sign out before you save the quote.',
      field: control(form, 'account'),
    };
  return undefined;
}

function saved(quote: Quote, use: () => void): HTMLElement {
  const button = element`<button type="button" class="key strong large">Use in basket</button>`;
  button.addEventListener('click', use);
  return element`<div class="stack"><h2>Quote ${quote.id}</h2><p class="value">${money(quote.value)}</p>
    <p>${quote.device}, ${quote.storage}, ${quote.condition.toLowerCase()}</p>
    <p class="soft">Holds until ${longDate(quote.until)}.</p>${button}</div>`;
}
