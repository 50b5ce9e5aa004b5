/** The hosts an administrator's build may read, one a line: `desk.example.com`, `*.example.com`, `https://desk.example.com/*`. */
import type { Problem } from '../lib/lesson/problem.ts';

export interface Hosts {
  /** Host patterns for the manifest, each once, in the file's order. */
  readonly patterns: string[];
  /** What is wrong with the other lines. */
  readonly problems: Problem[];
}

const LINE = /^(?:([^:/]*):\/\/)?([^/]*)(\/.*)?$/;
const NAME = /^(?=.{1,253}$)[a-z\d_]([a-z\d_-]*[a-z\d_])?(\.[a-z\d_]([a-z\d_-]*[a-z\d_])?)*$/;
const ADDRESS = /^\d+(\.\d+){3}$/;
/** Domains under which strangers register: a wildcard there is no longer one organisation. */
const SHARED = /^([^.]+|(ac|co|com|edu|gov|net|org)\.[a-z]{2})$/;
const GRANT = 'This build grants its hosts without asking anyone, so write each one';

/**
 * Reads a list of hosts. "#" starts a comment, blank lines and repetitions are fine.
 * @param text the file's content
 * @param file its name, for the messages
 */
export function parseHosts(text: string, file: string): Hosts {
  const patterns = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\r\n]/)
    .entries()) {
    const line = raw.replace(/(^|\s)#.*$/, '');
    if (line.trim() === '') continue;
    const result = parseLine(line.trim());
    const column = line.length - line.trimStart().length + 1;
    if ('pattern' in result) patterns.add(result.pattern);
    else problems.push({ file, line: index + 1, column, message: result.fault });
  }
  if (patterns.size === 0 && problems.length === 0)
    problems.push({ file, line: 1, column: 1, message: 'names no host. Write one a line: desk.example.com' });
  return { patterns: [...patterns], problems };
}

function parseLine(line: string): { pattern: string } | { fault: string } {
  const fault = (message: string) => ({ fault: `"${line}" ${message}` });
  if (line === '<all_urls>') return fault(`means every site. ${GRANT}: desk.example.com`);
  if (/\s/.test(line)) return fault('has a space in it. Write one host a line');
  const [, scheme, authority = '', path] = LINE.exec(line)!;
  if (scheme !== undefined && !/^(\*|https?)$/i.test(scheme))
    return fault('names no web page. Cuecard reads http and https only: https://desk.example.com/*');
  const [, stem = '', port] = /^(.*?)(:\d*)?$/.exec(authority)!;
  const wild = stem.startsWith('*.');
  const host = wild ? stem.slice(2) : stem;
  if (/^[*.]+$/.test(stem)) return fault(`means every site. ${GRANT}: desk.example.com`);
  const name = nameOf(host);
  if (name === null) {
    return fault(
      'is no host name. Write a name such as desk.example.com, or *.example.com with its subdomains',
    );
  }
  if (wild && ADDRESS.test(name))
    return fault(`puts "*." before an address, which has no subdomains. Write "${name}"`);
  if (wild && SHARED.test(name))
    return fault(`means every site under ".${name}". ${GRANT}: *.example.${name}`);
  const bare = `${wild ? '*.' : ''}${name}`;
  const mend = `Write "${scheme === undefined ? bare : `${scheme.toLowerCase()}://${bare}/*`}"`;
  if (port !== undefined) return fault(`has a port, but a host is granted on every port. ${mend}`);
  if (path !== undefined && path !== '/*')
    return fault(`has a path, but a host is granted with all its pages. ${mend}`);
  return { pattern: `${scheme?.toLowerCase() ?? '*'}://${bare}/*` };
}

/** The host as the browsers compare it, in lower case and ASCII; null where it is none. */
function nameOf(host: string): string | null {
  // Percent signs and the like would be read as another host than the one that stands there.
  if (!/^[\p{L}\p{M}\p{N}._-]+$/u.test(host) || !URL.canParse(`http://${host}`)) return null;
  const { hostname } = new URL(`http://${host}`);
  // Short forms of addresses ("10.1") would turn into another one.
  if (ADDRESS.test(hostname) && hostname !== host) return null;
  return NAME.test(hostname) ? hostname : null;
}
