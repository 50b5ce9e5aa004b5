/** What speaks for and against a record being the element that a fingerprint tells of. */
import { aligned, alike, masked, overlap, type Pairs, pairsOf, plain, sameEnd } from './likeness.ts';
import type { Prepared } from './prepared.ts';

/** Each is between 0 and 1, and 0 where one side does not say. */
export const SIGNALS = [
  ...['tag', 'kind', 'typeOff'],
  ...[
    'name',
    'nameRare',
    'nameMasked',
    'nameAlike',
    'nameWithin',
    'nameOff',
    'nameLost',
    'nameNew',
    'length',
  ],
  ...['hint', 'id', 'idRare', 'test', 'testOff', 'field', 'fieldOff'],
  ...['classes', 'classesOff', 'href', 'hrefPath', 'hrefOff', 'hrefLost'],
  ...['path', 'steps', 'tags', 'end', 'last', 'within', 'withinTail'],
  ...[
    'close',
    'region',
    'left',
    'top',
    'size',
    'near',
    'sibling',
    'heading',
    'headingOff',
    'nth',
    'nthOff',
    'hiddenOff',
  ],
] as const;

export type Signal = (typeof SIGNALS)[number];

/** The fingerprint: what is the same in all comparisons with it. */
export interface Old extends Prepared {
  readonly pairs: Readonly<Record<'name' | 'hint' | 'id', Pairs>>;
  /** The words around, as they stand. */
  readonly around: string;
}

export function oldOf(prepared: Prepared): Old {
  const { name, hint, id } = prepared;
  const pairs = { name: pairsOf(name), hint: pairsOf(hint), id: pairsOf(id) };
  return { ...prepared, pairs, around: ` ${plain(prepared.record.near)} ` };
}

/** How many records have the fingerprint's name, and its id. */
export interface Shared {
  readonly name: number;
  readonly id: number;
}

const one = (is: boolean): number => (is ? 1 : 0);
const similar = (old: Old, now: Prepared, key: 'name' | 'hint' | 'id'): number =>
  alike(old[key], old.pairs[key], now[key]);
const both = (a: unknown, b: unknown): boolean => Boolean(a) && Boolean(b);

/** @returns in the order of SIGNALS */
export function signalsOf(old: Old, now: Prepared, shared: Shared): number[] {
  const out: number[] = [];
  kindSignals(out, old, now);
  nameSignals(out, old, now, shared);
  ownSignals(out, old, now, shared);
  pathSignals(out, old, now);
  placeSignals(out, old, now);
  aroundSignals(out, old, now);
  return out;
}

function kindSignals(out: number[], old: Prepared, now: Prepared): void {
  const [a, b] = [old.record, now.record];
  out.push(
    one(both(a.tag, b.tag) && a.tag === b.tag),
    one(old.kind !== '' && old.kind === now.kind && a.tag !== b.tag),
    one(both(a.type, b.type) && a.type !== b.type),
  );
}

function nameSignals(out: number[], old: Old, now: Prepared, shared: Shared): void {
  const [a, b] = [old.name, now.name];
  const are = both(a, b);
  const same = are && a === b;
  const differ = are && !same;
  const likeness = differ ? similar(old, now, 'name') : 0;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  out.push(
    one(same),
    same ? 1 / Math.max(1, shared.name) : 0,
    one(differ && masked(a) === masked(b)),
    likeness,
    differ && ` ${long} `.includes(` ${short} `) ? Math.sqrt(short.length / long.length) : 0,
    differ ? 1 - likeness : 0,
    one(a !== '' && b === ''),
    one(a === '' && b !== ''),
    are ? short.length / long.length : 0,
  );
}

function ownSignals(out: number[], old: Old, now: Prepared, shared: Shared): void {
  const [a, b] = [old.record, now.record];
  const hinted = both(old.hint, now.hint);
  const hint = hinted ? similar(old, now, 'hint') : 0;
  const ided = both(old.id, now.id);
  const id = ided ? similar(old, now, 'id') : 0;
  const sameId = both(old.id, b.id) && a.id === b.id;
  const tested = both(old.test, now.test);
  const fielded = both(old.field, now.field);
  const classed = old.classes.size > 0 && now.classes.size > 0;
  const classes = overlap(old.classes, now.classes);
  const [from, to] = [old.href, now.href];
  const same = from !== null && from.masked === to?.masked;
  const leads = one(same && from.whole === to?.whole && from.host === to.host);
  out.push(
    hint,
    sameId ? 1 : id ** 2 / 2,
    sameId ? 1 / Math.max(1, shared.id) : 0,
    one(tested && old.test === now.test),
    one(tested && old.test !== now.test),
    one(fielded && old.field === now.field),
    one(fielded && old.field !== now.field),
    classes,
    classed ? 1 - classes : 0,
    leads,
    // The host, a number or the query may be another.
    one(same && leads === 0 && from?.masked !== ''),
    one(from !== null && to !== null && !same),
    one((from === null) !== (to === null)),
  );
}

function pathSignals(out: number[], old: Prepared, now: Prepared): void {
  const has = old.path.length > 0 && now.path.length > 0;
  if (!has) {
    out.push(0, 0, 0, 0, 0, 0, 0);
    return;
  }
  const steps = aligned(old.path, now.path);
  const anchored = both(old.within, now.within);
  const within = anchored && old.within === now.within;
  out.push(
    one(steps === 1),
    steps,
    aligned(old.tags, now.tags),
    Math.min(6, sameEnd(old.path, now.path)) / 6,
    one(old.path.at(-1) === now.path.at(-1)),
    one(within),
    within ? aligned(below(old), below(now)) ** 2 : 0,
  );
}

/** The steps below the element around that has an id; one more, for there may be none. */
const below = ({ path, depth }: Prepared): number[] => [0, ...path.slice(Math.max(0, path.length - depth))];

function placeSignals(out: number[], { box: a }: Prepared, { box: b }: Prepared): void {
  if (!a || !b) {
    out.push(0, 0, 0, 0, 0);
    return;
  }
  const [x, y] = [Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])];
  const far = Math.hypot(x, y);
  out.push(
    Math.exp(-far / 40),
    Math.exp(-far / 400),
    Math.exp(-x / 30),
    Math.exp(-y / 30),
    ratio(a[2], b[2]) * ratio(a[3], b[3]),
  );
}

/** The smaller by the larger. */
const ratio = (a: number, b: number): number =>
  a === b ? 1 : Math.max(0, Math.min(a, b)) / Math.max(a, b, 1);

function aroundSignals(out: number[], old: Old, now: Prepared): void {
  const near = overlap(old.near, now.near);
  const { name } = now;
  // What stood beside the element is not the element.
  const sibling = name.length > 1 && old.name !== '' && name !== old.name && old.around.includes(` ${name} `);
  const [from, to] = [old.record.nth, now.record.nth];
  // As many as there were: then each is likely still where it was among them.
  const nth = from && to && from[0] === to[0] ? (from[1] === to[1] ? 1 : 0.5) : 0;
  const headed = both(old.heading, now.heading);
  out.push(
    near,
    one(sibling && !old.name.includes(name)),
    one(headed && old.heading === now.heading),
    one(headed && old.heading !== now.heading),
    nth,
    one(nth === 0 && both(from, to)),
    one(Boolean(old.record.hidden) !== Boolean(now.record.hidden)),
  );
}
