import { expect, it } from 'vitest';
import type { Raw } from './cases.ts';
import { similo } from './similo.ts';

const element = (text: string, more: Partial<Raw> = {}): Raw => ({
  tag: 'a',
  xpath: `/html[1]/body[1]/a[${text.length}]`,
  idxpath: `/html[1]/body[1]/a[${text.length}]`,
  box: [10 * text.length, 20, 80, 20],
  text,
  near: 'Home Help',
  ...more,
});

it('an element is most like itself, by all of its score', () => {
  const page = [element('Orders'), element('Customers'), element('Help')];
  page.forEach((target, at) => {
    expect(similo(target, page)).toMatchObject({ at, score: 1 });
  });
});

it('weighs a text three times a place', () => {
  const target = element('Orders');
  const sameText = element('Orders', { box: [900, 900, 80, 20] });
  const samePlace = element('Zzzzzz', { box: target.box });
  expect(similo(target, [samePlace, sameText]).at).toBe(1);
});

it('has no answer on an empty page, and no margin between twins', () => {
  expect(similo(element('Orders'), [])).toMatchObject({ at: -1, score: 0 });
  expect(similo(element('Orders'), [element('Orders'), element('Orders')]).margin).toBe(0);
});
