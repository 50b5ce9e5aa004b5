import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounded } from '../../lib/page/anchor/record.ts';
import { type AnchorRecord, choose, LONGEST_JSON } from '../../lib/page/anchor.ts';

const word = fc.constantFrom(
  'Save',
  'Cancel',
  'Delete',
  'Ort',
  'Имя',
  '保存',
  'a',
  '',
  '  ',
  'x-1',
  'constructor',
);
const text = fc.oneof(
  word,
  fc.string({ maxLength: 30 }),
  fc.array(word, { maxLength: 5 }).map((all) => all.join(' ')),
);
const tag = fc.constantFrom('a', 'button', 'input', 'div', 'h2', '__proto__', '');
const path = fc
  .array(fc.tuple(tag, fc.nat({ max: 4 })), { maxLength: 8 })
  .map((steps) => steps.map(([name, nth]) => `${name}[${nth}]`).join('/'));
const number = fc.oneof(fc.integer({ min: -3000, max: 9000 }), fc.double());
const record: fc.Arbitrary<AnchorRecord> = fc.record(
  {
    ...{ tag, role: text, type: text, name: text, hint: text, near: text, heading: text, path },
    ...{ id: text, test: text, field: text, classes: text, href: text, within: text },
    depth: fc.nat({ max: 90 }),
    box: fc.tuple(number, number, number, number),
    nth: fc.tuple(fc.nat(), fc.nat()),
    hidden: fc.boolean(),
  },
  { requiredKeys: [] },
);
const records = fc.array(record, { maxLength: 12 });

describe('any fingerprint and records', () => {
  it('give one of the records or none, sure enough', () => {
    fc.assert(
      fc.property(record, records, fc.double({ min: 0, max: 1, noNaN: true }), (fingerprint, list, floor) => {
        const choice = choose(fingerprint, list, { floor });
        if (choice === null) return;
        expect(list).toContain(choice.record);
        expect(choice.score).toBeGreaterThanOrEqual(floor);
        expect(choice.score).toBeLessThanOrEqual(1);
        expect(choice.margin).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('give the same in any order', () => {
    fc.assert(
      fc.property(
        records.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        record,
        ([list, other], fingerprint) => {
          const [one, two] = [list, other].map((of) => choose(fingerprint, of, { floor: 0 }));
          expect(JSON.stringify(two)).toBe(JSON.stringify(one));
        },
      ),
    );
  });

  it('answer at floor 0 whenever there is a record', () => {
    fc.assert(
      fc.property(record, fc.array(record, { minLength: 1, maxLength: 5 }), (fingerprint, list) => {
        expect(choose({ tag: 'a', ...fingerprint }, list, { floor: 0 }) === null).toBe(
          // A role without a tag is an author's, and a condition.
          fingerprint.tag === '' &&
            Boolean(fingerprint.role) &&
            !list.some(({ role }) => role === fingerprint.role),
        );
      }),
    );
    expect(choose({ name: 'Save' }, [], { floor: 0 })).toBeNull();
  });

  it('are bounded as JSON, whatever they hold', () => {
    const long = fc.string({ unit: 'binary', maxLength: 4000 });
    const huge = fc.record({
      name: long,
      near: long,
      id: long,
      classes: long,
      href: long,
      path: long,
      heading: long,
    });
    fc.assert(
      fc.property(huge, (of) => {
        expect(JSON.stringify(bounded(of)).length).toBeLessThanOrEqual(LONGEST_JSON);
      }),
    );
    // The letter that JSON makes two of.
    const worst = '"'.repeat(9999);
    const all = 'tag role type name hint near heading id test field classes href path within'.split(' ');
    const most = bounded({ ...Object.fromEntries(all.map((key) => [key, worst])), depth: 3 });
    expect(JSON.stringify(most).length).toBeLessThanOrEqual(LONGEST_JSON);
    expect(JSON.stringify(most).length).toBeGreaterThan(1000);
  });
});

const button = (name: string, n: number, more: AnchorRecord = {}): AnchorRecord => ({
  tag: 'button',
  role: 'button',
  name,
  path: `html[1]/body[1]/main[1]/form[1]/div[2]/button[${n}]`,
  box: [100 + 90 * n, 400, 80, 32],
  ...more,
});

describe('a button', () => {
  const page = [button('Save', 1, { id: 'save' }), button('Cancel', 2), button('Delete', 3)];

  it('is found where it was, and says why', () => {
    const choice = choose(page[0]!, page);
    expect(choice?.record).toBe(page[0]);
    expect(choice?.score).toBeGreaterThan(0.9);
    expect(choice?.why).toContain('name');
  });

  it('is found by its name after it moved', () => {
    const moved = page.map((one, n) => ({
      ...one,
      path: `html[1]/body[1]/dialog[1]/button[${n + 1}]`,
      box: undefined,
    }));
    const list = moved.map(({ box: _, ...rest }) => rest);
    expect(choose(page[0]!, list)?.record).toBe(list[0]);
  });

  it('is found by its place and id when the page speaks another language', () => {
    const german = [button('Sichern', 1, { id: 'save' }), button('Abbrechen', 2), button('Löschen', 3)];
    expect(choose(page[0]!, german)?.record).toBe(german[0]);
  });

  it('is not taken for its neighbour once it is gone', () => {
    const known = { ...page[2]!, near: 'Save Cancel' };
    expect(choose(known, page.slice(0, 2))).toBeNull();
  });

  it('is not told apart from one that is the same in all', () => {
    const rows = [1, 2, 3].map((n) => ({
      tag: 'button',
      name: 'Edit',
      path: `html[1]/body[1]/ul[1]/li[${n}]/button[1]`,
    }));
    expect(choose({ tag: 'button', name: 'Edit' }, rows)).toBeNull();
  });

  it('is found as an author wrote it, by role and name', () => {
    expect(choose({ role: 'button', name: 'cancel' }, page)?.record).toBe(page[1]);
    expect(choose({ role: 'button', name: 'Print' }, page)).toBeNull();
  });
});

it('an environment has other hosts and numbers', () => {
  const at = (host: string, n: number, list: number): AnchorRecord => ({
    tag: 'a',
    role: 'link',
    id: `row-${n}-open`,
    href: `https://${host}/orders/${n}/edit`,
    path: `html[1]/body[1]/main[1]/ul[${list}]/li[1]/a[1]`,
  });
  const other: AnchorRecord = {
    tag: 'a',
    role: 'link',
    href: 'https://x.example/help',
    path: 'html[1]/body[1]/a[1]',
  };
  const production = at('crm.example', 93, 1);
  expect(choose(at('sandbox.crm.example', 17, 1), [other, production])?.record).toBe(production);
});
