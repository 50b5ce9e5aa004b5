// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { readContext } from '../../lib/page/context.ts';
import { add, everything, page } from './builders.ts';
import { MARKUP, SCRIPTED, SECRET } from './secrets.ts';

const read = () => JSON.stringify(readContext(document, '/tickets')).toLowerCase();
const secret = SECRET.toLowerCase();

afterEach(() => {
  page();
});

describe('what a person typed, chose or keeps as a record is never read', () => {
  test.each(MARKUP)('%s', (_, html) => {
    page(html);
    expect(everything(document), 'the fixture holds the secret').toContain(SECRET);
    expect(read()).not.toContain(secret);
  });

  test.each(SCRIPTED)('%s', (_, fill) => {
    page();
    fill(add, document);
    expect(everything(document), 'the fixture holds the secret').toContain(SECRET);
    expect(read()).not.toContain(secret);
  });

  test('nor when the person is in the field', () => {
    for (const [name, html] of MARKUP) {
      page(html);
      for (const element of document.querySelectorAll<HTMLElement>(
        'input,textarea,select,[tabindex],[contenteditable],button',
      )) {
        if (!element.hasAttribute('tabindex')) element.tabIndex = 0;
        element.focus();
        expect(read(), name).not.toContain(secret);
      }
    }
  });

  test('all on one page', () => {
    page(`<h1>Tickets</h1>${MARKUP.map(([, html]) => html).join('\n')}`);
    for (const [, fill] of SCRIPTED) fill(add, document);
    expect(read()).not.toContain(secret);
    expect(read()).toContain('tickets');
  });

  test('the words of the tool around a value are read', () => {
    page(MARKUP.map(([, html]) => html).join('\n'));
    const { labels, headings } = readContext(document, '/');
    expect(labels).toEqual(expect.arrayContaining(['Name', 'Note', 'Team', 'Sum']));
    expect(headings).toContain('Tickets');
  });
});

describe('the test can fail', () => {
  const planted: [string, (element: Element) => string][] = [
    ['textContent', (element) => element.textContent ?? ''],
    ['innerHTML', (element) => element.innerHTML],
    ['value', (element) => (element as HTMLInputElement).value ?? ''],
  ];
  test.each(planted)('a reader that takes %s finds the secret', (_, take) => {
    page(MARKUP.map(([, html]) => html).join('\n'));
    const wanted = document.querySelectorAll('h1,h2,h3,label,button,input,textarea,select,[role="alert"]');
    expect([...wanted].map(take).join('\n')).toContain(SECRET);
  });
});
