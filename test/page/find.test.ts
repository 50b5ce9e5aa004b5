// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readContext } from '../../lib/page/context.ts';
import { atOnce, find, insideTest, newSight } from '../../lib/page/find.ts';
import { signalTest } from '../../lib/page/signal.ts';
import { walk } from '../../lib/page/walk.ts';
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

test('whatever the page, it finds what going through it would, in that order', () => {
  const name = fc.constantFrom('div', 'span', 'section', 'till-box', 'h1', 'button', 'b');
  const mark = fc.constantFrom('', 'class="note"', 'role="tab"', 'class="note card" role="tab"');
  /** So many levels up from the one before stands the next. */
  const up = fc.nat({ max: 3 });
  const elements = fc.array(fc.tuple(name, mark, fc.boolean(), up), { maxLength: 40 });
  const wanted = { names: new Set(['h1', 'button']), css: ['[role="tab"]', '.note', '.card'] };
  const is = (element: Element) => element.matches('h1,button,[role="tab"],.note,.card');
  fc.assert(
    fc.property(elements, (list) => {
      page('');
      let open: (Element | ShadowRoot)[] = [document.body];
      for (const [name, mark, isHost, up] of list) {
        open = open.slice(0, Math.max(1, open.length - up));
        const parent = open.at(-1)!;
        parent.append(document.createRange().createContextualFragment(`<${name} ${mark}></${name}>`));
        const element = parent.lastElementChild!;
        const canHost = isHost && name !== 'button' && name !== 'b';
        open.push(canHost ? element.attachShadow({ mode: 'open' }) : element);
        // What is slotted into a host comes after what hangs on it.
        if (canHost) element.append(document.createElement('h1'));
      }
      const found = atOnce(find(document, wanted, insideTest(), newSight()));
      expect(found.filter(is)).toEqual([...walk(document)].filter(is));
      expect(found.every((element) => is(element) || element.shadowRoot)).toBe(true);
    }),
  );
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
