/** A sum for each day away, less the meals that somebody else paid. */
import type { Checks } from '../checks.ts';
import { selectField, textField } from '../fields.ts';
import { html } from '../html.ts';
import { daysOf, money, showDate } from '../money.ts';
import { DAY_RATES, perDiemPounds } from '../rules.ts';
import type { PerDiemItem } from '../types.ts';
import type { ItemForm } from './item-forms.ts';

const OPTIONS = Object.entries(DAY_RATES).map(([name, pence]): [string, string] => [
  name,
  `${name} (${money(pence)} a day)`,
]);
const MEALS = [
  ['txtBreakfasts', 'Breakfasts provided', '20%'],
  ['txtLunches', 'Lunches provided', '30%'],
  ['txtDinners', 'Dinners provided', '40%'],
] as const;

export const perDiemForm: ItemForm = {
  kind: 'per-diem',
  tab: 'Per diem',
  title: 'New report: per diem',
  panel: 'Add days away',
  typed: ['txtFirstDay', 'txtLastDay'],
  dayFields: ['txtFirstDay', 'txtLastDay'],

  rows: (f) => html`
${textField(f, { name: 'txtFirstDay', label: 'First day', required: true, size: 'short', hint: 'DD/MM/YYYY, the first day with a night away' })}
${textField(f, { name: 'txtLastDay', label: 'Last day', required: true, size: 'short', hint: 'DD/MM/YYYY' })}
${selectField(f, { name: 'ddlCountry', label: 'Country', required: true, blank: '(please select)', options: OPTIONS })}
${MEALS.map(([name, label, share]) => textField(f, { name, label, size: 'short', hint: `How many. Each takes ${share} off one day.` }))}`,

  valuesOf(from) {
    if (!('kind' in from) || from.kind !== 'per-diem') return { txtFirstDay: showDate(from.date) };
    return {
      txtFirstDay: showDate(from.date),
      txtLastDay: showDate(from.lastDay),
      ddlCountry: from.country,
      txtBreakfasts: String(from.breakfasts),
      txtLunches: String(from.lunches),
      txtDinners: String(from.dinners),
    };
  },

  read(fields): PerDiemItem {
    const date = fields.date('txtFirstDay', 'First day');
    const lastDay = fields.date('txtLastDay', 'Last day');
    if (date !== '' && lastDay !== '' && lastDay < date)
      fields.fail('txtLastDay', 'Last day is before First day.');
    const country = fields.choice('ddlCountry', Object.keys(DAY_RATES), 'Country: choose where you stayed.');
    const days = date !== '' && lastDay !== '' ? daysOf(date, lastDay) : Number.POSITIVE_INFINITY;
    const [breakfasts = 0, lunches = 0, dinners = 0] = MEALS.map((meal) => countOf(fields, meal, days));
    const item = { date, lastDay, country, breakfasts, lunches, dinners };
    return { kind: 'per-diem', n: 0, ...item, pounds: fields.ok ? perDiemPounds(item) : 0 };
  },
};

function countOf(fields: Checks, [name, label]: readonly [string, string, string], days: number): number {
  const text = fields.text(name, '');
  const count = Number(text);
  if (!/^\d{0,3}$/.test(text)) fields.fail(name, `${label}: write a whole number, or leave it empty.`);
  else if (count > days) fields.fail(name, `${label}: more meals than days.`);
  return count;
}
