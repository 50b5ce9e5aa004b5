/** How far teams, sites and zones are, so that nothing can be told of fewer people than are ever shown. */
import { smallCut } from './cut.ts';
import type { Row } from './status.ts';

/** People of a team, a site or a zone. */
export interface Share {
  /** Empty where the roster does not say it; null for several groups together, which alone would tell of too few. */
  readonly name: string | null;
  readonly done: number;
  /** Neither done nor excused. */
  readonly notYet: number;
  readonly of: number;
}

/** What parts people: a row's team, site or zone. */
export type Part = (row: Row) => string;

/** A table that is shown: which of its rows somebody is in. */
interface Shown {
  readonly by: Part;
  readonly rowOf: ReadonlyMap<string, number>;
}

/**
 * Counts people by each of several parts. Groups of fewer than `fewest` are put together; where even those are too few, with
 * the next smallest, for the total would tell of them. So are groups of a table where a sum and difference of its rows and
 * those of a table before it would count fewer people. Where that puts all of a table together, it is left out.
 * @returns a table for each part, by the names of its groups
 */
export function tablesOf(people: readonly Row[], parts: readonly Part[], fewest: number): Share[][] {
  const shown: Shown[] = [];
  return parts.map((by) => {
    const groups = groupsOf(people, by);
    const names = groups.map(({ name }) => name!);
    const others = shown.map((table) => meetingsOf(people, table, by, names));
    const pooled = new Set(groups.filter(({ of }) => of < fewest).map(({ name }) => name!));
    for (;;) {
      fill(pooled, groups, fewest);
      if (pooled.size === groups.length || (groups.length === 1 && names[0] === '')) return [];
      const cuts = others.map((meetings) => cutIn(meetings, names, pooled, fewest));
      // First where it is cut, then what must be joined to that.
      const [next] = (['at', 'beside'] as const)
        .map((which) => new Set(cuts.flatMap((cut) => cut[which].filter((name) => !pooled.has(name)))))
        .filter(({ size }) => size > 0);
      if (!next) break;
      pooled.add(smallest(groups, (name) => next.has(name)));
    }
    const rowOf = new Map(names.map((name, n) => [name, pooled.has(name) ? names.length : n]));
    shown.push({ by, rowOf });
    const alone = groups.filter(({ name }) => !pooled.has(name!));
    const rest = groups.filter(({ name }) => pooled.has(name!));
    return [...alone, ...(rest.length > 0 ? [together(rest)] : [])];
  });
}

/** By name; whose group is not said come last. */
function groupsOf(people: readonly Row[], by: Part): Share[] {
  const found = new Map<string, Share>();
  for (const row of people) {
    const name = by(row);
    const { done, notYet, of } = found.get(name) ?? { done: 0, notYet: 0, of: 0 };
    const isDone = row.is === 'done';
    const isLeft = !isDone && row.is !== 'excused';
    found.set(name, { name, done: done + Number(isDone), notYet: notYet + Number(isLeft), of: of + 1 });
  }
  return [...found.values()].sort((a, b) => order(a.name!, b.name!));
}

const order = (a: string, b: string) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1);

function together(groups: readonly Share[]): Share {
  const sum = (of: (group: Share) => number) => groups.reduce((all, group) => all + of(group), 0);
  return {
    ...{ name: null, done: sum(({ done }) => done) },
    ...{ notYet: sum(({ notYet }) => notYet), of: sum(({ of }) => of) },
  };
}

/** Puts the next smallest to those that are put together, until they are enough. */
function fill(pooled: Set<string>, groups: readonly Share[], fewest: number): void {
  if (pooled.size === 0) return;
  const people = () => groups.reduce((sum, { name, of }) => sum + (pooled.has(name!) ? of : 0), 0);
  while (pooled.size < groups.length && people() < fewest)
    pooled.add(smallest(groups, (name) => !pooled.has(name)));
}

/** The name of the smallest group of those that are meant: there is one. */
function smallest(groups: readonly Share[], isMeant: (name: string) => boolean): string {
  return groups.filter(({ name }) => isMeant(name!)).reduce((a, b) => (b.of < a.of ? b : a)).name!;
}

interface Met {
  /** The row of a table before. */
  readonly row: number;
  /** The number of the name in this one. */
  readonly name: number;
  people: number;
}

function meetingsOf(
  people: readonly Row[],
  table: Shown,
  by: Part,
  names: readonly string[],
): readonly Met[] {
  const numbers = new Map(names.map((name, n) => [name, n]));
  const found = new Map<number, Met>();
  for (const one of people) {
    const [row, name] = [table.rowOf.get(table.by(one))!, numbers.get(by(one))!];
    const key = row * names.length + name;
    const met = found.get(key);
    if (met) met.people += 1;
    else found.set(key, { row, name, people: 1 });
  }
  return [...found.values()];
}

/**
 * Where too few people part the tables: the groups that these are in, and the others that the same rows meet. Where there is
 * such a cut, one of all these is not put together yet.
 */
function cutIn(
  meetings: readonly Met[],
  names: readonly string[],
  pooled: ReadonlySet<string>,
  fewest: number,
): { at: string[]; beside: string[] } {
  const met = new Map<string, { a: number; b: number; people: number }>();
  for (const { row, name, people } of meetings) {
    const b = pooled.has(names[name]!) ? names.length : name;
    const known = met.get(`${row} ${b}`);
    if (known) known.people += people;
    else met.set(`${row} ${b}`, { a: row, b, people });
  }
  const cut = smallCut([...met.values()], fewest);
  const rows = new Set(cut.map(({ a }) => a));
  return {
    at: cut.flatMap(({ b }) => names[b] ?? []),
    beside: meetings.filter(({ row }) => rows.has(row)).map(({ name }) => names[name]!),
  };
}
