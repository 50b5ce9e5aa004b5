/** Variants: who gets which, and what is no variant of its lesson. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../lib/insight/catalogue.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import { formatProblem } from '../../lib/lesson/problem.ts';
import type { Lesson } from '../../lib/lesson/schema.ts';
import { drawMark, drawn, onlyVariant, variantFor } from '../../lib/lesson/variant.ts';
import { versionsOf } from '../../lib/lesson/versions.ts';
import { HEAD, packFiles } from './samples.ts';

const OTHER = HEAD.replace('choose **Refund**', 'press R');

async function compiled(change: Record<string, string | null>) {
  const { pack, problems } = await compilePack(packFiles(change), 'acme/');
  return { lessons: pack!.lessons, problems: problems.map(formatProblem) };
}
const named = (lessons: readonly Lesson[]) =>
  lessons.map(({ id, language, variant }) => [id, language, variant ?? ''].filter(Boolean).join('.'));

describe('who gets which', () => {
  const letters = fc.uniqueArray(fc.constantFrom('', 'b', 'c', 'd', 'e'), { minLength: 1 });

  it('a person keeps theirs, also where another comes or goes that is not theirs', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), letters, fc.constantFrom('x', 'y'), (person, ref, all, more) => {
        const own = variantFor(person, ref, all);
        expect(all).toContain(own);
        expect(variantFor(person, ref, all.toReversed())).toBe(own);
        expect([own, more]).toContain(variantFor(person, ref, [...all, more]));
        for (const other of all)
          if (other !== own)
            expect(
              variantFor(
                person,
                ref,
                all.filter((one) => one !== other),
              ),
            ).toBe(own);
      }),
    ));

  it('each is given to as many, and lessons are drawn apart', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 6000; n++) {
      const own = variantFor(`person-${n}`, 'acme/refund', ['', 'b', 'c']);
      counts.set(own, (counts.get(own) ?? 0) + 1);
    }
    for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(150);
    const both = Array.from({ length: 2000 }, (_, n) =>
      ['a/b', 'a/c'].map((ref) => variantFor(`p${n}`, ref, ['', 'b'])),
    );
    expect(Math.abs(both.filter(([a, b]) => a === b).length - 1000)).toBeLessThan(120);
  });

  it('of each lesson there is one, whatever there are of others', async () => {
    const { lessons } = await compiled({ 'lessons/refund.b.md': OTHER });
    for (const person of ['ann', 'bob', 'cat', 'dan'])
      expect(
        drawn('acme', lessons, person)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(['cancel', 'refund']);
    const answers = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay'].map(
      (person) => drawn('acme', lessons, person).find(({ id }) => id === 'refund')!.variant ?? '',
    );
    expect(new Set(answers)).toEqual(new Set(['', 'b']));
  });

  it('whom it was drawn for is not told by their name', () => {
    expect(drawMark('jane.doe')).toMatch(/^[0-9a-f]{8}$/);
    expect(drawMark('jane.doe')).not.toBe(drawMark('jane.dot'));
  });

  it('an author sees the one they ask for, and the original of the rest', async () => {
    const { lessons } = await compiled({ 'lessons/refund.b.md': OTHER });
    expect(named(onlyVariant(lessons, 'b'))).toEqual(['cancel.en', 'refund.en.b']);
    expect(named(onlyVariant(lessons, 'c'))).toEqual(['cancel.en', 'refund.en']);
  });
});

describe('a variant is written', () => {
  it('beside its lesson with a letter, in each language for itself', async () => {
    const { lessons, problems } = await compiled({
      'lessons/refund.b.md': OTHER,
      'lessons/refund.de.md': HEAD,
      'lessons/refund.de.c.md': OTHER,
    });
    expect(problems).toEqual([]);
    expect(named(lessons)).toEqual(['cancel.en', 'refund.en.b', 'refund.de.c', 'refund.de', 'refund.en']);
    expect(new Set(lessons.map(({ revision }) => revision)).size).toBe(lessons.length);
  });

  it.each([
    [
      'lessons/refund.a.md',
      ':2:1 nobody knows what ".a" in the file\'s name is; name it refund.md, refund.de.md, refund.b.md or refund.de.b.md',
    ],
    [
      'lessons/refund.de.x.b.md',
      ':2:1 nobody knows what ".x" in the file\'s name is; name it refund.md, refund.de.md, refund.b.md or refund.de.b.md',
    ],
    [
      'lessons/refund.de.b.md',
      ':2:1 this is the variant b of "refund", which is not there in this language; write that one, or take ".b" out of the file\'s name',
    ],
  ])('not as %s', async (path, message) => {
    const { lessons, problems } = await compiled({ [path]: OTHER });
    expect(problems).toContain(`acme/${path}${message}`);
    expect(named(lessons)).toEqual(['cancel.en', 'refund.en']);
  });

  it('for the same places and people', async () => {
    const { lessons, problems } = await compiled({
      'lessons/refund.b.md': OTHER.replace('desk/orders', 'desk/order'),
    });
    expect(problems).toEqual([
      'acme/lessons/refund.b.md:5:1 refund.md is for other places; a variant has the same, for it is drawn',
    ]);
    expect(named(lessons)).toEqual(['cancel.en', 'refund.en']);
  });

  it('and is not blamed where its lesson cannot be read', async () => {
    const { problems } = await compiled({ 'lessons/refund.md': 'no head', 'lessons/refund.b.md': OTHER });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('refund.md:1:1');
  });

  it('not while a campaign asks for the lesson: that is the same for everybody', async () => {
    const { problems } = await compiled({
      'lessons/refund.b.md': OTHER,
      'campaigns/refunds.yaml': `id: refunds
goal: Everybody refunds as agreed.
lessons: [cancel, refund]
from: 2026-11-02 09:00
until: 2026-11-04 17:00
`,
    });
    expect(problems).toEqual([
      'acme/campaigns/refunds.yaml:3:19 "refund" has the variants b, and a campaign asks everybody for the same; take them away, or the campaign once it is over',
    ]);
  });
});

describe('what there is of a lesson', () => {
  it('is told where there is more than one of it, also under an id that objects have anyway', async () => {
    const { lessons } = await compiled({
      'lessons/refund.b.md': OTHER,
      'lessons/constructor.md': HEAD.replace('id: refund', 'id: constructor'),
    });
    const versions = versionsOf(lessons);
    expect([...versions.keys()]).toEqual(['refund']);
    expect(
      versions
        .get('refund')!
        .map(({ letter }) => letter)
        .sort(),
    ).toEqual(['', 'b']);
    const { pack } = await compilePack(
      packFiles({ 'lessons/constructor.md': HEAD.replace('refund', 'constructor') }),
    );
    const known = catalogueOf([pack!]).lessons.find(({ ref }) => ref === 'acme/constructor');
    expect(known).not.toHaveProperty('versions');
  });
});
