/** One case: an element as it was, the later page's elements, and which of them it is. */
import type { AnchorRecord } from '../../../lib/page/anchor.ts';

/** An element with the properties that Similo compares; empty ones are left out. */
export interface Raw {
  readonly tag: string;
  readonly id?: string;
  readonly name?: string;
  readonly cls?: string;
  readonly href?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly title?: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly xpath: string;
  readonly idxpath: string;
  readonly btn?: boolean;
  readonly box: readonly [number, number, number, number];
  readonly text?: string;
  readonly near?: string;
}

export interface Seen {
  readonly record: AnchorRecord;
  readonly raw: Raw;
}

export interface Case {
  readonly id: string;
  readonly kind: 'published' | 'html';
  readonly site: string;
  readonly target: Seen;
  readonly page: readonly Seen[];
  /** Places of the right answers in the page; none if the element is gone. */
  readonly right: readonly number[];
  /** The element is on the later page; it may still not be among its candidates. */
  readonly there: boolean;
  /** No plain locator (XPath, id and their mixture) finds it. */
  readonly broken: boolean;
}

const without = new WeakMap<Case, Case>();

/** The case with the right elements taken out of the page; the same one each time. */
export function removed(one: Case): Case {
  const known = without.get(one);
  if (known) return known;
  const made = { ...one, page: one.page.filter((_, at) => !one.right.includes(at)), right: [], there: false };
  without.set(one, made);
  return made;
}

/** A site's name, the same in both kinds of files. */
export const siteOf = (name: string): string => name.toLowerCase();
