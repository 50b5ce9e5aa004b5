/** The end of the day: count the drawer, explain a difference, close the till. */
import { ask } from '../api.ts';
import { money, time } from '../format.ts';
import { element, pick } from '../html.ts';
import { attempt, complain } from '../parts/alert.ts';
import { control, field, input, read, select } from '../parts/fields.ts';
import { again, type Page } from '../routes.ts';
import { refreshSession } from '../till.ts';
import type { CashUp } from '../types.ts';
import { countDrawer } from './drawer.ts';

const REASONS = [
  'Wrong change given',
  'Note or coin missing',
  'Float was wrong',
  'Cash refund not entered',
  'Not known',
];

export async function cashUpPage(): Promise<Page> {
  const day = await ask<CashUp>('cash-up');
  return { title: 'Cash up', content: day.closed ? closed(day, day.closed) : open(day) };
}

function open(day: CashUp): HTMLElement {
  const drawer = countDrawer();
  const page = element`<div class="service">
    <header class="page-head"><h1>Cash up</h1><p class="soft">Count first. The expected amount shows after the count.</p></header>
    <form novalidate class="split">
      <section class="panel stack"><h2>Count the drawer</h2>${drawer.element}</section>
      <aside class="panel stack">
        <h2>Today</h2>${takings(day)}
        <p class="counted">Counted <b>${money(0)}</b></p>
        <div class="check"></div>
        <div data-alerts></div>
        <button type="button" class="key large compare">Check count</button>
        <button type="submit" class="key strong large">Close till</button>
      </aside>
    </form>
  </div>`;
  const form = pick<HTMLFormElement>(page, 'form');
  const check = pick(page, '.check');
  let isChecked = false;
  const compare = () => {
    isChecked = true;
    const difference = drawer.total() - day.expected;
    const known = read(form, 'reason');
    const reason = select('reason', 'Choose a reason', REASONS);
    reason.value = known;
    check.replaceChildren(
      element`<dl class="figures"><div><dt>Expected</dt><dd>${money(day.expected)}</dd></div>
        <div data-off="${String(Math.abs(difference) > day.tolerance)}"><dt>Difference</dt><dd>${money(difference)}</dd></div></dl>`,
    );
    if (Math.abs(difference) > day.tolerance)
      check.append(
        field('Reason for the difference', reason),
        field('Note for the manager', input('note'), { optional: true }),
      );
  };
  drawer.element.addEventListener('input', () => {
    pick(page, '.counted b').textContent = money(drawer.total());
    if (isChecked) compare();
  });
  pick(page, '.compare').addEventListener('click', () => {
    complain(form);
    compare();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = drawer.fault();
    if (wrong) return complain(form, { message: 'Enter whole numbers of notes and coins.', field: wrong });
    if (drawer.total() === 0)
      return complain(form, { message: 'Count the drawer before you close the till.', field: drawer.first });
    if (!isChecked) compare();
    const reason = read(form, 'reason');
    if (Math.abs(drawer.total() - day.expected) > day.tolerance && !reason)
      return complain(form, {
        message: 'The drawer differs by more than £5.00. Choose a reason before you close the till.',
        field: control(form, 'reason'),
      });
    complain(form);
    void attempt(form, pick(form, '[type="submit"]'), async () => {
      await ask('cash-up/close', { counted: drawer.total(), reason });
      await refreshSession();
      await again();
    });
  });
  return page;
}

function takings({ float, cashRefunds, cardSales, giftSales }: CashUp): HTMLElement {
  const rows: [string, number][] = [
    ['Card', cardSales],
    ['Gift cards', giftSales],
    ['Float this morning', float],
  ];
  if (cashRefunds > 0) rows.push(['Cash refunds', -cashRefunds]);
  return element`<dl class="figures">${rows.map(
    ([name, value]) => element`<div><dt>${name}</dt><dd>${money(value)}</dd></div>`,
  )}</dl>`;
}

function closed(day: CashUp, { counted, difference, reason, reference, at }: NonNullable<CashUp['closed']>) {
  const button = element<HTMLButtonElement>`<button type="button" class="key large">Reopen till</button>`;
  const page = element`<div class="service"><header class="page-head"><h1>Till closed</h1></header>
    <section class="panel stack done"><div data-alerts></div>
      <p>Closed at ${time(at)} · report ${reference}</p>
      <dl class="figures"><div><dt>Counted</dt><dd>${money(counted)}</dd></div>
        <div><dt>Difference</dt><dd>${money(difference)}</dd></div>
        <div><dt>To bank</dt><dd>${money(Math.max(0, counted - day.float))}</dd></div></dl>
      ${reason && element`<p class="soft">${reason}</p>`}
      <p>Leave ${money(day.float)} in the drawer. Put the rest into the bag with the report.</p>
    </section></div>`;
  pick(page, '.done').append(button);
  button.addEventListener('click', () =>
    attempt(page, button, async () => {
      await ask('cash-up/reopen', {});
      await refreshSession();
      await again();
    }),
  );
  return page;
}
