/** Approve a report, send it back, reject it, or hand it on to Finance. */
import { HttpError } from '../../json.ts';
import { type Checks, check } from '../checks.ts';
import {
  areaField,
  button,
  checkField,
  type Filled,
  factRow,
  filled,
  form,
  panel,
  radioField,
} from '../fields.ts';
import { days } from '../grid.ts';
import { html } from '../html.ts';
import { money } from '../money.ts';
import { type Answer, at, type Context, pressed, type Routes, type View } from '../route.ts';
import { flagsOf, total } from '../rules.ts';
import { tell } from '../sessions.ts';
import { approverOf, mayDecide, personOf, record, reportOf } from '../store.ts';
import type { Report, Status } from '../types.ts';
import { itemGrid } from './items.ts';
import { centreOf } from './review.ts';

export const decisionRoutes: Routes = {
  'GET Decision.aspx': (context) => view(context, waiting(context), filled({})),
  'POST Decision.aspx': decide,
};

const RESULTS: Record<string, Status> = {
  approve: 'Approved',
  return: 'Returned',
  reject: 'Rejected',
  finance: 'With Finance',
};

function waiting({ store, me, query }: Context): Report {
  const report = reportOf(store, query.get('id'));
  if (!mayDecide(store, me, report)) throw new HttpError(403, 'You do not decide on this report.');
  if (!['Submitted', 'With Finance'].includes(report.status))
    throw new HttpError(
      409,
      `Report ${report.id} is ${report.status.toLowerCase()}: there is nothing left to decide.`,
    );
  return report;
}

function view({ store, session }: Context, report: Report, f: Filled): View {
  const { id } = report;
  const { name, role } = personOf(store, report.ownerId);
  const { limit } = approverOf(store, report);
  const facts = html`${factRow('Employee', `${name}, ${role}`)}${factRow('Purpose', report.purpose)}${factRow(
    'Period',
    days(report.from, report.to),
  )}${factRow('Cost centre', centreOf(report))}${report.explanation && factRow('Explanation', report.explanation)}${factRow(
    'Total',
    html`<b>${money(total(report))}</b>`,
  )}${factRow('Your limit', money(limit))}`;
  const rows = html`${radioField(f, {
    name: 'rdoDecision',
    label: 'Decision',
    options: [
      ['approve', 'Approve', 'It is paid with the next run.'],
      ['return', 'Return for correction', 'The employee mends it and sends it again.'],
      ['reject', 'Reject', 'Nothing of it is paid.'],
      ['finance', 'Forward to Finance', 'For totals above your limit.'],
    ],
  })}${areaField(f, { name: 'txtReason', label: 'Reason', hint: 'The employee reads it. Needed unless you approve.' })}${
    isMarked(report) && checkField(f, { name: 'chkMarked', label: 'I have checked the marked items' })
  }`;
  return {
    title: `Decide on report ${id}`,
    section: 'approvals',
    crumbs: [['Approvals', at('Approvals.aspx')]],
    problems: f.problems,
    body: html`${panel('Report', facts)}${itemGrid(report)}
${form(
  session,
  at('Decision.aspx', { id }),
  panel(
    'Your decision',
    rows,
    html`${button('btnDecide', 'Record decision', 'primary')}<a class="btn" href="${at('Approvals.aspx')}">Cancel</a>`,
  ),
)}`,
  };
}

const isMarked = ({ items }: Report): boolean => items.some((item) => flagsOf(item).length > 0);

function decide(context: Context): Answer {
  const { store, session, me } = context;
  const report = waiting(context);
  pressed(context.form, 'btnDecide');
  const fields = check(context.form);
  const decision = fields.choice('rdoDecision', Object.keys(RESULTS), 'Decision: choose one.');
  const reason = fields.text('txtReason', '', 500);
  checkDecision(fields, report, { decision, reason, limit: approverOf(store, report).limit });
  if (!fields.ok) return view(context, report, fields);
  const status = RESULTS[decision]!;
  record(store, report, me, {
    status,
    note: reason,
    what: status === 'With Finance' ? 'Forwarded to Finance' : status,
  });
  tell(session, `${report.id} is ${status === 'With Finance' ? 'with Finance' : status.toLowerCase()}.`);
  return { to: at('Approvals.aspx') };
}

function checkDecision(
  fields: Checks,
  report: Report,
  { decision, reason, limit }: { decision: string; reason: string; limit: number },
): void {
  const isAbove = total(report) > limit;
  if (decision === 'approve' && isAbove)
    fields.fail('rdoDecision', 'The total is above your approval limit: choose Forward to Finance.');
  if (decision === 'finance' && report.status === 'With Finance')
    fields.fail('rdoDecision', 'This report is with Finance already: decide on it.');
  else if (decision === 'finance' && !isAbove)
    fields.fail('rdoDecision', 'The total is within your limit: decide on it yourself.');
  if ((decision === 'return' || decision === 'reject') && reason.length < 15)
    fields.fail('txtReason', 'Reason: say what is wrong and what to change, in 15 characters or more.');
  if (decision === 'approve' && isMarked(report) && !fields.isOn('chkMarked'))
    fields.fail('chkMarked', 'Tick that you have checked the marked items.');
}
