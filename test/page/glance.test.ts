// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { glance } from '../../lib/page/glance.ts';
import { add, page } from './builders.ts';

beforeEach(() => {
  page('<h1>Orders</h1><input id="a"><input id="b">');
});

const mark = () => glance(document, 'https://desk.example/orders', null);

/** Does something; tells whether the mark is another one then. */
function changes(work: () => void): boolean {
  const before = mark();
  work();
  return mark() !== before;
}

describe('the mark of a page changes', () => {
  it('with its headings and its size', () => {
    expect(changes(() => add('<p>x</p>'))).toBe(true);
    expect(changes(() => Object.assign(document.querySelector('h1')!, { textContent: 'Refunds' }))).toBe(
      true,
    );
  });

  it('with an error that appears, in the page or in an open root of a custom element or a section', () => {
    const alert = add('<p role="alert"></p>');
    expect(changes(() => Object.assign(alert, { textContent: 'Choose a code' }))).toBe(true);
    for (const html of ['<till-box></till-box>', '<section></section>']) {
      const root = add(html).attachShadow({ mode: 'open' });
      root.innerHTML = '<p role="alert"></p>';
      expect(changes(() => Object.assign(root.firstChild!, { textContent: 'Choose a code' }))).toBe(true);
    }
  });

  it('with an error that is filled in after many headings', () => {
    page('<h2>Part</h2>'.repeat(40));
    const alert = add('<p role="alert"></p>');
    expect(changes(() => Object.assign(alert, { textContent: 'Choose a code' }))).toBe(true);
  });

  it('with the field that has the focus', () => {
    expect(changes(() => document.getElementById('a')!.focus())).toBe(true);
    expect(changes(() => document.getElementById('b')!.focus())).toBe(true);
    expect(changes(() => document.getElementById('b')!.focus())).toBe(false);
  });

  it('when the person is no longer busy', () => {
    expect(glance(document, 'x', 'typing')).not.toBe(glance(document, 'x', null));
  });
});

it('stays the same while only texts change that say nothing of the view', () => {
  const clock = add('<p>12:00</p>');
  expect(changes(() => Object.assign(clock, { textContent: '12:01' }))).toBe(false);
});
