/** Of the granted hosts those on which a tool of any pack may be: on the others no script of ours runs by itself. */

const PATTERN = /^(\*|https?):\/\/([^/]+)(\/.*)$/;

/**
 * The parts of the granted match patterns that tools are at. Only hosts are compared: within one a view may come
 * without loading, and no script would be there then.
 * @param granted match patterns (developer.chrome.com/docs/extensions/develop/concepts/match-patterns)
 * @param hosts of tools' rules: `desk.example.com`, `*.example.com`, `*`
 */
export function narrow(granted: readonly string[], hosts: readonly string[]): string[] {
  const real = hosts.filter((host) => host === '*' || URL.canParse(`http://${host.replace(/^\*\./, '')}`));
  const found = granted.flatMap((pattern) => {
    const [, scheme, own, rest] = PATTERN.exec(pattern) ?? [];
    if (own === undefined) return [];
    return real.flatMap((host) => {
      const both = inBoth(own, host);
      return both === null ? [] : both === own ? pattern : `${scheme}://${both}${rest}`;
    });
  });
  return [...new Set(found)].sort();
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
