/** A record made ready for comparing, once for many comparisons. */
import { isGenerated, stable } from './generated.ts';
import { masked, plain } from './likeness.ts';
import type { AnchorRecord } from './record.ts';

export interface Prepared {
  readonly record: AnchorRecord;
  readonly kind: string;
  readonly name: string;
  readonly hint: string;
  readonly id: string;
  /** The words around. */
  readonly near: ReadonlySet<string>;
  readonly heading: string;
  readonly test: string;
  readonly field: string;
  readonly classes: ReadonlySet<string>;
  readonly href: Link | null;
  /** Each step of the path, and its tag, as the number that the memo gives it. */
  readonly path: readonly number[];
  readonly tags: readonly number[];
  readonly within: string;
  /** Only a box of four numbers. */
  readonly box: AnchorRecord['box'] | null;
  /** How many steps of the path lie below `within`. */
  readonly depth: number;
}

/** Only so many of a path's last steps are compared. */
const DEEPEST = 60;

function memoized<T>(of: (text: string) => T): (text?: string) => T {
  const known = new Map<string, T>();
  return (text = '') => {
    let found = known.get(text);
    if (found === undefined) {
      found = of(text);
      known.set(text, found);
    }
    return found;
  };
}

/** What comes again and again among the elements of one page is looked at once. */
export class Memo {
  readonly #steps = new Map<string, readonly [step: number, tag: number]>();
  readonly #numbers = new Map<string, number>();

  step(step: string): readonly [step: number, tag: number] {
    let found = this.#steps.get(step);
    if (!found) {
      found = [this.#number(step), this.#number(step.replace(/\[.*/, ''))];
      this.#steps.set(step, found);
    }
    return found;
  }

  readonly classes = memoized(classesOf);
  readonly stable = memoized(stable);
  readonly plain = memoized(plain);

  #number(text: string): number {
    const found = this.#numbers.get(text) ?? this.#numbers.size + 1;
    this.#numbers.set(text, found);
    return found;
  }
}

interface Link {
  readonly host: string;
  /** Path and query, as they are and with numbers as 0. */
  readonly whole: string;
  readonly masked: string;
}

/** Tags that take each other's place when a page is made anew. */
const KINDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    press: 'a button summary',
    enter: 'input textarea select',
    head: 'h1 h2 h3 h4 h5 h6 th legend caption',
    hold: 'div span li p td label dt dd section article',
  }).flatMap(([kind, tags]) => tags.split(' ').map((tag) => [tag, kind])),
);

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

const ADDRESS = /^(?:[a-z][\w+.-]*:)?\/\/([^/?#]*)(.*)$/;

const classesOf = (names: string): ReadonlySet<string> =>
  new Set(names.split(/\s+/).filter((name) => name && !isGenerated(name)));

function linkOf(href = ''): Link | null {
  const whole = href.toLowerCase();
  // A link to nowhere says nothing.
  if (whole === '' || whole[0] === '#' || whole.startsWith('javascript:')) return null;
  const [, host = '', rest = whole] = ADDRESS.exec(whole) ?? [];
  return { host, whole: rest, masked: masked(rest.replace(/[?#].*$/, '').replace(/\/+$/, '')) };
}

export function prepare(record: AnchorRecord, memo: Memo): Prepared {
  const { tag = '', path = '', near = '' } = record;
  const [steps, tags]: [number[], number[]] = [[], []];
  for (const part of path === '' ? [] : path.split('/').slice(-DEEPEST)) {
    const [step, of] = memo.step(part);
    steps.push(step);
    tags.push(of);
  }
  return {
    record,
    kind: KINDS[tag] ?? tag,
    name: plain(record.name),
    hint: plain(record.hint),
    id: memo.stable(record.id),
    near: wordsOf(near),
    heading: memo.plain(record.heading),
    test: stable(record.test),
    field: (record.field ?? '').toLowerCase().replace(/\d+/g, '0'),
    classes: memo.classes(record.classes),
    href: linkOf(record.href),
    path: steps,
    tags,
    within: memo.stable(record.within),
    box: record.box?.every(Number.isFinite) ? record.box : null,
    depth: record.depth ?? 0,
  };
}
