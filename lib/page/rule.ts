/**
 * URL rules: `host[:port]/path?query#hash`, or without a host for the pages of a tool. Path and hash use the
 * URLPattern syntax (URL Pattern Standard, whatwg.org): `:name` is one segment, `*` is anything. The query is a
 * list of `key=value` in any order; `*` in a value is anything. Scheme and letter case do not count.
 * A path whose first part is two stars also fits below any folder: a tool may be installed at "/" here and at "/rt"
 * there.
 */

/** Conditions on the query: every key must be there with a fitting value. */
export type Query = Record<string, string>;

export interface Rule {
  readonly text: string;
  /** What is left to be tested in the page: the query's values never leave it. */
  readonly query: Query;
  /** Compares rules that fit the same address: the higher, the more exact. */
  readonly weight: number;
  /** Tells whether host, port, path and hash fit; the query is not looked at. */
  fits(url: URL): boolean;
}

/** A rule that cannot be read. The message says what is wrong and how to mend it. */
export class RuleError extends Error {}

const SCHEME = /^https?:\/\//i;
const HOST = /^(\*|(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:\d+)?$/;

/**
 * Reads one URL rule.
 * @param text the rule as the author wrote it
 * @param scope 'tool' rules name a host, 'page' rules start at the path
 * @throws RuleError with what is wrong and the mend
 */
export function parseRule(text: string, scope: 'tool' | 'page'): Rule {
  const bare = text.trim().replace(SCHEME, '');
  const { head, query, hash } = split(bare);
  const slash = head.indexOf('/');
  const host = (slash < 0 ? head : head.slice(0, slash)).toLowerCase();
  const path = slash < 0 ? '' : head.slice(slash);
  if (scope === 'tool' && !HOST.test(host))
    throw new RuleError(
      `"${text}" names no host; write it as "desk.example.com/*" or "*.example.com/desk/*"`,
    );
  if (scope === 'page' && host !== '')
    throw new RuleError(`"${text}" must start with "/", "?" or "#"; the host stands in the tool's own urls`);
  const [name, port] = splitPort(host);
  const pathPattern = compile('pathname', trimSlash(path), text);
  const hashPattern = compile('hash', hash, text);
  const conditions = parseQuery(query, text);
  return {
    text,
    query: conditions,
    weight: weigh(name, port, path, hash, conditions),
    fits: (url) =>
      (host === '' || hostFits(name, port, url)) &&
      (pathPattern === null || pathFits(pathPattern, url.pathname)) &&
      (hashPattern === null || hashFits(hashPattern, url.hash)),
  };
}

/**
 * The host that a tool's rule names, without its port: `desk.example.com`, `*.example.com` or `*`.
 * @param text a rule that `parseRule` reads
 */
export function hostOf(text: string): string {
  const { head } = split(text.trim().replace(SCHEME, ''));
  const [name] = splitPort(head.split('/', 1)[0]!.toLowerCase());
  return name;
}

/**
 * What the path of each address begins with that a tool's rule fits, as far as it is plain: `/desk` of
 * `desk.example.com/Desk/:id`; '' where any path may fit. In small letters, as case does not count. Dots that
 * stand for a folder are not plain: the browser resolves them.
 * @param text a rule that `parseRule` reads
 */
export function beginningOf(text: string): string {
  const { head } = split(text.trim().replace(SCHEME, ''));
  const slash = head.indexOf('/');
  const path = slash < 0 ? '' : head.slice(slash);
  if (/\/(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) return '';
  const [plain] = /^(?:\/+(?!\.)|[A-Za-z0-9._~-])*/.exec(path)!;
  return plain.toLowerCase().replace(/\/+$/, '');
}

/**
 * Tests a rule's conditions on the query, in the page.
 * @param query the rule's conditions
 * @param params the address's own query
 */
export function queryFits(query: Query, params: URLSearchParams): boolean {
  return Object.entries(query).every(([key, want]) => {
    const parts = want.split('*');
    return [...params].some(
      ([name, value]) => name.toLowerCase() === key && globFits(parts, value.toLowerCase()),
    );
  });
}

/**
 * The route in a hash, without what a form or a sign-in may have put behind it.
 * @returns '' unless the hash reads like a route or an anchor
 */
export function hashPath(hash: string): string {
  const route = hash.replace(/^#/, '').replace(/\?.*$/, '');
  return /^[\w/!.~-]*$/.test(route) ? route : '';
}

function split(bare: string): { head: string; query: string; hash: string } {
  const at = bare.indexOf('#');
  const hash = at < 0 ? '' : bare.slice(at + 1);
  const front = at < 0 ? bare : bare.slice(0, at);
  const q = front.indexOf('?');
  return { head: q < 0 ? front : front.slice(0, q), query: q < 0 ? '' : front.slice(q + 1), hash };
}

/** A longer path or hash fits no pattern: no screen has such an address, and trying it takes time. */
const LONGEST = 1000;

const NAMED = /^:[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** At the start of a path: any folder, or none. */
const ANYWHERE = '/**/';

/** Refuses what the browser would try in so many ways that one address could hold it up for seconds. */
function refuseSlow(pattern: string, rule: string): void {
  const plain = pattern.replace(/\\./gsu, '.');
  if (/[(){}]/.test(plain))
    throw new RuleError(
      `"${rule}" holds a bracket; ":name" stands for one part of the path, "*" for anything`,
    );
  if (plain.split('/').some((part) => part.includes(':') && !NAMED.test(part)))
    throw new RuleError(
      `"${rule}" mixes a name with other characters; ":name" stands for one part of the path: write "/:name/"`,
    );
  if (/\*[*+]/.test(plain))
    throw new RuleError(
      `"${rule}" has a sign twice; write one "*", it stands for several parts too (only a path may start with "/**/")`,
    );
  if (plain.split('*').length > 3)
    throw new RuleError(
      `"${rule}" has too many "*"; write at most two, and ":name" for one part of the path`,
    );
}

function compile(part: 'pathname' | 'hash', pattern: string, rule: string): URLPattern | null {
  if (pattern === '') return null;
  const anywhere = part === 'pathname' && pattern.startsWith(ANYWHERE);
  // The folder is a "*" like others, and counts as one.
  refuseSlow(anywhere ? pattern.replace('**', '*') : pattern, rule);
  if (anywhere) return urlPattern(part, `{/*}?${pattern.slice(ANYWHERE.length - 1)}`, rule);
  // In a hash the browser lets a name run over "/"; here it is one part, as in a path.
  const whole =
    part === 'hash'
      ? pattern
          .split('/')
          .map((one) => (NAMED.test(one) ? `${one}([^\\/]+)` : one))
          .join('/')
      : pattern;
  return urlPattern(part, whole, rule);
}

/** Firefox 153 heeds the patterns' own `ignoreCase` only where nothing is a name or a star. What is encoded is in capitals. */
function small(text: string): string {
  return text.replace(/%[0-9a-f]{2}|[A-Z]/gi, (part) =>
    part.length > 1 ? part.toUpperCase() : part.toLowerCase(),
  );
}

function urlPattern(part: 'pathname' | 'hash', pattern: string, rule: string): URLPattern {
  try {
    const parts = pattern.split('/').map((one) => (NAMED.test(one) ? one : small(one)));
    return new URLPattern({ [part]: parts.join('/') });
  } catch {
    throw new RuleError(
      `"${rule}" is no address pattern; ":name" stands for one part of the path, "*" for anything`,
    );
  }
}

function parseQuery(query: string, rule: string): Query {
  const conditions: [string, string][] = [];
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    // Read as the page's own query is read: "+" is a blank, and a "%" that encodes nothing stays.
    const [[key, value] = ['', '']] = [...new URLSearchParams(`?${pair}`)];
    if (key === '')
      throw new RuleError(`"${rule}" has a query part without a name; write it as "?module=tickets"`);
    conditions.push([key.toLowerCase(), pair.includes('=') ? value.toLowerCase() : '*']);
  }
  return Object.fromEntries(conditions);
}

/** An address leaves its scheme's own port out. */
const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' };

function hostFits(name: string, port: string | undefined, url: URL): boolean {
  if (port !== undefined && port !== (url.port || DEFAULT_PORTS[url.protocol])) return false;
  if (name === '*') return true;
  if (name.startsWith('*.')) return url.hostname === name.slice(2) || url.hostname.endsWith(name.slice(1));
  return url.hostname === name;
}

function splitPort(host: string): [string, string?] {
  const colon = host.indexOf(':', host.indexOf(']') + 1);
  return colon < 0 ? [host] : [host.slice(0, colon), host.slice(colon + 1)];
}

function globFits(parts: string[], value: string): boolean {
  if (parts.length === 1) return value === parts[0];
  if (!value.startsWith(parts[0]!) || !value.endsWith(parts.at(-1)!)) return false;
  let at = 0;
  for (const part of parts) {
    const found = value.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}

/** "/desk/*" means "/desk" too. */
function pathFits(pattern: URLPattern, path: string): boolean {
  if (path.length > LONGEST) return false;
  const bare = small(trimSlash(path));
  return pattern.test({ pathname: bare }) || pattern.test({ pathname: `${bare}/` });
}

function hashFits(pattern: URLPattern, hash: string): boolean {
  return hash.length <= LONGEST && pattern.test({ hash: small(hashPath(hash)) });
}

/** "/tickets/" and "/tickets" are the same screen; "/" stays. */
function trimSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') || '/' : path;
}

/**
 * A written-out part beats a named one, a named one beats "*", "*" beats two stars; a host written out beats a pattern of hosts, and
 * among equal hosts a port counts a little.
 */
function weigh(host: string, port: string | undefined, path: string, hash: string, query: Query): number {
  const segments = [...path.split('/'), ...hash.split('/')].filter((part) => part !== '');
  const points = (part: string) => (part === '**' ? -2 : part === '*' ? -1 : /[:*]/.test(part) ? 10 : 100);
  const conditions = Object.values(query).reduce((sum, value) => sum + (value.includes('*') ? 20 : 100), 0);
  const hostPoints = host === '' || host === '*' ? 0 : host.startsWith('*.') ? 5 : 8;
  const portPoints = port === undefined ? 0 : 1;
  return segments.reduce((sum, part) => sum + points(part), conditions + hostPoints + portPoints);
}
