/** What reports say in words: days, shares, and the sentences of each kind of gap. */
import type { Catalogue } from '../../lib/insight/catalogue.ts';
import type { Verdict } from '../../lib/insight/effect.ts';
import type { Action, Gap, GapKind } from '../../lib/insight/gap.ts';
import { once } from '../../lib/once.ts';
import type { CountKey, Translate, WordKey } from '../../lib/words.ts';

// Each takes longer to be made than a row to be drawn.
const days = {
  short: once((language: string) => dayFormat(language, { month: 'short', day: 'numeric' })),
  long: once((language: string) => dayFormat(language, { dateStyle: 'medium' })),
};
const numbers = once((language: string) => new Intl.NumberFormat(language));
const shares = once(
  (language: string) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }),
);

function dayFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
}

/** A UTC day in words. */
export const dateOf = (day: string, t: Translate, style: keyof typeof days = 'long'): string =>
  days[style](t.language).format(new Date(day));

export const numberOf = (n: number, t: Translate): string => numbers(t.language).format(n);
export const percent = (share: number, t: Translate): string => shares(t.language).format(share);

const TITLE: Readonly<Record<GapKind, WordKey>> = {
  page: 'gapPage',
  search: 'gapSearch',
  maybe: 'gapMaybe',
  useless: 'gapUseless',
  again: 'gapAgain',
  abandoned: 'gapAbandoned',
  wrong: 'gapWrong',
  drift: 'gapDrift',
  due: 'gapDue',
};

const SEEN: Readonly<Record<GapKind, CountKey>> = {
  page: 'seenPage',
  search: 'seenSearch',
  maybe: 'seenMaybe',
  useless: 'seenUseless',
  again: 'seenAgain',
  abandoned: 'seenAbandoned',
  wrong: 'seenWrong',
  drift: 'seenDrift',
  due: 'seenDue',
};

const DO: Readonly<Record<Action, WordKey>> = {
  write: 'doWrite',
  place: 'doPlace',
  mend: 'doMend',
  check: 'doCheck',
};

const VERDICT: Readonly<Record<Verdict, WordKey>> = {
  better: 'effectBetter',
  worse: 'effectWorse',
  same: 'effectSame',
  few: 'effectFew',
};

/** Of a variant beside its lesson. */
const BETTER: Readonly<Record<Verdict, WordKey>> = {
  better: 'variantBetter',
  worse: 'variantWorse',
  same: 'effectSame',
  few: 'effectFew',
};

export const betterOf = (verdict: Verdict, t: Translate): string => t(BETTER[verdict]);
export const adviceOf = ({ action }: Gap, t: Translate): string => t(DO[action]);
export const verdictOf = (verdict: Verdict, t: Translate): string => t(VERDICT[verdict]);

/** A page by its title and tool, as far as they are known. */
export function placeOf({ tool, page }: Pick<Gap, 'tool' | 'page'>, { tools }: Catalogue): string {
  const known = tools.find(({ id }) => id === tool);
  const title = known?.pages.find(({ id }) => id === page)?.title ?? page;
  return [title, known?.name ?? tool].filter(Boolean).join(', ');
}

export const questionOf = (ref: string | null, { lessons }: Catalogue): string =>
  lessons.find((lesson) => lesson.ref === ref)?.question ?? ref ?? '';

export function titleOf(gap: Gap, catalogue: Catalogue, t: Translate): string {
  const { kind, words, said, lesson } = gap;
  if (kind === 'search') return t(TITLE[kind], words.slice(0, 4).join(' ') || (said[0] ?? ''));
  if (kind === 'page' || kind === 'maybe') return t(TITLE[kind], placeOf(gap, catalogue));
  const question = questionOf(lesson, catalogue);
  return t(TITLE[kind], gap.variant ? variantOf(question, gap.variant, t) : question);
}

/** A lesson's question, with the letter of its variant. */
export const variantOf = (question: string, letter: string, t: Translate): string =>
  t('variantOf', question, letter.toUpperCase());

/** The evidence, with the number it stands on. */
export function evidenceOf(gap: Gap, catalogue: Catalogue, t: Translate): string {
  const number = (n: number | null) => numberOf(n ?? 0, t);
  const nth = (n: number | null) => number((n ?? 0) + 1);
  const more: Partial<Record<GapKind, string[]>> = {
    maybe: [questionOf(gap.lesson, catalogue)],
    useless: [number(gap.of)],
    again: [number(gap.of)],
    abandoned: [number(gap.of), nth(gap.step)],
    wrong: [number(gap.of), nth(gap.block)],
    drift: [nth(gap.step), nth(gap.block)],
    due: [gap.day === null ? '' : dateOf(gap.day, t)],
  };
  if (gap.kind === 'again' && gap.of === null) return t.count('seenAgainOwn', gap.n);
  return t.count(SEEN[gap.kind], gap.n, ...(more[gap.kind] ?? []));
}
