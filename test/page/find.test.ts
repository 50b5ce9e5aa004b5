// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readContext } from '../../lib/page/context.ts';
import { atOnce, find, insideTest } from '../../lib/page/find.ts';
import { kindOf } from '../../lib/page/kind.ts';
import { type Found, newSight } from '../../lib/page/scan.ts';
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
  const name = fc.constantFrom(
    ...'div span section till-box h1 button b a nav input label form blockquote pre'.split(' '),
  );
  const mark = fc.constantFrom(
    ...['', 'class="note"', 'class="Errors"', 'class="error"', 'class="my-error-message"', 'class="btn-big"'],
    ...['class="breadcrumb"', 'class="note card-title" role="tab"', 'role="tab"', 'role="alert"'],
    ...['aria-label="Breadcrumbs"', 'type="reset"', 'aria-haspopup="LISTBOX"'],
    ...['aria-live="assertive"', 'aria-live="polite"'],
  );
  /** So many levels up from the one before stands the next. */
  const up = fc.nat({ max: 3 });
  const elements = fc.array(fc.tuple(name, mark, fc.boolean(), up), { maxLength: 40 });
  const is = (element: Element) => kindOf(element, '') !== null;
  fc.assert(
    fc.property(elements, (list) => {
      page('');
      let open: (Element | ShadowRoot)[] = [document.body];
      for (const [name, mark, isHost, up] of list) {
        open = open.slice(0, Math.max(1, open.length - up));
        const parent = open.at(-1)!;
        parent.append(document.createRange().createContextualFragment(`<${name} ${mark}></${name}>`));
        const element = parent.lastElementChild!;
        const canHost = isHost && ['div', 'span', 'section', 'till-box', 'h1'].includes(name);
        open.push(canHost ? element.attachShadow({ mode: 'open' }) : element);
        // What is slotted into a host comes after what hangs on it.
        if (canHost) element.append(document.createElement('h1'));
      }
      const inside = insideTest();
      const all = atOnce(find(document, inside, newSight()));
      const found = all.filter(({ element }) => inside(element.parentElement));
      const kind = ({ element, hint }: Found) => (hint === 'ask' ? kindOf(element, '') : hint);
      expect(found.filter(kind).map(({ element }) => element)).toEqual([...walk(document)].filter(is));
      for (const one of found) expect(kind(one)).toBe(kindOf(one.element, ''));
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

test('no more elements are gone through than the budget allows, in all roots together', () => {
  page('<h1></h1><h2></h2>');
  host('div', '<i></i><h4></h4>'.repeat(50));
  host('div', '<h3></h3>');
  const sight = newSight();
  sight.left = 50;
  const found = atOnce(find(document, insideTest(), sight)).map(({ element }) => element.localName);
  const fours = found.filter((name) => name === 'h4').length;
  expect([fours > 5 && fours < 25, found.includes('h3')]).toEqual([true, false]);
});
