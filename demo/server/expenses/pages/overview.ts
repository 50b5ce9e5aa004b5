/** My reports: what is open first. */
import { form, idOf, nameOf } from '../fields.ts';
import { days, grid, statusMark } from '../grid.ts';
import { html } from '../html.ts';
import { money } from '../money.ts';
import { at, type Context, type Routes, type View } from '../route.ts';
import { total } from '../rules.ts';
import { tell } from '../sessions.ts';
import { isOpen, ownReport, reportsBy } from '../store.ts';
import type { Report } from '../types.ts';

export const overviewRoutes: Routes = { 'GET Default.aspx': overview, 'POST Delete.aspx': remove };

function overview(context: Context): View {
  const { store, me, session } = context;
  const mine = reportsBy(store, me).toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const sum = (reports: Report[]) => money(reports.reduce((all, report) => all + total(report), 0));
  const of = (...statuses: string[]) => mine.filter(({ status }) => statuses.includes(status));
  const facts = [
    ['Not submitted yet', of('Draft', 'Returned')],
    ['Waiting for approval', of('Submitted', 'With Finance')],
    ['Approved, not paid yet', of('Approved')],
  ] as const;
  return {
    title: 'My expense reports',
    section: 'reports',
    crumbs: [],
    body: html`<table class="tiles" role="presentation" cellspacing="0" cellpadding="0"><tr>${facts.map(
      ([label, reports]) =>
        html`<td><div class="tile"><span class="hint">${label}</span><b>${sum(reports)}</b><span class="hint">${reports.length} ${reports.length === 1 ? 'report' : 'reports'}</span></div></td>`,
    )}<td class="tile-end"><a class="btn primary" href="${at('NewReport.aspx', { step: 1 })}">New report</a></td></tr></table>
${grid<Report>(
  'Reports',
  [
    { head: 'Report', cell: ({ id }) => html`<a href="${at('Report.aspx', { id })}">${id}</a>` },
    { head: 'Purpose', cell: ({ purpose }) => purpose },
    { head: 'Period', cell: ({ from, to }) => html`<span class="nowrap">${days(from, to)}</span>` },
    { head: 'Items', cell: ({ items }) => items.length, isNumber: true },
    { head: 'Total', cell: (report) => money(total(report)), isNumber: true },
    { head: 'Status', cell: ({ status }) => statusMark(status) },
    { head: 'Action', cell: (report) => isOpen(report) && actions(session, report) },
  ],
  mine,
  'You have no expense reports. Select New report to start one.',
)}`,
  };
}

function actions(session: Context['session'], { id, status }: Report) {
  return html`<div class="row-actions"><a class="btn small" href="${at('NewReport.aspx', { id, step: 1 })}">${
    status === 'Returned' ? 'Correct' : 'Continue'
  }</a>${form(
    session,
    at('Delete.aspx', { id }),
    html`<input type="submit" class="btn small" id="${idOf(`btnDelete_${id}`)}" name="${nameOf('btnDelete')}" value="Delete" aria-label="Delete ${id}">`,
  )}</div>`;
}

/** Gone at once, with the way back in the notice. */
function remove({ store, session, me, query }: Context) {
  const report = ownReport(store, me, query.get('id'));
  if (!isOpen(report)) {
    const { id, status } = report;
    tell(
      session,
      `${id} is ${status.toLowerCase()} and stays. Only drafts and returned reports can be deleted.`,
    );
    return { to: at('Report.aspx', { id: report.id }) };
  }
  const index = store.reports.indexOf(report);
  store.reports.splice(index, 1);
  const cards = store.transactions.filter(({ match }) => match?.reportId === report.id);
  const matches = cards.map((card) => ({ card, match: card.match, state: card.state }));
  for (const card of cards) Object.assign(card, { match: null, state: 'open' });
  tell(session, `${report.id} deleted.`, () => {
    store.reports.splice(index, 0, report);
    for (const { card, match, state } of matches)
      if (card.state === 'open') Object.assign(card, { match, state });
    return at('Default.aspx');
  });
  return { to: at('Default.aspx') };
}
