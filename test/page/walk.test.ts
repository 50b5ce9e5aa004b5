// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { LIMITS, readContext } from '../../lib/page/context.ts';
import { glance } from '../../lib/page/glance.ts';
import { BACK, FRONT } from '../../lib/page/scan.ts';
import { textOf } from '../../lib/page/text.ts';
import { walk } from '../../lib/page/walk.ts';
import { page } from './builders.ts';

const ids = (elements: Iterable<Element>) => [...elements].map((e) => e.id).filter((id) => id !== '');

test('goes in order, through open shadow roots, and on after what is closed', () => {
  page(
    '<div id="a"><p id="b"></p><div id="c" contenteditable><b id="never"></b></div></div><p id="d"></p><p id="g"></p>',
  );
  document.getElementById('d')!.attachShadow({ mode: 'open' }).innerHTML = '<i id="e"></i><i id="f"></i>';
  expect(ids(walk(document))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  expect(ids(walk(document.getElementById('a')!))).toEqual(['b', 'c']);
});

test('stops when its budget is spent, in shadow roots too', () => {
  page('<p id="a"></p><p id="b"></p><p id="c"></p>');
  document.getElementById('a')!.attachShadow({ mode: 'open' }).innerHTML = '<i id="x"></i>'.repeat(50);
  const budget = { left: 10 };
  expect([...walk(document, budget)]).toHaveLength(10);
  expect(ids(walk(document, budget))).toEqual([]);
});

test('words that stand in each other, over many nodes, cost no more than the budget', () => {
  const leaves = '<i></i>'.repeat(3000);
  const nested = Array.from({ length: 20 }, () => '<div role="heading">').join('');
  page(`<h2>First</h2>${nested}${leaves}`);
  const words = { left: 2000 };
  for (const heading of document.querySelectorAll('[role="heading"]')) textOf(heading, words);
  expect(words.left).toBeGreaterThan(-10);
  expect(readContext(document, '/').headings).toEqual(['First']);
});

test('a text of too many nodes is left out, for half of it might be half an address', () => {
  page(`<h2>jane${'<i></i>'.repeat(600)}@example.com</h2><h3>Open</h3>`);
  expect(readContext(document, '/').headings).toEqual(['Open']);
});

test('a list that is full costs nothing', () => {
  document.body.innerHTML = Array.from({ length: 60 }, (_, n) => `<button>b${n}</button>`).join('');
  const last = document.body.lastElementChild!;
  const asked = vi.spyOn(last, 'ownerDocument', 'get');
  expect(readContext(document, '/').actions).toHaveLength(40);
  expect(asked).not.toHaveBeenCalled();
});

test('of a very long page the beginning and the end are read, of an open dialog too', {
  timeout: 60_000,
}, () => {
  const some = (count: number) => '<em></em>'.repeat(count);
  const long = (word: string) =>
    `<h2>${word} one</h2>${some(FRONT - 100)}<h2>${word} two</h2>${some(FRONT)}<h2>${word} three</h2>
    ${some(BACK + 100)}<h2>${word} four</h2>${some(BACK - 100)}`;
  page(`<main>${long('Orders')}</main>`);
  expect(readContext(document, '/').headings).toEqual(['Orders one', 'Orders two', 'Orders four']);
  page(`<dialog open>${long('Refund')}</dialog><h2>Last</h2>`);
  expect(readContext(document, '/').headings).toEqual([
    ...['Refund one', 'Refund two', 'Refund four', 'Last'],
  ]);
});

test('in the middle of a very long page the form with the focus is read, its errors too', {
  timeout: 60_000,
}, () => {
  const many = '<em></em>'.repeat(FRONT + BACK);
  const form = '<form><h3>Returns</h3><label>Reason <input id="f"></label><p role="alert"></p></form>';
  page(`<h1>Orders</h1>${many}<section><h2>Other</h2></section>${form}${many}<h4>About</h4>`);
  expect(readContext(document, '/').headings).toEqual(['Orders', 'About']);
  document.getElementById('f')!.focus();
  const before = glance(document, '/', null);
  document.querySelector('[role="alert"]')!.textContent = 'Choose a reason';
  expect(glance(document, '/', null)).not.toBe(before);
  const { headings, labels, alerts } = readContext(document, '/');
  expect(headings).toEqual(['Returns', 'Orders', 'About']);
  expect([labels, alerts]).toEqual([['Reason'], ['Choose a reason']]);
});

test('a page just too long for both is read whole, and nothing twice', { timeout: 60_000 }, () => {
  for (const more of [-1, 0, 1, BACK - 1, BACK]) {
    const parts = Array.from({ length: FRONT + more }, (_, n) =>
      n % 500 ? '<b></b>' : `<h2>Part ${'abcdefghijk'[n / 500]}</h2>`,
    );
    page(parts.join(''));
    const all = [...document.querySelectorAll('h2')].map(({ textContent }) => textContent);
    expect(readContext(document, '/').headings).toEqual(all.slice(0, LIMITS.headings));
  }
});

test('what nobody wants and pages are full of takes nothing of the budget', { timeout: 60_000 }, () => {
  const rows = '<tr><td><a href="/">1</a></td></tr>'.repeat(15_000);
  page(`<h2>First</h2><table>${rows}</table><h2>Last</h2>`);
  expect(readContext(document, '/').headings).toEqual(['First', 'Last']);
});
