/** The demos of the practice company: where each begins, and what a person does there beside what a step points at. */
import type { Doing, Hand } from './demo-page.ts';
import type { View } from './harness/types.ts';
import { IMEI, quote } from './pos-steps.ts';

/** How one demo is followed. */
export interface Way {
  /** Below the company's address; without it the first page that the lesson is for. */
  readonly at?: string;
  /** What leads to the page as the lesson finds it. */
  readonly before?: (hand: Hand) => Promise<void>;
  readonly steps?: Readonly<Record<number, Doing>>;
}

/** Writes into fields and lists at once, by their selectors: what a demo's steps do not speak of. */
const fill = (view: View, fields: Record<string, string>) =>
  view.evaluate((all) => {
    for (const [selector, value] of Object.entries(all)) {
      const field = document.querySelector<HTMLInputElement>(selector)!;
      field.value = value;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }, fields);

/** The same by the short names of Fernhill Expenses. */
const form = (view: View, fields: Record<string, string>) =>
  fill(
    view,
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [`#ctl00_main_${name}`, value])),
  );

const click = async (view: View, text: string) => {
  await view.waitFor(() => document.readyState === 'complete');
  await view.click({ text });
};

/** A day as the forms take it, so many days ago. */
function ago(days: number): string {
  const [year, month, day] = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

const CALL = '/desk/calls/5001';
const DRAFT = '/expenses/NewReport.aspx?id=ER-2107&step=2&type=receipt';
const NO_RECEIPT = { txtNoReceipt: 'The machine gave none.' };
const TAXI = { txtDate: ago(14), ddlCategory: 'Taxi or parking', txtMerchant: 'Liffey Cabs' };

/** Puts an Alder 7 into the basket. */
async function basket(view: View): Promise<void> {
  await view.click('[data-product="alder-7"]');
  await view.waitFor(() => document.querySelector('pos-basket')?.shadowRoot?.querySelector('li'));
}

/** Opens the payment of an Alder 7, in cash. */
async function cash(view: View): Promise<void> {
  await basket(view);
  await view.click({ text: 'Take payment' });
  await view.click('[value="Cash"]');
  await view.waitFor(() => document.activeElement?.matches('[name="received"]'));
}

/** By the lesson's id, and the number of its demo where it has several. */
export const WAYS: Readonly<Record<string, Way>> = {
  // Fernhill Desk
  'callback-time-zone': {
    steps: { 2: { instead: ({ view }) => view.click('.slots label:not(:has(:disabled))') } },
  },
  'close-unresolved-call': {
    at: CALL,
    steps: { 4: { before: async ({ page }) => void (await page.goBack()) } },
  },
  'create-ticket 2': { before: ({ view }) => fill(view, { 'select[name="customerId"]': '1057' }) },
  'merge-tickets': { at: '/desk/tickets/20422' },
  'priority-missing': {
    async before({ view }) {
      await fill(view, {
        'select[name="customerId"]': '1057',
        '[name="subject"]': 'No sound',
        'select[name="category"]': 'Device',
        '[name="description"]': 'No sound in calls.',
      });
      await view.click('button[type="submit"]');
    },
  },
  'refund-above-limit': {
    at: '/desk/orders/FM-70355/refund',
    before: ({ view }) => fill(view, { '[name="amount"]': '499', '[name="reason"]': 'Returned item' }),
  },
  'return-from-hold': { at: CALL, before: ({ view }) => view.click({ text: 'Hold' }) },
  'set-status': {
    at: CALL,
    async before({ view }) {
      await view.click({ text: 'End call' });
      await fill(view, { '[name="code"]': 'Resolved' });
      await view.waitFor(() => document.querySelector('button[type="submit"].primary:enabled'));
    },
  },
  'take-next-call': { steps: { 1: { before: ({ view }) => view.click({ text: 'Available' }) } } },
  'verify-caller': {
    steps: {
      3: {
        before: async ({ view }) => {
          for (const name of ['birth', 'postcode']) await view.click(`[name="check"][value="${name}"]`);
        },
      },
    },
  },
  'wrap-up-code': { at: CALL },

  // Fernhill Expenses
  'expense-add-receipt': {
    at: DRAFT,
    steps: {
      0: { text: ago(14) },
      2: { before: ({ view }) => form(view, { txtMerchant: 'Irish Rail' }) },
    },
  },
  'expense-approval-limit': { at: '/expenses/Decision.aspx?id=ER-2109' },
  'expense-customer-meal': { at: DRAFT },
  'expense-delegate': {
    steps: {
      2: { text: ago(0) },
      3: { before: ({ view }) => form(view, { txtDelegateUntil: ago(-7) }) },
    },
  },
  'expense-duplicate': {
    at: DRAFT,
    async before({ view }) {
      const twin = { txtDate: ago(16), ddlCategory: 'Other', txtMerchant: 'Rail', txtAmount: '48.60' };
      await form(view, { ...twin, ...NO_RECEIPT });
      await click(view, 'Add item');
      await view.waitForText('duplicate');
    },
  },
  'expense-foreign-currency': {
    at: DRAFT,
    before: ({ view }) => form(view, { ...TAXI, ...NO_RECEIPT }),
    steps: { 0: { text: '12.40' } },
  },
  'expense-item-not-added': {
    at: DRAFT,
    async before({ view }) {
      await form(view, { txtMerchant: 'Liffey Cabs' });
      await click(view, 'Next: Review');
      await view.waitForText('not in the report yet');
    },
  },
  'expense-lost-receipt': {
    at: DRAFT,
    async before({ view }) {
      await form(view, { ...TAXI, txtAmount: '31.20' });
      await click(view, 'Add item');
      await view.waitForText('Attach a receipt');
    },
  },
  'expense-match-card': {
    steps: { 1: { instead: ({ view }) => chooseByKeys(view, '#ctl00_main_ddlItem', 'ER-2107 no. 1') } },
  },
  'expense-mileage': {
    at: '/expenses/NewReport.aspx?id=ER-2107&step=2&type=mileage',
    steps: {
      0: {
        before: ({ view }) =>
          form(view, { txtDate: ago(16), txtToPlace: 'Manchester', ddlVehicle: 'Bicycle' }),
      },
    },
  },
  'expense-new-report': {
    steps: {
      2: {
        before: ({ view }) => form(view, { ddlCostCentre: '4200', txtFrom: ago(9), txtTo: ago(7) }),
      },
    },
  },
  'expense-no-bank-details': {
    at: '/expenses/',
    async before({ page, view }) {
      await form(view, { ddlUser: 'sokoro' });
      await click(view, 'Switch');
      await view.waitForText('signed in as Sami Okoro');
      await page.goto(new URL('/expenses/NewReport.aspx?step=1', page.url()).href);
      const trip = { txtPurpose: 'Supplier meeting in Hull, telephones', ddlCostCentre: '4200' };
      await form(view, { ...trip, txtFrom: ago(9), txtTo: ago(7) });
      await click(view, 'Next: Items');
      await view.waitForText('Merchant');
      await form(view, { ...TAXI, ...NO_RECEIPT, txtDate: ago(8), txtAmount: '12' });
      await click(view, 'Add item');
      await view.waitForText('added');
      await click(view, 'Next: Review');
      await view.waitForText('No account yet');
    },
    steps: {
      2: {
        instead: async ({ view }) => {
          await view.click('#ctl00_main_txtHolder');
          await view.type('Sami Okoro');
          await view.press('Tab');
          await form(view, { txtSortCode: '00-00-14', txtAccount: '01234567' });
          await click(view, 'Save bank details');
        },
      },
    },
  },
  'expense-outside-period': {
    at: DRAFT,
    async before({ view }) {
      await form(view, { ...TAXI, ...NO_RECEIPT, txtDate: ago(30), txtAmount: '9.50' });
      await click(view, 'Add item');
      await view.waitForText('outside the report period');
    },
    steps: { 3: { text: ago(11) } },
  },
  'expense-per-diem': {
    at: '/expenses/NewReport.aspx?id=ER-2098&step=2&type=per-diem',
    steps: {
      0: { text: ago(30), before: ({ view }) => form(view, { txtLastDay: ago(29) }) },
      2: { before: ({ view }) => form(view, { txtLunches: '0', txtDinners: '0' }) },
    },
  },
  'expense-recall': {
    steps: { 3: { before: ({ view }) => toReview(view) } },
  },
  'expense-returned': {
    at: '/expenses/Report.aspx?id=ER-2098',
    steps: { 3: { before: ({ view }) => toReview(view) } },
  },

  // Fernhill Store
  'cash-too-little': {
    async before({ view }) {
      await cash(view);
      await fill(view, { '[name="received"]': '20' });
      await view.click({ text: 'Confirm payment' });
      await view.waitForText('less than the total');
    },
  },
  'credit-too-high': {
    at: '/pos/#/trade-in',
    async before({ page, view }) {
      await quote(view, IMEI, 'Yes');
      await view.click({ text: 'Use in basket' });
      await view.waitFor(() => document.querySelector('pos-basket')?.shadowRoot?.querySelector('li'));
      void page;
    },
  },
  'discount-above-limit': {
    async before({ view }) {
      await basket(view);
      await view.click({ text: 'Discount' });
      await view.click({ text: '15 %' });
    },
    steps: { 3: { before: ({ view }) => fill(view, { '[name="pin"]': '2468' }) } },
  },
  'explain-difference': {
    async before({ view }) {
      await view.click('[data-worth="5000"]');
      await view.type('10');
      await view.click({ text: 'Check count' });
    },
  },
  'give-discount': { before: ({ view }) => basket(view) },
  'phone-before-launch': {
    before: ({ view }) => view.click('[data-product="alder-8"]'),
    steps: { 3: { before: ({ view }) => view.click('.rows a[href$="alder-8"]') } },
  },
  'quote-trade-in 2': {
    before: ({ view }) =>
      fill(view, { '[name="device"]': 'Alder 7', '[name="storage"]': '128 GB' }).then(() =>
        view.click('[value="Used"]'),
      ),
  },
  'return-after-30-days': {
    at: '/pos/#/returns/R-10398',
    before: ({ view }) => takeBack(view, 'Sealed'),
  },
  'return-opened-earbuds': {
    at: '/pos/#/returns/R-10455',
    before: ({ view }) => takeBack(view, 'Opened'),
  },
  'sell-products': {
    steps: {
      0: {
        instead: async ({ view }) => {
          await view.click('[name="scan"]');
          await view.type('EB-220');
          await view.press('Enter');
          await view.waitFor(() => document.querySelector('pos-basket')?.shadowRoot?.querySelector('li'));
          await view.press('Tab');
        },
      },
    },
  },
  'sign-out-phone': { before: ({ view }) => quote(view, IMEI, 'No') },
  'wrong-collection-code': {
    steps: { 3: { before: ({ view }) => view.click('.ticket[data-status="Ready"]') } },
  },
  'take-cash': { before: ({ view }) => cash(view), steps: { 1: { text: '600' } } },
};

/** Goes from a report's first step to its last, and confirms there. */
async function toReview(view: View): Promise<void> {
  await click(view, 'Next: Items');
  await click(view, 'Next: Review');
  await view.click('#ctl00_main_chkConfirm');
}

/** Asks for a refund because of a change of mind. */
async function takeBack(view: View, packaging: string): Promise<void> {
  await view.click('[name="line"]');
  await fill(view, { '[name="reason"]': 'Change of mind' });
  for (const value of [packaging, 'Refund']) await view.click(`[value="${value}"]`);
  await view.click({ text: 'Complete return' });
  await view.waitFor(() => document.querySelector('[role="alert"]'));
}

/** Chooses from a closed list by the first letters of an option. */
async function chooseByKeys(view: View, list: string, option: string): Promise<void> {
  await view.evaluate((css) => document.querySelector<HTMLElement>(css)!.focus(), list);
  await view.type(option);
  await view.press('Tab');
}
