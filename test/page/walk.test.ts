// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readContext } from '../../lib/page/context.ts';
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

test('a page of any size is read up to the budget, an open dialog included', { timeout: 60_000 }, () => {
  page(`<dialog open><h2>First</h2>${'<i></i>'.repeat(25_000)}</dialog><h2>Last</h2>`);
  expect(readContext(document, '/').headings).toEqual(['First']);
  page(`<h2>First</h2>${'<i></i>'.repeat(2000)}<h2>Last</h2>`);
  expect(readContext(document, '/').headings).toEqual(['First', 'Last']);
});
