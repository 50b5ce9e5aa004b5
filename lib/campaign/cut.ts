/**
 * What can be told by subtraction. Two tables that part the same people differently, such as by team and by site, are rows that
 * meet in the people who are in both. Any sum and difference of rows counts people of some of these meetings; to count fewer
 * than five of them is to cut the rows apart there. So nothing is told of fewer than five where no cut is that small.
 */

/** How many people are in two rows, by the rows: `a` of the one table, `b` of the other. */
export interface Meeting {
  readonly a: number;
  readonly b: number;
  readonly people: number;
}

/**
 * The meetings at which fewer people than `fewest` part the rows; none where there is no such cut. In time O(rows³) of what is
 * left when rows that share `fewest` people are taken as one. The cut: Stoer and Wagner, J. ACM 44 (1997).
 */
export function smallCut(meetings: readonly Meeting[], fewest: number): Meeting[] {
  for (const side of smallSides(joined(meetings, fewest), fewest)) {
    const cut = meetings.filter(({ a, b }) => side.has(`a${a}`) !== side.has(`b${b}`));
    if (cut.length > 0) return cut;
  }
  return [];
}

/** Rows that are taken as one, and how many people they share with others. */
interface Node {
  readonly rows: Set<string>;
  readonly shared: Map<Node, number>;
}

function joined(meetings: readonly Meeting[], fewest: number): Set<Node> {
  const nodes = new Map<string, Node>();
  const nodeOf = (row: string) => {
    const node = nodes.get(row) ?? { rows: new Set([row]), shared: new Map() };
    nodes.set(row, node);
    return node;
  };
  for (const { a, b, people } of meetings) {
    const [one, other] = [nodeOf(`a${a}`), nodeOf(`b${b}`)];
    one.shared.set(other, people);
    other.shared.set(one, people);
  }
  const all = new Set(nodes.values());
  const left = [...all];
  for (let node = left.pop(); node; node = left.pop()) {
    if (!all.has(node)) continue;
    for (;;) {
      const near = [...node.shared].find(([, people]) => people >= fewest)?.[0];
      if (!near) break;
      merge(node, near, all);
    }
  }
  return all;
}

/** Puts the second into the first. */
function merge(one: Node, other: Node, all: Set<Node>): void {
  for (const row of other.rows) one.rows.add(row);
  for (const [near, people] of other.shared) {
    near.shared.delete(other);
    if (near === one) continue;
    const sum = people + (one.shared.get(near) ?? 0);
    one.shared.set(near, sum);
    near.shared.set(one, sum);
  }
  all.delete(other);
}

/** Sides of cuts through fewer people. */
function* smallSides(all: Set<Node>, fewest: number): Generator<Set<string>> {
  while (all.size > 1) {
    const [before, last, weight] = phase(all);
    if (weight > 0 && weight < fewest) yield new Set(last.rows);
    // Nothing is shared: another table of its own.
    if (weight === 0 || before === null) all.delete(last);
    else merge(before, last, all);
  }
}

/** Adds, one after the other, the node that shares most with those added: the last is cut off by what it shares. */
function phase(all: Set<Node>): [Node | null, Node, number] {
  const [first] = all as Iterable<Node> as [Node];
  const weights = new Map<Node, number>([...all].map((node) => [node, 0]));
  let [before, last, weight]: [Node | null, Node, number] = [null, first, 0];
  while (weights.size > 0) {
    let most: Node | null = null;
    for (const [node, sum] of weights) if (most === null || sum > weights.get(most)!) most = node;
    [before, last, weight] = [last, most!, weights.get(most!)!];
    weights.delete(last);
    for (const [near, people] of last.shared)
      if (weights.has(near)) weights.set(near, weights.get(near)! + people);
  }
  return [before, last, weight];
}
