/** Step 1: what the report is for, who pays, and its days. */
import { type Checks, check } from '../checks.ts';
import { button, type Filled, filled, form, panel, selectField, textField } from '../fields.ts';
import { html } from '../html.ts';
import { addDays, showDate } from '../money.ts';
import { type Answer, at, type Context, pressed, type View } from '../route.ts';
import { COST_CENTRES, lastDayOf, OLDEST_DAYS } from '../rules.ts';
import { tell } from '../sessions.ts';
import { todayOf } from '../store.ts';
import type { Report } from '../types.ts';
import { wizard } from './wizard.ts';

export function showPurpose(context: Context, report: Report | null): View {
  const { purpose = '', costCentre = '', project = '', from = '', to = '' } = report ?? {};
  const values = {
    txtPurpose: purpose,
    ddlCostCentre: costCentre,
    txtProject: project,
    txtFrom: showDate(from),
    txtTo: showDate(to),
  };
  return view(context, report, filled(values));
}

function view({ session }: Context, report: Report | null, f: Filled): View {
  const action = at('NewReport.aspx', { ...(report && { id: report.id }), step: 1 });
  const rows = html`
${textField(f, { name: 'txtPurpose', label: 'Purpose', required: true, size: 'long', hint: 'What for and for whom. Your approver reads this line first.' })}
${selectField(f, { name: 'ddlCostCentre', label: 'Cost centre', required: true, blank: '(please select)', options: COST_CENTRES })}
${textField(f, { name: 'txtProject', label: 'Project code', size: 'short', hint: 'Optional, for example PRJ-118.' })}
${textField(f, { name: 'txtFrom', label: 'First day', required: true, size: 'short', hint: 'DD/MM/YYYY' })}
${textField(f, { name: 'txtTo', label: 'Last day', required: true, size: 'short', hint: 'DD/MM/YYYY' })}`;
  const buttons = html`${button('btnNext', 'Next: Items', 'primary')}${button('btnSave', 'Save draft')}<a class="btn" href="${at('Default.aspx')}">Cancel</a>`;
  return {
    title: 'New report: purpose',
    section: 'new',
    crumbs: [['My reports', at('Default.aspx')]],
    problems: f.problems,
    body: html`${wizard(1)}${form(session, action, panel(report ? `Report ${report.id}` : 'New report', rows, buttons))}`,
  };
}

export function postPurpose(context: Context, report: Report | null): Answer {
  const { store, session, me } = context;
  const button = pressed(context.form, 'btnNext', 'btnSave');
  const fields = check(context.form);
  const details = readDetails(fields, { today: todayOf(store), isDraft: button === 'btnSave', report });
  if (!fields.ok) return view(context, report, fields);
  const saved = report ?? {
    id: `ER-${store.nextReport++}`,
    ownerId: me.id,
    status: 'Draft' as const,
    items: [],
    explanation: '',
    history: [],
    ...details,
  };
  Object.assign(saved, details);
  if (!report) store.reports.push(saved);
  if (button === 'btnNext') return { to: at('NewReport.aspx', { id: saved.id, step: 2, type: 'receipt' }) };
  tell(session, `${saved.id} saved as a draft.`);
  return { to: at('Default.aspx') };
}

/** A draft needs its purpose only, but what is filled in must be right. */
function readDetails(
  fields: Checks,
  { today, isDraft, report }: { today: string; isDraft: boolean; report: Report | null },
) {
  const purpose = fields.text('txtPurpose', 'Purpose: write what the money was spent for.', 100);
  if (!isDraft && purpose !== '' && purpose.length < 12)
    fields.fail('txtPurpose', 'Purpose is too short: say what for and for whom.');
  const centres = [...COST_CENTRES.map(([code]) => code), ...(isDraft ? [''] : [])];
  const costCentre = fields.choice('ddlCostCentre', centres, 'Cost centre: choose who pays.');
  const project = fields.text('txtProject', '').toUpperCase();
  if (project !== '' && !/^PRJ-\d{3}$/.test(project))
    fields.fail('txtProject', 'Project code: write PRJ, a hyphen and three digits, or leave it empty.');
  const from = fields.date('txtFrom', 'First day', !isDraft);
  const to = fields.date('txtTo', 'Last day', !isDraft);
  if (from !== '' && from < addDays(today, -OLDEST_DAYS))
    fields.fail('txtFrom', `First day is more than ${OLDEST_DAYS} days ago: that is too late to claim.`);
  if (to !== '' && to > today)
    fields.fail('txtTo', 'Last day is in the future: claim when the trip is over.');
  if (from !== '' && to !== '' && to < from) fields.fail('txtTo', 'Last day is before First day.');
  const outside = report?.items.find((item) => (from && item.date < from) || (to && lastDayOf(item) > to));
  if (outside) fields.fail('txtTo', `Item ${outside.n} would be outside the report period.`);
  return { purpose, costCentre, project, from, to };
}
