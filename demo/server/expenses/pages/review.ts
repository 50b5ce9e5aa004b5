/** Step 3: everything once more, then off to the approver. */
import { check } from '../checks.ts';
import { areaField, button, checkField, type Filled, factRow, filled, form, panel } from '../fields.ts';
import { days } from '../grid.ts';
import { html } from '../html.ts';
import { money } from '../money.ts';
import { type Answer, at, type Context, pressed, type View } from '../route.ts';
import { COST_CENTRES, isOverHotelLimit, total } from '../rules.ts';
import { tell } from '../sessions.ts';
import { approverOf, record } from '../store.ts';
import type { Report } from '../types.ts';
import { itemGrid } from './items.ts';
import { wizard } from './wizard.ts';

export function showReview(context: Context, report: Report): View {
  return view(context, report, filled({ txtExplanation: report.explanation }));
}

function view({ store, session, me }: Context, report: Report, f: Filled): View {
  const { id, bank } = { id: report.id, bank: me.bank };
  const approver = approverOf(store, report);
  const facts = html`${factRow('Purpose', report.purpose)}${factRow('Period', days(report.from, report.to))}${factRow(
    'Cost centre',
    centreOf(report),
  )}${report.project && factRow('Project code', report.project)}${factRow('Approver', `${approver.name}, ${approver.role}`)}${factRow(
    'Paid to',
    bank
      ? `Account ending ${bank.account.slice(-4)}, ${bank.holder}`
      : html`No account yet. <a href="${at('Profile.aspx')}">Add your bank details</a>`,
  )}${factRow('Total', html`<b>${money(total(report))}</b>`)}`;
  const rows = html`${
    (isOverHotelLimit(report) || f.problems.has('txtExplanation')) &&
    areaField(f, {
      name: 'txtExplanation',
      label: 'Explanation',
      required: true,
      hint: 'A hotel in this report is above the limit of £140.00 a night. Say why.',
    })
  }${checkField(f, { name: 'chkConfirm', label: 'I spent this money for work and claim it only here' })}`;
  const buttons = html`${button('btnSubmit', 'Submit report', 'primary')}${button('btnBack', 'Back: Items')}${button('btnSave', 'Save draft')}`;
  return {
    title: 'New report: review and submit',
    section: 'new',
    crumbs: [
      ['My reports', at('Default.aspx')],
      [id, at('Report.aspx', { id })],
    ],
    problems: f.problems,
    body: html`${wizard(3)}${panel(`Report ${id}`, facts)}
${itemGrid(report)}
${form(session, at('NewReport.aspx', { id, step: 3 }), panel('Submit', rows, buttons))}`,
  };
}

export function centreOf({ costCentre }: Report): string {
  return COST_CENTRES.find(([code]) => code === costCentre)?.[1] ?? costCentre;
}

export function postReview(context: Context, report: Report): Answer {
  const { store, session, me } = context;
  const { id } = report;
  const button = pressed(context.form, 'btnSubmit', 'btnBack', 'btnSave');
  const fields = check(context.form);
  const explanation = fields.text('txtExplanation', '', 500);
  if (button === 'btnSubmit') {
    if (report.items.length === 0) fields.fail('btnBack', 'The report has no items: go back and add one.');
    if (!me.bank)
      fields.fail('btnSave', 'Your bank details are missing: save the report and add them in Profile.');
    if (isOverHotelLimit(report) && explanation.length < 15)
      fields.fail('txtExplanation', 'Explanation: say why the hotel is above the limit.');
    if (!fields.isOn('chkConfirm')) fields.fail('chkConfirm', 'Tick the confirmation before you submit.');
  }
  if (!fields.ok) return view(context, report, fields);
  report.explanation = explanation;
  if (button === 'btnBack') return { to: at('NewReport.aspx', { id, step: 2, type: 'receipt' }) };
  if (button === 'btnSave') {
    tell(session, `${id} saved as a draft.`);
    return { to: at('Default.aspx') };
  }
  record(store, report, me, { status: 'Submitted' });
  tell(session, `${id} submitted to ${approverOf(store, report).name}.`);
  return { to: at('Report.aspx', { id }) };
}
