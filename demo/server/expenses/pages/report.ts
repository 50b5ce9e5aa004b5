/** One report, for its owner and for who decides on it. */
import { HttpError } from '../../json.ts';
import { button, factRow, form, idOf, panel } from '../fields.ts';
import { days, grid, statusMark } from '../grid.ts';
import { type Html, html } from '../html.ts';
import { money, showDate } from '../money.ts';
import { type Answer, at, type Context, type Routes, type View } from '../route.ts';
import { total } from '../rules.ts';
import { tell } from '../sessions.ts';
import { isOpen, mayDecide, ownReport, personOf, record, reportOf } from '../store.ts';
import type { Entry, Report } from '../types.ts';
import { itemGrid } from './items.ts';
import { centreOf } from './review.ts';

export const reportRoutes: Routes = { 'GET Report.aspx': show, 'POST Recall.aspx': recall };

function show(context: Context): View {
  const { store, me, query } = context;
  const report = reportOf(store, query.get('id'));
  const isOwn = report.ownerId === me.id;
  if (!isOwn && !mayDecide(store, me, report))
    throw new HttpError(403, 'This report belongs to somebody else.');
  const last = report.history.at(-1);
  const facts = html`
<tr><td class="lbl">Status</td><td class="ctl fact" id="${idOf('lblStatus')}">${statusMark(report.status)}</td></tr>
${factRow('Employee', personOf(store, report.ownerId).name)}
${factRow('Purpose', report.purpose)}
${factRow('Period', days(report.from, report.to))}
${factRow('Cost centre', centreOf(report))}
${report.project && factRow('Project code', report.project)}
${report.explanation && factRow('Explanation', report.explanation)}
${factRow('Total', html`<b>${money(total(report))}</b>`)}`;
  return {
    title: `Report ${report.id}`,
    section: isOwn ? 'reports' : 'approvals',
    crumbs: [isOwn ? ['My reports', at('Default.aspx')] : ['Approvals', at('Approvals.aspx')]],
    body: html`${report.status === 'Returned' && last && returned(last)}
${panel('Details', facts, isOwn ? ownActions(context, report) : decide(store, me, report))}
${itemGrid(report)}
${history(report)}`,
  };
}

function returned({ who, note }: Entry): Html {
  return html`<div class="remark"><b>${who} returned this report.</b> <q>${note}</q></div>`;
}

function decide(store: Context['store'], me: Context['me'], report: Report): Html | '' {
  if (!['Submitted', 'With Finance'].includes(report.status) || !mayDecide(store, me, report)) return '';
  return html`<a class="btn primary" href="${at('Decision.aspx', { id: report.id })}">Decide</a>`;
}

function ownActions({ session }: Context, report: Report): Html | '' {
  const { id, status } = report;
  if (isOpen(report))
    return html`<a class="btn primary" href="${at('NewReport.aspx', { id, step: 1 })}">${
      status === 'Returned' ? 'Correct and resubmit' : 'Continue editing'
    }</a>${form(session, at('Delete.aspx', { id }), button('btnDelete', 'Delete report'))}`;
  return (
    (status === 'Submitted' &&
      form(session, at('Recall.aspx', { id }), button('btnRecall', 'Recall report'))) ||
    ''
  );
}

function history({ history: entries }: Report): Html {
  return grid<Entry>(
    'History',
    [
      {
        head: 'Date',
        cell: ({ at: when }) => html`<span class="nowrap">${showDate(when)} ${when.slice(11, 16)}</span>`,
      },
      { head: 'Person', cell: ({ who }) => who },
      { head: 'What', cell: ({ what }) => what },
      { head: 'Note', cell: ({ note }) => note },
    ],
    entries,
    'This report was never submitted.',
  );
}

/** Takes a report back from the approver, as long as nothing was decided. */
function recall({ store, session, me, query }: Context): Answer {
  const report = ownReport(store, me, query.get('id'));
  if (report.status !== 'Submitted')
    throw new HttpError(409, `Report ${report.id} is ${report.status.toLowerCase()} and cannot be recalled.`);
  record(store, report, me, { status: 'Draft', what: 'Recalled' });
  tell(session, `${report.id} is a draft again.`);
  return { to: at('Report.aspx', { id: report.id }) };
}
