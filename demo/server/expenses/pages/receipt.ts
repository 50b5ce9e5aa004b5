/** An item with a receipt. */
import type { Checks } from '../checks.ts';
import { type Filled, fileField, idOf, nameOf, selectField, textField } from '../fields.ts';
import { html } from '../html.ts';
import { parseAmount, parseNumber, RATES, showDate, toPounds } from '../money.ts';
import type { Context } from '../route.ts';
import { CATEGORIES, MEAL, RECEIPT_FROM } from '../rules.ts';
import type { Item, ReceiptItem } from '../types.ts';
import type { ItemForm } from './item-forms.ts';

const TYPES = ['application/pdf', 'image/jpeg', 'image/png'];
/** A number is never used twice: a form in another tab may still hold it. */
let uploads = 0;
const MOST_BYTES = 2_000_000;
const CURRENCIES = Object.entries(RATES).map(([code, rate]): [string, string] => [
  code,
  rate === 1 ? code : `${code} (rate of the month ${rate})`,
]);

export const receiptForm: ItemForm = {
  kind: 'receipt',
  tab: 'Receipt',
  title: 'New report: items with receipts',
  panel: 'Add an item with a receipt',
  typed: ['txtMerchant', 'txtAmount', 'txtNoReceipt', 'txtGuests', 'hidReceipt'],
  dayFields: ['txtDate', 'txtDate'],

  rows(f, session, item) {
    const kept = session.receipts.get(f.value('hidReceipt')) ?? (item?.kind === 'receipt' && item.receipt);
    const note = kept
      ? html`Attached: <b>${kept.name}</b>. Choose another file to replace it.`
      : 'PDF, JPG or PNG, at most 2 MB.';
    return html`
${textField(f, { name: 'txtDate', label: 'Date', required: true, size: 'short', hint: 'DD/MM/YYYY, as on the receipt' })}
${selectField(f, { name: 'ddlCategory', label: 'Category', required: true, blank: '(please select)', options: CATEGORIES.map((name) => [name, name] as const) })}
${textField(f, { name: 'txtMerchant', label: 'Merchant', required: true })}
${textField(f, { name: 'txtAmount', label: 'Amount', required: true, size: 'short', hint: 'With tip and tax, for example 12.50' })}
${selectField(f, { name: 'ddlCurrency', label: 'Currency', options: CURRENCIES })}
${textField(f, { name: 'txtRate', label: 'Exchange rate', size: 'short', hint: 'Leave it empty unless your bank charged another rate: pounds for one unit.' })}
${textField(f, { name: 'txtGuests', label: 'Guests', size: 'long', hint: 'For meals with customers: each name and company.' })}
${fileField(f, { name: 'filReceipt', label: 'Receipt', hint: html`${note}<input type="hidden" id="${idOf('hidReceipt')}" name="${nameOf('hidReceipt')}" value="${f.value('hidReceipt')}">` })}
${textField(f, { name: 'txtNoReceipt', label: 'Reason without receipt', size: 'long' })}`;
  },

  valuesOf(from) {
    const shared = { txtDate: showDate(from.date), txtMerchant: '', txtAmount: '', ddlCurrency: 'GBP' };
    if ('kind' in from && from.kind !== 'receipt') return shared;
    const values = {
      ...shared,
      txtMerchant: from.merchant,
      txtAmount: (from.amount / 100).toFixed(2),
      ddlCurrency: from.currency,
    };
    if (!('kind' in from)) return values;
    const { category, ownRate, guests, noReceipt } = from;
    return { ...values, ddlCategory: category, txtRate: ownRate, txtGuests: guests, txtNoReceipt: noReceipt };
  },

  read(fields, context, before): ReceiptItem {
    const date = fields.date('txtDate', 'Date');
    const category = fields.choice('ddlCategory', CATEGORIES, 'Category: choose what was bought.');
    const merchant = fields.text('txtMerchant', 'Merchant: write who was paid.', 60);
    const amount = parseAmount(fields.text('txtAmount', 'Amount: enter what was paid.'));
    if (!amount) fields.fail('txtAmount', 'Amount: write it with a point, such as 12.50.');
    const currency = fields.choice('ddlCurrency', Object.keys(RATES), 'Currency: choose what you paid in.');
    const ownRate = fields.text('txtRate', '');
    const rate = ownRate === '' ? (RATES[currency] ?? 0) : (parseNumber(ownRate, 5) ?? 0);
    if (ownRate !== '' && !rate)
      fields.fail('txtRate', 'Exchange rate: write pounds for one unit, such as 0.86.');
    if (ownRate !== '' && currency === 'GBP')
      fields.fail('txtRate', 'Exchange rate: pounds need none, leave it empty.');
    const guests = fields.text('txtGuests', '', 300);
    if (category === MEAL && guests === '')
      fields.fail('txtGuests', 'Guests: name every guest and their company.');
    const receipt = receiptOf(fields, context, before);
    const noReceipt = fields.text('txtNoReceipt', '', 200);
    const pounds = toPounds(amount ?? 0, rate);
    if (!receipt && noReceipt === '' && pounds >= RECEIPT_FROM)
      fields.fail('filReceipt', 'Attach a receipt, or say in Reason without receipt why there is none.');
    return {
      ...{ kind: 'receipt', n: 0, date, category, merchant, amount: amount ?? 0, currency, rate, ownRate },
      ...{ pounds, receipt, noReceipt: receipt ? '' : noReceipt, guests },
    };
  },

  /** A browser forgets a chosen file; the form brings it back by a number. */
  keep(fields, { session, form }): Filled {
    const upload = uploadOf(fields, form);
    if (!upload) return fields;
    uploads += 1;
    const key = `r${uploads}`;
    session.receipts.set(key, upload);
    return { ...fields, value: (name) => (name === 'hidReceipt' ? key : fields.value(name)) };
  },
};

function receiptOf(fields: Checks, { session, form }: Context, before: Item | undefined) {
  const upload = form.upload('filReceipt');
  if (!upload)
    return (
      session.receipts.get(fields.value('hidReceipt')) ?? (before?.kind === 'receipt' ? before.receipt : null)
    );
  if (!TYPES.includes(upload.type)) fields.fail('filReceipt', 'Receipt: the file must be a PDF, JPG or PNG.');
  if (upload.size > MOST_BYTES) fields.fail('filReceipt', 'Receipt: the file is larger than 2 MB.');
  return { name: upload.name, size: upload.size };
}

function uploadOf(fields: Checks, form: Context['form']) {
  const upload = form.upload('filReceipt');
  if (!upload || !TYPES.includes(upload.type) || upload.size > MOST_BYTES) return undefined;
  return fields.problems.has('filReceipt') ? undefined : { name: upload.name, size: upload.size };
}
