/** What a shop assistant does in Fernhill Store until a field has the focus or an alert stands there. */
import type { View } from './harness/types.ts';

type Steps = (till: View) => Promise<void>;

/** What comes of the steps, the page they start on, and the lesson that answers it. */
export type Moment = [what: string, route: string, question: string, steps: Steps];

const choose = (till: View, name: string, value: string) =>
  till.evaluate(
    (name, value) => {
      const list = document.querySelector<HTMLSelectElement>(`select[name="${name}"]`)!;
      list.value = value;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    value,
  );

const focus = (till: View, selector: string) =>
  till.evaluate((selector) => document.querySelector<HTMLElement>(selector)!.focus(), selector);

async function fill(till: View, name: string, text: string): Promise<void> {
  await till.click(`[name="${name}"]`);
  await till.type(text);
}

/** Adds an Alder 7 and opens a sheet over the till. */
async function sheet(till: View, button: string): Promise<void> {
  await till.click('[data-product="alder-7"]');
  await till.waitFor(() => document.querySelector('pos-basket')?.shadowRoot?.querySelector('li'));
  await till.click({ text: button });
  await till.waitFor(() => document.querySelector('[role="dialog"]'));
}

/** A refund for a change of mind. */
async function takeBack(till: View, packaging: string): Promise<void> {
  await till.click('[name="line"]');
  await choose(till, 'reason', 'Change of mind');
  await till.click(`[value="${packaging}"]`);
  await till.click('[value="Refund"]');
  await till.click({ text: 'Complete return' });
}

/** Quotes for an old phone; the last digit of this IMEI is its check digit: 8. */
export async function quote(till: View, imei: string, signedOut: 'Yes' | 'No'): Promise<void> {
  await choose(till, 'device', 'Alder 7');
  await choose(till, 'storage', '128 GB');
  await fill(till, 'imei', imei);
  await till.click('[value="Used"]');
  await till.click(`[value="${signedOut}"]`);
  await till.click({ text: 'Save quote' });
}

export const IMEI = '490154203237518';

export const FIELDS: Moment[] = [
  ['Discount in percent', '/sell', 'How do I give a discount?', (till) => sheet(till, 'Discount')],
  [
    'Manager PIN',
    '/sell',
    'What do I do when a discount is above my limit?',
    async (till) => {
      await sheet(till, 'Discount');
      await till.type('15');
      await till.click('[name="pin"]');
    },
  ],
  [
    'Cash received',
    '/sell',
    'How do I take cash and give change?',
    async (till) => {
      await sheet(till, 'Take payment');
      await till.click('[value="Cash"]');
      await till.waitFor(() => document.activeElement?.matches('[name="received"]'));
    },
  ],
  [
    'Customer name',
    '/products/alder-8',
    'How do I take a pre-order?',
    async (till) => {
      await till.click({ text: 'Take pre-order' });
      await till.waitFor(() => document.activeElement?.matches('[name="name"]'));
    },
  ],
  ['IMEI', '/trade-in', 'Where do I find the IMEI of a phone?', (till) => till.click('[name="imei"]')],
  [
    'Return reason',
    '/returns/R-10467',
    'Which return reason do I choose?',
    (till) => focus(till, '[name="reason"]'),
  ],
  [
    'Proof of identity',
    '/collect/CC-4471',
    'Which proof of identity do I accept?',
    (till) => focus(till, '[name="identity"]'),
  ],
  [
    'Reason for the difference',
    '/cash-up',
    'What do I do when the drawer differs?',
    async (till) => {
      await till.click({ text: 'Check count' });
      await till.waitFor(() => document.querySelector('[name="reason"]'));
      await focus(till, '[name="reason"]');
    },
  ],
];

export const ALERTS: Moment[] = [
  [
    'is not on sale before',
    '/sell',
    'Why can I not sell a phone before its launch?',
    (till) => till.click('[data-product="alder-8"]'),
  ],
  [
    'above your limit of 10 percent',
    '/sell',
    'What do I do when a discount is above my limit?',
    async (till) => {
      await sheet(till, 'Discount');
      await till.click({ text: '15 %' });
    },
  ],
  [
    'cash received is less than the total',
    '/sell',
    'What do I do when the cash is not enough?',
    async (till) => {
      await sheet(till, 'Take payment');
      await till.click('[value="Cash"]');
      await fill(till, 'received', '20');
      await till.click({ text: 'Confirm payment' });
    },
  ],
  [
    'IMEI is not valid',
    '/trade-in',
    'Where do I find the IMEI of a phone?',
    (till) => quote(till, IMEI.replace(/8$/, '9'), 'Yes'),
  ],
  [
    'still linked to an account',
    '/trade-in',
    'Why can I not save the trade-in quote?',
    (till) => quote(till, IMEI, 'No'),
  ],
  [
    'No receipt has this number',
    '/returns',
    'How do I find the sale for a return?',
    async (till) => {
      await fill(till, 'receipt', '999');
      await till.click({ text: 'Find receipt' });
    },
  ],
  [
    'older than 30 days',
    '/returns/R-10398',
    'What can I offer after 30 days?',
    (till) => takeBack(till, 'Sealed'),
  ],
  [
    'Opened earbuds cannot come back',
    '/returns/R-10455',
    'Why can opened earbuds not come back?',
    (till) => takeBack(till, 'Opened'),
  ],
  [
    'collection code does not belong to this order',
    '/collect/CC-4471',
    'What do I do when the collection code is wrong?',
    async (till) => {
      await fill(till, 'code', 'AAAA');
      await till.click({ text: 'Hand over' });
    },
  ],
  [
    'The drawer differs by more than',
    '/cash-up',
    'What do I do when the drawer differs?',
    async (till) => {
      await till.click('[data-worth="5000"]');
      await till.type('10');
      await till.click({ text: 'Close till' });
    },
  ],
];
