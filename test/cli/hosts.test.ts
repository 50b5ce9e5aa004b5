/** The list of hosts for the managed build: what is granted, and what each wrong line is told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHosts } from '../../cli/hosts.ts';
import { formatProblem } from '../../lib/lesson/problem.ts';

const parse = (text: string) => parseHosts(text, 'hosts.txt');
const told = (text: string) => parse(text).problems.map(formatProblem);

describe('a host', () => {
  it.each([
    ['desk.example.com', '*://desk.example.com/*'],
    ['*.example.com', '*://*.example.com/*'],
    ['https://desk.example.com/*', 'https://desk.example.com/*'],
    ['http://desk.example.com', 'http://desk.example.com/*'],
    ['*://*.desk.example.com/*', '*://*.desk.example.com/*'],
    ['Desk.Example.COM', '*://desk.example.com/*'],
    ['HTTPS://Desk.example.com/*', 'https://desk.example.com/*'],
    ['bücher.example', '*://xn--bcher-kva.example/*'],
    ['crm', '*://crm/*'],
    ['localhost', '*://localhost/*'],
    ['10.0.0.7', '*://10.0.0.7/*'],
    ['old_desk.example.com', '*://old_desk.example.com/*'],
  ])('%s grants %s', (line, pattern) => {
    expect(parse(line)).toEqual({ patterns: [pattern], problems: [] });
  });

  it('may stand beside comments, blank lines, spaces and its own repetition, with any line ends', () => {
    const text =
      '\uFEFF# support\r\ndesk.example.com\r\n\r\n  crm.example.com\t# since May\rDESK.example.com\n#\n';
    expect(parse(text)).toEqual({
      patterns: ['*://desk.example.com/*', '*://crm.example.com/*'],
      problems: [],
    });
  });
});

describe('a wrong line is told where, what and how to write it:', () => {
  it.each([
    ['desk.example.com:8080', 'has a port, but a host is granted on every port. Write "desk.example.com"'],
    [
      'https://desk.example.com:8443/*',
      'has a port, but a host is granted on every port. Write "https://desk.example.com/*"',
    ],
    [
      'desk.example.com/tickets',
      'has a path, but a host is granted with all its pages. Write "desk.example.com"',
    ],
    [
      'https://*.example.com/',
      'has a path, but a host is granted with all its pages. Write "https://*.example.com/*"',
    ],
    ['desk.example.com:80/a#b', 'Write "desk.example.com"'],
    ['ftp://desk.example.com/*', 'names no web page'],
    ['file:///*', 'names no web page'],
    ['desk.example.com crm.example.com', 'Write one host a line'],
    ['*.10.0.0.7', 'Write "10.0.0.7"'],
    ['10.7', 'is no host name'],
    ['desk.*', 'is no host name'],
    ['*desk.example.com', 'is no host name'],
    ['me@desk.example.com', 'is no host name'],
    ['-desk.example.com', 'is no host name'],
    ['desk..example.com', 'is no host name'],
    ['desk%2eexample.com', 'is no host name'],
    ['https:desk.example.com', 'is no host name'],
    ['[::1]', 'is no host name'],
    ['https://', 'is no host name'],
  ])('%s', (line, message) => {
    expect(parse(`# first\n ${line}`).patterns).toEqual([]);
    expect(told(`# first\n ${line}`)).toEqual([expect.stringContaining(`hosts.txt:2:2 "${line}" `)]);
    expect(told(line)[0]).toContain(message);
  });

  it.each(['*', '*.*', '*://*/*', '*://*', 'https://*/*', 'http://*:80/a', '<all_urls>', '*.com', '*.co.uk'])(
    '%s means every site',
    (line) => expect(told(line)).toEqual([expect.stringMatching(/means every site.* without asking anyone/)]),
  );

  it('the other lines are read all the same, so that all faults show at once', () => {
    const { patterns, problems } = parse('*\ncrm.example.com\ncrm:80');
    expect(patterns).toEqual(['*://crm.example.com/*']);
    expect(problems.map(({ line }) => line)).toEqual([1, 3]);
  });

  it('a file without a host is a fault too', () => {
    expect(told('# none yet\n')).toEqual(['hosts.txt:1:1 names no host. Write one a line: desk.example.com']);
  });
});

describe('for any file', () => {
  // After "xn--" not every letter may follow.
  const label = fc
    .stringMatching(/^[a-z\d]([a-z\d-]{0,8}[a-z\d])?$/)
    .filter((text) => !text.startsWith('xn--'));
  // A last part of digits would be read as an address.
  const name = fc
    .array(label, { minLength: 1, maxLength: 3 })
    .map((labels) => [...labels, 'example'].join('.'));
  const scheme = fc.constantFrom('', '*://', 'http://', 'https://');
  const rest = fc.constantFrom('', '/*', '/', '/a/*', ':8080', ':1/b');
  const line = fc.oneof(
    fc.tuple(scheme, fc.constantFrom('', '*.'), name, rest).map((parts) => parts.join('')),
    fc.string({ unit: fc.constantFrom(...'*.:/#-_%@a1é '), maxLength: 12 }),
    fc.string(),
  );
  const file = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));

  it('each host is one that the browsers know and names a domain', () => {
    fc.assert(
      fc.property(file, (text) => {
        for (const pattern of parse(text).patterns)
          expect(pattern).toMatch(/^(\*|https?):\/\/(\*\.(?=[^/]*\.))?[a-z\d_][a-z\d._-]*\/\*$/);
      }),
    );
  });

  it('each line is a host, a fault, or nothing', () => {
    fc.assert(
      fc.property(file, (text) => {
        const lines = text.split(/\r\n|[\r\n]/);
        const wrong = new Set(parse(text).problems.map(({ line }) => line));
        if (parse(text).patterns.length === 0) expect(wrong.size).toBeGreaterThan(0);
        for (const [index, one] of lines.entries()) {
          const alone = parse(one.replace(/^\uFEFF/, ''));
          const said = one.replace(/(^|\s)#.*$/, '').trim() !== '';
          if (said) expect(alone.patterns.length === 1).toBe(!wrong.has(index + 1));
        }
      }),
    );
  });

  it('what it says to write is right, and grants that host', () => {
    fc.assert(
      fc.property(scheme, fc.constantFrom('', '*.'), name, rest, (scheme, wild, name, rest) => {
        const [problem] = parse(scheme + wild + name + rest).problems;
        const mend = /Write "([^"]+)"$/.exec(problem?.message ?? '')?.[1];
        const right = rest === '' || rest === '/*';
        expect(mend === undefined).toBe(right);
        expect(parse(mend ?? scheme + wild + name).patterns).toEqual([`${scheme || '*://'}${wild}${name}/*`]);
      }),
    );
  });
});
