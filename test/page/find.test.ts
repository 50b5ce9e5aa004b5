// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readContext } from '../../lib/page/context.ts';
import { atOnce, find, insideTest, newSight } from '../../lib/page/find.ts';
import { signalTest } from '../../lib/page/signal.ts';
import { add, page } from './builders.ts';

const PLAIN = Array.from({ length: 600 }, (_, n) => `<div><span>${n}</span></div>`).join('');

/** A plain element with words of its own in which a web component drew more. */
function host(name: string, html: string): ShadowRoot {
  const root = add(`<${name}><b>Slotted</b></${name}>`).attachShadow({ mode: 'open' });
  root.innerHTML = html;
  return root;
}

test.each(['div', 'span', 'p', 'section', 'till-box'])(
  'an open shadow root on a filled %s is entered, on a page full of plain elements too',
  (name) => {
    page(`<h1>Orders</h1>${PLAIN}`);
    const root = host(name, `<h2>Refunds</h2>${PLAIN}<div><slot></slot></div>`);
    root.querySelector('div')!.attachShadow({ mode: 'open' }).innerHTML =
      '<h3 class="deep">Reasons</h3><button>Refund</button>';
    const { headings, actions } = readContext(document, '/');
    expect(headings).toEqual(['Orders', 'Refunds', 'Reasons']);
    expect(actions).toEqual(['Refund']);
    expect(signalTest(document)({ css: '.deep' })).toBe(true);
  },
);

test('a shadow root in a cell is not entered, and neither is one on a record', () => {
  page(`${PLAIN}<table><tr><td></td></tr></table><div class="record"></div>`);
  for (const element of document.querySelectorAll('td,.record')) {
    const inner = element.localName === 'td' ? element.appendChild(document.createElement('div')) : element;
    inner.attachShadow({ mode: 'open' }).innerHTML = '<h2>Jane</h2>';
  }
  expect(readContext(document, '/', ['.record']).headings).toEqual([]);
});

test('neither a locked frame nor what hangs in one is gone through', () => {
  page('<iframe></iframe>');
  const inner = document.querySelector('iframe')!.contentDocument!;
  inner.body.innerHTML = '<section></section>';
  inner.querySelector('section')!.attachShadow({ mode: 'open' }).innerHTML = '<h2 class="deep">Jane</h2>';
  expect(signalTest(document)({ css: '.deep' })).toBe(true);
  inner.designMode = 'on';
  expect(signalTest(document)({ css: '.deep' })).toBe(false);
  expect(readContext(document, '/').headings).toEqual([]);
});

test('no more elements are found than the budget allows, through all roots together', () => {
  page('<h1></h1><h2></h2>');
  host('div', '<i></i><em></em>'.repeat(50));
  host('div', '<h3></h3>');
  const sight = newSight();
  sight.left = 20;
  const wanted = { names: new Set(['em', 'h3']), css: [] };
  const found = atOnce(find(document, wanted, insideTest(), sight));
  const ems = found.filter(({ localName }) => localName === 'em').length;
  expect([ems > 5 && ems < 20, found.some(({ localName }) => localName === 'h3')]).toEqual([true, false]);
});
