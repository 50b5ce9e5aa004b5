/** Step 2: the items, and the form for one more. */
import { check } from '../checks.ts';
import { button, type Filled, filled, form, idOf, nameOf, panel } from '../fields.ts';
import { daysOfItem, grid } from '../grid.ts';
import { type Html, html } from '../html.ts';
import { money } from '../money.ts';
import { type Answer, at, type Context, pressed, type View } from '../route.ts';
import { describe, flagsOf, total } from '../rules.ts';
import { tell } from '../sessions.ts';
import type { Item, Report } from '../types.ts';
import { cardOf, DUPLICATE, dayFault, duplicateFault } from './item-checks.ts';
import { FORMS, type ItemForm } from './item-forms.ts';
import { wizard } from './wizard.ts';

function formOf({ query }: Context): ItemForm {
  return FORMS.find(({ kind }) => kind === query.get('type')) ?? FORMS[0]!;
}

function editedOf({ query }: Context, report: Report): Item | undefined {
  return report.items.find(({ n, kind }) => String(n) === query.get('item') && kind === query.get('type'));
}

export function showItems(context: Context, report: Report): Answer {
  if (!context.query.has('type'))
    return { to: at('NewReport.aspx', { id: report.id, step: 2, type: 'receipt' }) };
  const item = editedOf(context, report);
  const card = cardOf(context);
  const kind = formOf(context);
  return view(context, report, filled(item ? kind.valuesOf(item) : card ? kind.valuesOf(card) : {}));
}

function view(context: Context, report: Report, f: Filled): View {
  const { session } = context;
  const kind = formOf(context);
  const item = editedOf(context, report);
  const card = cardOf(context);
  const where = { id: report.id, step: 2 };
  const same = { ...where, type: kind.kind, ...(item && { item: item.n }), ...(card && { card: card.id }) };
  const tabs = FORMS.map(
    ({ kind: type, tab }) =>
      html`<li><a href="${at('NewReport.aspx', { ...where, type })}"${type === kind.kind && html` aria-current="true"`}>${tab}</a></li>`,
  );
  const rows = html`${kind.rows(f, session, item)}${(f.problems.has(DUPLICATE) || f.value(DUPLICATE) === 'on') && duplicateRow(f)}`;
  const add = item
    ? html`${button('btnUpdate', 'Update item', 'primary')}<a class="btn" href="${at('NewReport.aspx', { ...where, type: kind.kind })}">Cancel</a>`
    : html`${button('btnAdd', 'Add item', 'primary')}<a class="btn" href="${at('NewReport.aspx', { ...where, type: kind.kind })}">Clear</a>`;
  const end =
    !item &&
    html`<div class="steps-end">${button('btnBack', 'Back: Purpose')}${button('btnSave', 'Save draft')}${button('btnNext', 'Next: Review', 'primary')}</div>`;
  return {
    title: kind.title,
    section: 'new',
    crumbs: [
      ['My reports', at('Default.aspx')],
      [report.id, at('Report.aspx', { id: report.id })],
    ],
    problems: f.problems,
    body: html`${wizard(2)}<p class="lead">${report.purpose}</p>
${itemGrid(report, (row) => rowActions(context, report, row))}
<nav class="tabs" aria-label="Kind of item"><ul>${tabs}</ul></nav>
${form(session, at('NewReport.aspx', same), html`${panel(item ? `Item ${item.n}` : kind.panel, rows, add)}${end}`, kind.kind === 'receipt')}`,
  };
}

function duplicateRow(f: Filled): Html {
  return html`<tr><td class="lbl"></td><td class="ctl"><input type="checkbox" id="${idOf(DUPLICATE)}" name="${nameOf(DUPLICATE)}" value="on"${
    f.value(DUPLICATE) === 'on' && html` checked`
  }> <label for="${idOf(DUPLICATE)}">Not a duplicate</label>${
    f.problems.has(DUPLICATE) && html`<div class="error-message">${f.problems.get(DUPLICATE)}</div>`
  }</td></tr>`;
}

