/** Of the granted hosts those on which a tool of any pack may be, and where on them: elsewhere no script of ours runs by itself. */

const PATTERN = /^(\*|https?):\/\/([^/]+)(\/.*)$/;

/** Where a tool is: `desk.example.com`, `*.example.com` or `*`; and what its addresses' paths begin with, in small letters. */
export interface Site {
  readonly host: string;
  readonly beginning: string;
}

/** Match patterns (developer.chrome.com/docs/extensions/develop/concepts/match-patterns). */
export interface Narrowed {
  /** Where tools may be, if the address is in small letters. */
  readonly tools: string[];
  /** The rest of their hosts is in these: a view of a tool may come there without loading. */
  readonly beside: string[];
}

/**
 * The parts of the granted match patterns that tools are at.
 * @param granted match patterns
 */
export function narrow(granted: readonly string[], sites: readonly Site[]): Narrowed {
  const real = sites.filter(
    ({ host }) => host === '*' || URL.canParse(`http://${host.replace(/^\*\./, '')}`),
  );
  const found = granted.flatMap((pattern) => {
    const [, scheme, own, rest] = PATTERN.exec(pattern) ?? [];
    if (own === undefined) return [];
    return real.flatMap(({ host, beginning }) => {
      const both = inBoth(own, host);
      if (both === null) return [];
      const at = `${scheme}://${both}`;
      return { whole: at + rest, part: beginning === '' ? null : `${at}${beginning}*` };
    });
  });
  const wholes = new Set(found.filter(({ part }) => part === null).map(({ whole }) => whole));
  const shared = found.filter(({ whole }) => !wholes.has(whole));
  return {
    tools: [...new Set([...wholes, ...shared.map(({ part }) => part!)])].sort(),
    beside: [...new Set(shared.map(({ whole }) => whole))].sort(),
  };
}

/** The hosts of both patterns, as one pattern; null: none. */
function inBoth(a: string, b: string): string | null {
  // An address in brackets is no host that a pattern of hosts could be narrowed to in every browser.
  if (b.startsWith('[')) return a === b || a === '*' ? a : null;
  if (holds(a, b)) return b;
  return holds(b, a) ? a : null;
}

/** Each host of `inner` is one of `outer`. `*.example.com` stands for `example.com` too. */
function holds(outer: string, inner: string): boolean {
  if (outer === '*' || outer === inner) return true;
  if (!outer.startsWith('*.') || inner === '*') return false;
  return inner === outer.slice(2) || inner.endsWith(outer.slice(1));
}
