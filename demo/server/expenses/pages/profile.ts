/** Where money is paid to, and who decides while the person is away. */
import { check } from '../checks.ts';
import { button, type Filled, factRow, filled, form, panel, selectField, textField } from '../fields.ts';
import { html } from '../html.ts';
import { showDate } from '../money.ts';
import { type Answer, at, type Context, pressed, type Routes, type View } from '../route.ts';
import { tell } from '../sessions.ts';
import { personOf, todayOf } from '../store.ts';

export const profileRoutes: Routes = {
  'GET Profile.aspx': (context) => view(context, filled(valuesOf(context))),
  'POST Profile.aspx': save,
};

/** Bank details are never filled in again: whoever changes them types them. */
function valuesOf({ me }: Context): Record<string, string> {
  const { personId = '', from = '', until = '' } = me.delegate ?? {};
  return { ddlDelegate: personId, txtDelegateFrom: showDate(from), txtDelegateUntil: showDate(until) };
}

function view({ store, me, session }: Context, f: Filled): View {
  const { bank, delegate } = me;
  const others = store.people
    .filter(({ id }) => id !== me.id)
    .map(({ id, name, role }) => [id, `${name}, ${role}`] as const);
  const bankRows = html`${factRow('Current account', bank ? `Ending ${bank.account.slice(-4)}, ${bank.holder}` : 'None yet')}
${textField(f, { name: 'txtHolder', label: 'Account holder', required: true })}
${textField(f, { name: 'txtSortCode', label: 'Sort code', required: true, size: 'short', hint: 'Six digits, for example 00-00-14' })}
${textField(f, { name: 'txtAccount', label: 'Account number', required: true, size: 'short', hint: 'Eight digits; put zeros in front of a shorter one' })}`;
  const delegateRows = html`${
    delegate &&
    factRow(
      'Current delegate',
      `${personOf(store, delegate.personId).name}, ${showDate(delegate.from)} – ${showDate(delegate.until)}`,
    )
  }
${selectField(f, { name: 'ddlDelegate', label: 'Delegate', required: true, blank: '(please select)', options: others })}
${textField(f, { name: 'txtDelegateFrom', label: 'Delegate from', required: true, size: 'short', hint: 'DD/MM/YYYY' })}
${textField(f, { name: 'txtDelegateUntil', label: 'Delegate until', required: true, size: 'short', hint: 'DD/MM/YYYY, at most 60 days later' })}`;
  return {
    title: 'Profile',
    section: 'profile',
    crumbs: [],
    problems: f.problems,
    body: html`${panel('About you', html`${factRow('Name', me.name)}${factRow('Position', me.role)}${factRow('Approver', personOf(store, me.managerId).name)}`)}
${form(session, at('Profile.aspx'), panel('Bank details', bankRows, button('btnBank', 'Save bank details', 'primary')))}
${form(
  session,
  at('Profile.aspx'),
  panel(
    'Delegate for approvals',
    delegateRows,
    html`${button('btnDelegate', 'Save delegate', 'primary')}${delegate && button('btnEndDelegate', 'End delegation')}`,
  ),
)}`,
  };
}

function save(context: Context): Answer {
  const { session, me } = context;
  const button = pressed(context.form, 'btnBank', 'btnDelegate', 'btnEndDelegate');
  const before = { bank: me.bank, delegate: me.delegate };
  const told = { btnBank: saveBank, btnDelegate: saveDelegate, btnEndDelegate: endDelegate }[button](context);
  if (typeof told !== 'string') return told;
  tell(session, told, () => {
    Object.assign(me, before);
    return at('Profile.aspx');
  });
  return { to: at('Profile.aspx') };
}

/** What the other form shows is kept. */
function again(context: Context, fields: Filled, prefix: 'bank' | 'delegate'): View {
  const values = valuesOf(context);
  const value = (name: string) => (prefix === 'bank' && name in values ? values[name]! : fields.value(name));
  return view(context, { value, problems: fields.problems });
}

function saveBank(context: Context): string | View {
  const fields = check(context.form);
  const holder = fields.text('txtHolder', 'Account holder: write the name on the account.', 60);
  const sortCode = fields.text('txtSortCode', 'Sort code: enter six digits.').replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(sortCode)) fields.fail('txtSortCode', 'Sort code: write six digits, such as 00-00-14.');
  const account = fields.text('txtAccount', 'Account number: enter eight digits.').replaceAll(' ', '');
  if (!/^\d{8}$/.test(account)) fields.fail('txtAccount', 'Account number: write exactly eight digits.');
  if (!fields.ok) return again(context, fields, 'bank');
  context.me.bank = { holder, sortCode: sortCode.replace(/(..)(..)(..)/, '$1-$2-$3'), account };
  return `Bank details saved: account ending ${account.slice(-4)}.`;
}

function saveDelegate(context: Context): string | View {
  const { store, me } = context;
  const fields = check(context.form);
  const ids = store.people.map(({ id }) => id).filter((id) => id !== me.id);
  const personId = fields.choice('ddlDelegate', ids, 'Delegate: choose who decides for you.');
  const from = fields.date('txtDelegateFrom', 'Delegate from');
  const until = fields.date('txtDelegateUntil', 'Delegate until');
  if (until !== '' && until < todayOf(store))
    fields.fail('txtDelegateUntil', 'Delegate until: this day is over.');
  if (from !== '' && until !== '' && until < from)
    fields.fail('txtDelegateUntil', 'Delegate until is before Delegate from.');
  if (from !== '' && until !== '' && Date.parse(until) - Date.parse(from) > 60 * 86_400_000)
    fields.fail('txtDelegateUntil', 'Delegate until: a delegation lasts 60 days at most.');
  if (!fields.ok) return again(context, fields, 'delegate');
  me.delegate = { personId, from, until };
  return `${personOf(store, personId).name} decides for you from ${showDate(from)} until ${showDate(until)}.`;
}

function endDelegate({ me }: Context): string {
  me.delegate = null;
  return 'The delegation has ended.';
}
