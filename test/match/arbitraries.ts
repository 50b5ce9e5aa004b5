/** Any lessons and any pages, for the properties of lib/match. */
import fc from 'fast-check';
import type { Entry } from '../../lib/match/index.ts';
import type { Situation } from '../../lib/match/rank.ts';
import { lesson, situation } from './builders.ts';

export const word = fc.constantFrom(
  ...'refund refunds order ticket priority hold call merge merged dueDate ﬁeld 返品 Größe release'.split(' '),
);
export const plainWords = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
export const words = fc.oneof(
  { weight: 4, arbitrary: plainWords },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
);
const id = fc.constantFrom('desk', 'crm');
const place = fc
  .record({ tool: id, page: fc.constantFrom('a', 'b'), field: word, alert: word }, { requiredKeys: ['tool'] })
  .map((one) => one as { tool: string });

/** Up to twelve lessons, `p/00` and on. */
export const entriesOf = (text: fc.Arbitrary<string>) =>
  fc
    .array(
      fc.record({
        question: text,
        answer: text.map((one) => [one]),
        keywords: fc.array(text, { maxLength: 2 }),
        synonyms: fc.array(text, { maxLength: 2 }),
        for: fc.array(place, { maxLength: 2 }),
      }),
      { maxLength: 12 },
    )
    .map((list) =>
      list.map(
        ({ question, ...rest }, n): Entry => ({
          ref: `p/${`${n}`.padStart(2, '0')}`,
          lesson: lesson(question, rest),
        }),
      ),
    );

export const someEntries = entriesOf(words);
const some = fc.array(words, { maxLength: 3 });
export const aSituation: fc.Arbitrary<Situation> = fc
  .record({
    title: words,
    headings: some,
    breadcrumbs: some,
    labels: some,
    actions: some,
    alerts: some,
    field: fc.option(words),
    language: fc.oneof(fc.constantFrom('en', 'ja_JP', ''), fc.string()),
    path: words,
    tool: fc.option(id),
    page: fc.option(fc.constantFrom('a', 'b')),
  })
  .map((given) => situation(given));

/** Every text of a page. */
export function textsOn(at: Situation): string[] {
  const { title, path, field, headings, breadcrumbs, labels, actions, alerts } = at;
  return [title, path, field ?? '', ...headings, ...breadcrumbs, ...labels, ...actions, ...alerts];
}