/** The items of a report with their sum. */
export function itemGrid(report: Report, actions?: (item: Item) => Html): Html {
  const columns = [
    { head: 'No.', cell: (item: Item) => item.n, isNumber: true },
    { head: 'Date', cell: (item: Item) => html`<span class="nowrap">${daysOfItem(item)}</span>` },
    {
      head: 'Description',
      cell: (item: Item) =>
        html`${describe(item)}${details(item)}${flagsOf(item).map((text) => html` <span class="status warn">${text}</span>`)}`,
    },
    {
      head: 'Paid',
      cell: (item: Item) =>
        item.kind === 'receipt' && item.currency !== 'GBP' && money(item.amount, item.currency),
      isNumber: true,
    },
    { head: 'Amount', cell: (item: Item) => money(item.pounds), isNumber: true },
    ...(actions ? [{ head: 'Action', cell: actions }] : []),
  ];
  const sum = report.items.length > 0 && html`<p class="sum">Total <b>${money(total(report))}</b></p>`;
  return html`${grid('Items', columns, report.items, 'There are no items in this report yet.')}${sum}`;
}

function details(item: Item): Html | '' {
  if (item.kind !== 'receipt') return '';
  const parts = [
    item.receipt && `Receipt: ${item.receipt.name}`,
    item.noReceipt && `No receipt: ${item.noReceipt}`,
    item.guests && `Guests: ${item.guests}`,
    item.ownRate && `Own rate: ${item.ownRate}`,
  ].filter((part) => !!part);
  return html`${parts.map((part) => html`<div class="hint">${part}</div>`)}`;
}

function rowActions({ session }: Context, { id }: Report, { n, kind }: Item): Html {
  return html`<div class="row-actions"><a class="btn small" href="${at('NewReport.aspx', { id, step: 2, type: kind, item: n })}" aria-label="Edit item ${n}">Edit</a>${form(
    session,
    at('RemoveItem.aspx', { id, item: n }),
    html`<input type="submit" class="btn small" id="${idOf(`btnRemove_${n}`)}" name="${nameOf('btnRemove')}" value="Remove" aria-label="Remove item ${n}">`,
  )}</div>`;
}

export function postItems(context: Context, report: Report): Answer {
  const { session } = context;
  const { id } = report;
  const kind = formOf(context);
  const button = pressed(context.form, 'btnAdd', 'btnUpdate', 'btnNext', 'btnBack', 'btnSave');
  const fields = check(context.form);
  if (button === 'btnAdd' || button === 'btnUpdate') return save(context, report);
  const begun = kind.typed.find((name) => fields.value(name) !== '');
  if (begun) {
    fields.fail(begun, 'This item is not in the report yet: select Add item, or Clear.');
    return view(context, report, fields);
  }
  if (button === 'btnBack') return { to: at('NewReport.aspx', { id, step: 1 }) };
  if (button === 'btnNext') return { to: at('NewReport.aspx', { id, step: 3 }) };
  tell(session, `${id} saved as a draft.`);
  return { to: at('Default.aspx') };
}

function save(context: Context, report: Report): Answer {
  const { session } = context;
  const kind = formOf(context);
  const edited = editedOf(context, report);
  const fields = check(context.form);
  const item = kind.read(fields, context, edited);
  dayFault(fields, item, report, kind.dayFields);
  if (fields.ok) duplicateFault(fields, context, report, item, edited?.n);
  if (!fields.ok) return view(context, report, kind.keep?.(fields, context) ?? fields);
  item.n = edited?.n ?? Math.max(0, ...report.items.map(({ n }) => n)) + 1;
  if (edited) report.items[report.items.indexOf(edited)] = item;
  else report.items.push(item);
  const card = cardOf(context);
  if (card) Object.assign(card, { state: 'matched', match: { reportId: report.id, n: item.n } });
  tell(session, `Item ${item.n} ${edited ? 'updated' : 'added'}: ${money(item.pounds)}.`);
  return { to: at('NewReport.aspx', { id: report.id, step: 2, type: kind.kind }) };
}

export function removeItem({ store, session, query }: Context, report: Report): Answer {
  const to = at('NewReport.aspx', { id: report.id, step: 2, type: 'receipt' });
  const index = report.items.findIndex(({ n }) => String(n) === query.get('item'));
  const [item] = index < 0 ? [] : report.items.splice(index, 1);
  if (!item) {
    tell(session, 'That item is gone already.');
    return { to };
  }
  const card = store.transactions.find(({ match }) => match?.reportId === report.id && match.n === item.n);
  const match = card?.match ?? null;
  if (card) Object.assign(card, { state: 'open', match: null });
  tell(session, `Item ${item.n} removed.`, () => {
    report.items.splice(index, 0, item);
    if (card?.state === 'open') Object.assign(card, { state: 'matched', match });
    return to;
  });
  return { to };
}
