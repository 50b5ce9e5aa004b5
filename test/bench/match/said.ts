/** What a page says, for matchers that know only one string. */
import type { BenchQuery } from './sets.ts';

/**
 * The query as one string: what was typed; or the focused field's label and the page's title, headings, labels,
 * breadcrumbs and buttons. The rest of the form and the running text only dilute it, the path too unless nothing else
 * names the page.
 */
export function said({ kind, question, page }: BenchQuery): string {
  if (kind === 'question') return question;
  const parts = [page.title, ...page.headings, ...page.labels, ...page.breadcrumbs, ...page.buttons];
  return [...parts, pathWords({ kind, page })].filter((part) => part !== '').join(' ');
}

/** The short part of it, for matchers that are slow with long strings. */
export function saidShortly(query: BenchQuery): string {
  const { kind, page } = query;
  if (kind === 'question') return query.question;
  if (kind === 'field') return page.labels.join(' ');
  return page.title || page.headings[0] || pathWords(query) || page.labels.slice(0, 5).join(' ');
}

/** The words of the path, if no title and no heading names the page and no field is focused. */
export function pathWords({ kind, page }: Pick<BenchQuery, 'kind' | 'page'>): string {
  if (kind === 'field' || page.title !== '' || page.headings.length > 0) return '';
  return `${page.url_path} ${page.route}`.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}
