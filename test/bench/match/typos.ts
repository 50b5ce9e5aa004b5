/** What people mistype: one random edit in each longer word, the same in every run. */
import { below, type Random, randomFrom, seedOf } from './random.ts';
import type { BenchQuery } from './sets.ts';

const SEED = 'typos 1';
const LONG = /[\p{L}\p{M}]{5,}/gu;

/** The query with typos in what was typed or, without a question, in everything that the page says. */
export function mistyped(query: BenchQuery): BenchQuery {
  const random = randomFrom(seedOf(`${SEED} ${query.id}`));
  const typo = (text: string) => withTypos(text, random);
  if (query.kind === 'question') return { ...query, question: typo(query.question) };
  const { page } = query;
  return {
    ...query,
    page: {
      ...page,
      title: typo(page.title),
      headings: page.headings.map(typo),
      labels: page.labels.map(typo),
      other_labels: page.other_labels.map(typo),
      breadcrumbs: page.breadcrumbs.map(typo),
      buttons: page.buttons.map(typo),
      text: typo(page.text),
    },
  };
}

/** One edit in each word of five letters or more. */
export function withTypos(text: string, random: Random): string {
  return text.replace(LONG, (word) => edited([...word], random).join(''));
}

const EDITS = ['insert', 'delete', 'substitute', 'transpose'] as const;

/** The letters with one letter more, one less, another one, or two neighbours exchanged; never as they were. */
function edited(letters: readonly string[], random: Random): string[] {
  const edit = EDITS[below(random, EDITS.length)]!;
  const before = [...letters];
  if (edit === 'insert') return before.toSpliced(below(random, before.length + 1), 0, letter(random));
  if (edit === 'delete') return before.toSpliced(below(random, before.length), 1);
  const pairs = before.flatMap((char, at) => (at > 0 && before[at - 1] !== char ? [at] : []));
  if (edit === 'transpose' && pairs.length > 0) {
    const at = pairs[below(random, pairs.length)]!;
    return before.toSpliced(at - 1, 2, before[at]!, before[at - 1]!);
  }
  const at = below(random, before.length);
  return before.toSpliced(at, 1, letter(random, before[at]!));
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function letter(random: Random, not = ''): string {
  const others = LETTERS.replace(not.toLowerCase(), '');
  return others[below(random, others.length)]!;
}
