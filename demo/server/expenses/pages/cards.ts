/** Payments with the company card, each to be matched with an item. */
import { check } from '../checks.ts';
import { button, type Filled, filled, form, idOf, nameOf, panel, selectField } from '../fields.ts';
import { grid } from '../grid.ts';
import { flag, html } from '../html.ts';
import { money, showDate } from '../money.ts';
import { type Answer, at, type Context, pressed, type Routes, type View } from '../route.ts';
import { describe, TOLERANCE } from '../rules.ts';
import { tell } from '../sessions.ts';
import { isOpen, reportsBy } from '../store.ts';
import type { Transaction } from '../types.ts';

export const cardRoutes: Routes = {
  'GET Cards.aspx': (context) => view(context, filled({})),
  'POST Cards.aspx': change,
};

const STATES = {
  open: ['To match', 'warn'],
  matched: ['Matched', 'good'],
  personal: ['Personal', 'quiet'],
} as const;

const cardsOf = ({ store, me }: Context) => store.transactions.filter(({ ownerId }) => ownerId === me.id);

/** Items that no card payment is matched with yet. */
function freeItems({ store, me }: Context) {
  const taken = new Set(store.transactions.map(({ match }) => match && `${match.reportId}/${match.n}`));
  return reportsBy(store, me)
    .filter(({ status }) => status !== 'Rejected' && status !== 'Paid')
    .flatMap((report) =>
      report.items
        .filter((item) => item.kind === 'receipt')
        .map((item) => ({ key: `${report.id}/${item.n}`, reportId: report.id, item })),
    )
    .filter(({ key }) => !taken.has(key));
}

function view(context: Context, f: Filled): View {
  const { store, me, session } = context;
  const cards = cardsOf(context);
  const options = [
    ...freeItems(context).map(
      ({ key, reportId, item }) =>
        [key, `${reportId} no. ${item.n}: ${describe(item)}, ${money(item.pounds)}`] as const,
    ),
    ...reportsBy(store, me)
      .filter(isOpen)
      .map(({ id, purpose }) => [`new:${id}`, `New item in ${id}: ${purpose}`] as const),
  ];
  const bad = f.problems.get('rdoCard');
  const table = html`<div id="${idOf('rdoCard')}" tabindex="-1">${grid<Transaction>('Card transactions', columnsOf(context, f), cards, 'There are no card transactions.')}${
    bad && html`<div class="error-message">${bad}</div>`
  }</div>`;
  const rows = selectField(f, { name: 'ddlItem', label: 'Match with', blank: '(please select)', options });
  const buttons = html`${button('btnMatch', 'Match', 'primary')}${button('btnPersonal', 'Mark as personal')}${button('btnReopen', 'Remove match')}`;
  return {
    title: 'Card transactions',
    section: 'cards',
    crumbs: [],
    problems: f.problems,
    body: html`<p class="lead">Select a transaction, then the item it belongs to.</p>
${form(session, at('Cards.aspx'), cards.length > 0 ? html`${table}${panel('Selected transaction', rows, buttons)}` : table)}`,
  };
}

function columnsOf({ store, me }: Context, f: Filled) {
  return [
    {
      head: 'Select',
      cell: ({ id, merchant }: Transaction) =>
        html`<input type="radio" id="${idOf(`rdo_${id}`)}" name="${nameOf('rdoCard')}" value="${id}"${flag('checked', f.value('rdoCard') === id)} aria-label="Select ${merchant}">`,
    },
    { head: 'Date', cell: ({ date }: Transaction) => showDate(date) },
    { head: 'Merchant', cell: ({ merchant }: Transaction) => merchant },
    {
      head: 'Paid',
      cell: ({ amount, currency }: Transaction) => currency !== 'GBP' && money(amount, currency),
      isNumber: true,
    },
    { head: 'Amount', cell: ({ pounds }: Transaction) => money(pounds), isNumber: true },
    {
      head: 'Status',
      cell: ({ state, match }: Transaction) => {
        const [text, tone] = STATES[state];
        const isThere = match && reportsBy(store, me).some(({ id }) => id === match.reportId);
        return html`<span class="status ${tone}">${text}</span>${
          isThere &&
          html` <a href="${at('Report.aspx', { id: match.reportId })}">${match.reportId} no. ${match.n}</a>`
        }`;
      },
    },
  ];
}

function change(context: Context): Answer {
  const { session } = context;
  const button = pressed(context.form, 'btnMatch', 'btnPersonal', 'btnReopen');
  const fields = check(context.form);
  const card = cardsOf(context).find(({ id }) => id === fields.value('rdoCard'));
  if (!card) fields.fail('rdoCard', 'Select a transaction in the list first.');
  else if (button === 'btnReopen' && card.state === 'open')
    fields.fail('rdoCard', 'This transaction has no match.');
  else if (button !== 'btnReopen' && card.state !== 'open')
    fields.fail('rdoCard', 'This transaction is done: select Remove match first.');
  const target = fields.value('ddlItem');
  const found = freeItems(context).find(({ key }) => key === target);
  if (button === 'btnMatch') {
    const report = reportsBy(context.store, context.me).find(
      (one) => target === `new:${one.id}` && isOpen(one),
    );
    if (report && card && fields.ok)
      return { to: at('NewReport.aspx', { id: report.id, step: 2, type: 'receipt', card: card.id }) };
    if (!found && !report) fields.fail('ddlItem', 'Match with: choose the item this payment belongs to.');
    else if (card && found && Math.abs(card.pounds - found.item.pounds) > card.pounds * TOLERANCE)
      fields.fail('ddlItem', 'The amounts differ by more than 2%: correct the item, or choose another.');
  }
  if (!fields.ok || !card) return view(context, fields);
  const before = { state: card.state, match: card.match };
  const undo = () => {
    Object.assign(card, before);
    return at('Cards.aspx');
  };
  if (button === 'btnPersonal') Object.assign(card, { state: 'personal', match: null });
  if (button === 'btnReopen') Object.assign(card, { state: 'open', match: null });
  if (button === 'btnMatch' && found)
    Object.assign(card, { state: 'matched', match: { reportId: found.reportId, n: found.item.n } });
  tell(session, TOLD[button](card, found?.reportId ?? ''), undo);
  return { to: at('Cards.aspx') };
}

const TOLD = {
  btnMatch: ({ merchant }: Transaction, id: string) => `${merchant} matched with ${id}.`,
  btnPersonal: ({ merchant, pounds }: Transaction) =>
    `${merchant} is personal: ${money(pounds)} comes off your next pay.`,
  btnReopen: ({ merchant }: Transaction) => `${merchant} is to be matched again.`,
};
