// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, textOf } from '../../lib/page/text.ts';
import { add } from './builders.ts';

describe('addresses and long numbers', () => {
  test.each([
    ['Ticket 48213', 'Ticket …'],
    ['Ticket #48213 open', 'Ticket #… open'],
    ['Call +49 30 901820', 'Call …'],
    ['Call (555) 123-4567 back', 'Call (… back'],
    ['Card 4111 1111 1111 1111', 'Card …'],
    ['Card 4111-1111-1111-1111', 'Card …'],
    ['Born 12/03/1980', 'Born …'],
    ['Since 12 – 03 – 1980', 'Since …'],
    ['INC0012345', 'INC…'],
    ['٤٨٢١٣', '…'],
    ['jane.roe@example.com', '…'],
    ['From jane.roe@desk to you', 'From … to you'],
    ['Step 2 of 12', 'Step 2 of 12'],
    ['  two\n\tlines  ', 'two lines'],
  ])('%j becomes %j', (raw, want) => {
    expect(clean(raw)).toBe(want);
  });
});

describe('what an error echoes', () => {
  test.each([
    ['No customer "Jane Roe" found', 'No customer … found'],
    ['No customer “Jane Roe” found', 'No customer … found'],
    ['No customer ‘Jane Roe’ found', 'No customer … found'],
    ["No customer 'Jane Roe' found", 'No customer … found'],
    ["No customer 'Jane O'Neill' found", 'No customer … found'],
    ['No customer ‘Jane O’Neill’ found', 'No customer … found'],
    ["Name:'Jane Roe' is not free", 'Name:… is not free'],
    ['Kein Kunde „Jane Roe“ gefunden', 'Kein Kunde … gefunden'],
    ['Kein Kunde »Jane Roe« gefunden', 'Kein Kunde … gefunden'],
    ['Aucun client « Jane Roe » ici', 'Aucun client … ici'],
    ['「Jane Roe」は見つかりません', '…は見つかりません'],
    ['No customer `Jane Roe` found', 'No customer … found'],
    ['No customer "Jane Roe', 'No customer …'],
    ["You can't close the customers' case", "You can't close the customers' case"],
  ])('%j becomes %j', (raw, want) => {
    expect(clean(raw, true)).toBe(want);
  });

  test('however long it is', () => {
    expect(clean(`The text "${'Jane Roe '.repeat(400)}" is too long`, true)).toBe('The text …');
  });
});

test('any text becomes one short line, soon', () => {
  const one = (text: string) => {
    for (const [line, most] of [
      [clean(text), 120],
      [clean(text, true), 360],
    ] as const) {
      expect(line.length).toBeLessThanOrEqual(most);
      expect(line).not.toMatch(/\d{4}|\S@\S|\n/);
    }
  };
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), one));
  const started = performance.now();
  for (const part of ['a', 'a@', '1 ', '“', "'", ' '].map((c) => c.repeat(200_000))) one(part);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('words in neighbouring elements stay apart', () => {
  expect(clean(textOf(add('<h2><span>Create</span><span>ticket</span></h2>')))).toBe('Create ticket');
});
