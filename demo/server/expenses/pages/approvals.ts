/** Reports that wait for a decision, the longest first. */
import { grid } from '../grid.ts';
import { html } from '../html.ts';
import { daysOf, money, showDate } from '../money.ts';
import { at, type Context, type Routes, type View } from '../route.ts';
import { flagsOf, total } from '../rules.ts';
import { approverOf, personOf, todayOf, waitingFor } from '../store.ts';
import type { Report } from '../types.ts';

export const approvalRoutes: Routes = { 'GET Approvals.aspx': approvals };

const sentOn = ({ history }: Report): string =>
  history.findLast(({ what }) => what === 'Submitted')?.at ?? '';

function approvals({ store, me }: Context): View {
  const waiting = waitingFor(store, me).toSorted((a, b) => (sentOn(a) < sentOn(b) ? -1 : 1));
  const today = todayOf(store);
  return {
    title: 'Approvals',
    section: 'approvals',
    crumbs: [],
    body: html`<p class="lead">Decide within five working days. Reports marked with a warning need a second look.</p>
${grid<Report>(
  'Waiting for you',
  [
    { head: 'Report', cell: ({ id }) => html`<a href="${at('Report.aspx', { id })}">${id}</a>` },
    {
      head: 'Employee',
      cell: (report) => {
        const approver = approverOf(store, report);
        const forWhom = approver.id !== me.id && html`<div class="hint">for ${approver.name}</div>`;
        return html`${personOf(store, report.ownerId).name}${forWhom}`;
      },
    },
    { head: 'Purpose', cell: ({ purpose }) => purpose },
    { head: 'Submitted', cell: (report) => showDate(sentOn(report)) },
    { head: 'Waiting', cell: (report) => waited(sentOn(report).slice(0, 10), today) },
    { head: 'Check', cell: ({ items }) => marks(items.flatMap(flagsOf)) },
    { head: 'Total', cell: (report) => money(total(report)), isNumber: true },
    {
      head: 'Action',
      cell: ({ id }) =>
        html`<a class="btn small" href="${at('Decision.aspx', { id })}" aria-label="Decide ${id}">Decide</a>`,
    },
  ],
  waiting,
  'No report waits for you.',
)}`,
  };
}

function marks(flags: string[]) {
  return [...new Set(flags)].map((text) => html`<span class="status warn">${text}</span> `);
}

function waited(from: string, today: string): string {
  const days = daysOf(from, today) - 1;
  return days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`;
}
