import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashPath, parseRule, queryFits, RuleError } from '../../lib/page/rule.ts';

/** Both stages at once, as the background and then the page ask. */
const hits = (rule: string, address: string, scope: 'tool' | 'page' = 'tool') => {
  const { fits, query } = parseRule(rule, scope);
  const url = new URL(address);
  return fits(url) && queryFits(query, url.searchParams);
};

describe('where a tool runs', () => {
  test.each([
    ['desk.example.com/*', 'https://desk.example.com/', true],
    ['desk.example.com/*', 'http://desk.example.com/a/b?c=d#e', true],
    ['desk.example.com', 'https://desk.example.com/any/path', true],
    ['https://desk.example.com/*', 'http://desk.example.com/a', true],
    ['DESK.Example.com/Tickets', 'https://desk.example.com/tickets', true],
    ['desk.example.com/*', 'https://desk.example.com.evil.org/', false],
    ['desk.example.com/*', 'https://adesk.example.com/', false],
    ['desk.example.com/*', 'https://evil.org/desk.example.com/', false],
    ['*.example.com/*', 'https://a.b.example.com/x', true],
    ['*.example.com/*', 'https://example.com/x', true],
    ['*.example.com/*', 'https://badexample.com/x', false],
    ['*/desk/*', 'https://any.host/desk/x', true],
    ['desk.example.com/desk/*', 'https://desk.example.com/desk/', true],
    ['desk.example.com/desk/*', 'https://desk.example.com/desk', true],
    ['desk.example.com/desk/*', 'https://desk.example.com/desktop', false],
    ['localhost:4173/*', 'http://localhost:4173/a', true],
    ['localhost:4173/*', 'http://localhost:4174/a', false],
    ['localhost/*', 'http://localhost:4173/a', true],
    ['desk.example.com:443/*', 'https://desk.example.com/a', true],
    ['desk.example.com:443/*', 'https://desk.example.com:443/a', true],
    ['desk.example.com:443/*', 'http://desk.example.com/a', false],
    ['desk.example.com:80/*', 'http://desk.example.com/a', true],
    ['127.0.0.1/*', 'http://127.0.0.1:8080/', true],
    ['[::1]:8080/*', 'http://[::1]:8080/a', true],
    ['[::1]:8080/*', 'http://[::1]:8081/a', false],
    ['[::1]/*', 'http://[::1]:8081/a', true],
  ])('%s at %s: %s', (rule, address, want) => {
    expect(hits(rule, address)).toBe(want);
  });
});

describe('which page it is', () => {
  test.each([
    ['/tickets', '/tickets', true],
    ['/tickets', '/tickets/', true],
    ['/tickets/', '/tickets', true],
    ['/tickets', '/Tickets', true],
    ['/tickets', '/tickets/1', false],
    ['/tickets/:id', '/tickets/1', true],
    ['/tickets/:id', '/tickets/1/', true],
    ['/tickets/:id', '/tickets/', false],
    ['/tickets/:id', '/tickets/1/edit', false],
    ['/tickets/*', '/tickets/1/edit', true],
    ['/', '/', true],
    ['/', '/a', false],
    ['/kunden/ändern', '/kunden/%C3%A4ndern', true],
    // Firefox heeds case where a pattern holds a name or a star, whatever it is told.
    ['/Tickets/:Id', '/TICKETS/A-1', true],
    ['/tickets/*', '/Tickets/1/edit', true],
    ['#/Tickets/:id', '/app#/tickets/7', true],
    ['/Kunden/%c3%a4ndern/*', '/kunden/%C3%A4ndern/X', true],
    ['/ÄNDERN', '/%C3%84ndern', true],
    ['#/tickets/:id', '/app#/tickets/7', true],
    ['#/tickets/:id', '/app#/tickets/7?tab=a', true],
    ['#/tickets', '/app', false],
    ['#/tickets/:id', '/app#/tickets/7/edit', false],
    ['/*/a/*', '/x/y/a/b', true],
    ['/**/tickets', '/tickets', true],
    ['/**/tickets', '/rt/tickets', true],
    ['/**/tickets', '/help/desk/tickets/', true],
    ['/**/Tickets', '/RT/tickets', true],
    ['/**/tickets', '/my-tickets', false],
    ['/**/tickets', '/rt/my-tickets', false],
    ['/**/tickets', '/tickets/1', false],
    ['/**/tickets/:id', '/rt/tickets/1', true],
    ['/**/tickets/*', '/rt/tickets/1/edit', true],
    ['/**/tickets', '/', false],
    ['/**/tickets?id', '/rt/tickets?id=1', true],
    ['/app#/new', '/other#/new', false],
    ['#!/new', '/#!/new', true],
    ['?module=tickets', '/index.php?module=tickets', true],
    ['?module=tickets', '/index.php?a=1&module=Tickets&b=2', true],
    ['?Module=tickets', '/index.php?module=tickets', true],
    ['?module=tickets&action=edit', '/index.php?action=edit&module=tickets', true],
    ['?module=tickets&action=edit', '/index.php?module=tickets', false],
    ['?module=tickets', '/index.php?module=tickets2', false],
    ['?module=tick*', '/index.php?module=tickets', true],
    ['?module=*et*s', '/index.php?module=tickets', true],
    ['?id', '/index.php?id=9', true],
    ['?id', '/index.php?id', true],
    ['?id', '/index.php', false],
    ['?id=', '/index.php?id=9', false],
    ['?id=', '/index.php?id=', true],
    ['?q=a=b', '/?q=a=b', true],
    ['?q=a=b', '/?q=a', false],
    ['?q=new+ticket', '/?q=new%20ticket', true],
    ['?q=50%', '/?q=50%25', true],
    ['?__proto__=a', '/?b=1', false],
    ['?__proto__=a', '/?__proto__=a', true],
    ['?m=a*a', '/?m=a', false],
    ['?m=ab*ba', '/?m=aba', false],
    ['?m=a', '/?m=b&m=a', true],
  ])('%s at %s: %s', (rule, address, want) => {
    expect(hits(rule, `https://desk.example.com${address}`, 'page')).toBe(want);
  });

  test('a query that was sent as JSON still holds', () => {
    const { query } = parseRule('?__proto__=a', 'page');
    expect(queryFits(JSON.parse(JSON.stringify(query)), new URLSearchParams('b=1'))).toBe(false);
  });
});

describe('a rule that cannot be read says how to mend it', () => {
  test.each([
    ['/tickets', 'tool', 'names no host; write it as'],
    ['', 'tool', 'names no host; write it as'],
    ['desk_example/*', 'tool', 'names no host; write it as'],
    ['jane@desk.example/*', 'tool', 'names no host; write it as'],
    ['desk.example.com/tickets', 'page', 'must start with "/", "?" or "#"'],
    ['tickets', 'page', 'must start with "/", "?" or "#"'],
    ['/tickets/(', 'page', '":name" stands for one part'],
    ['/:/x', 'page', '":name" stands for one part'],
    ['#/{a', 'page', '":name" stands for one part'],
    ['/a{/b}?', 'page', 'holds a bracket'],
    ['/:id(\\d+)', 'page', 'holds a bracket'],
    ['/:a-:b', 'page', 'write "/:name/"'],
    ['/x:a', 'page', 'write "/:name/"'],
    ['/:a+', 'page', 'write "/:name/"'],
    ['#/:a*/:b*', 'page', 'write "/:name/"'],
    ['/**', 'page', 'write one "*"'],
    ['/a/**/b', 'page', 'only a path may start with'],
    ['/**/', 'page', 'write one "*"'],
    ['/**/**/a', 'page', 'write one "*"'],
    ['#/**/a', 'page', 'only a path may start with'],
    ['/**/*a*', 'page', 'write at most two'],
    ['/*a*b*', 'page', 'write at most two'],
    ['#/*a*b*', 'page', 'write at most two'],
    ['?=tickets', 'page', 'write it as "?module=tickets"'],
  ] as const)('%j as a %s rule', (rule, scope, mend) => {
    expect(() => parseRule(rule, scope)).toThrow(RuleError);
    expect(() => parseRule(rule, scope)).toThrow(mend);
  });
});

describe('any string', () => {
  const parts = fc.constantFrom(
    ...[
      '/',
      ':',
      '*',
      '?',
      '#',
      '&',
      '=',
      '%',
      '(',
      ')',
      '{',
      '}',
      '\\',
      '[',
      ']',
      '@',
      '.',
      '+',
      'a',
      'ä',
      '__proto__',
    ],
    ...['https://', 'desk.example.com', ':80', '\ud800', ' '],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts).map((list) => list.join('')),
  );
  const scope = fc.constantFrom('tool' as const, 'page' as const);

  test('is a rule that any address can be asked of, or an error with its mend', () => {
    fc.assert(
      fc.property(
        text,
        scope,
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        (rule, kind, address) => {
          try {
            expect(typeof hits(rule, address, kind)).toBe('boolean');
            expect(Number.isFinite(parseRule(rule, kind).weight)).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(RuleError);
            expect((error as RuleError).message).toMatch(/^".*".*[;,] .*\w/s);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('written as an address without its query and hash hits that address', () => {
    fc.assert(
      fc.property(
        fc.webPath().filter((p) => !/[:*(){}?+\\]|\/\//.test(p)),
        (path) => {
          const url = new URL(path || '/', 'https://desk.example.com');
          expect(hits(url.host + url.pathname, url.href)).toBe(true);
        },
      ),
    );
  });

  test('fits below any folder as it fits without one, where its path starts with "/**/"', () => {
    const segment = fc.stringMatching(/^[a-z0-9.-]{1,8}$/).filter((one) => !/^\.{1,2}$/.test(one));
    const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    const folder = fc.array(segment, { maxLength: 3 }).map((parts) => parts.map((one) => `/${one}`).join(''));
    fc.assert(
      fc.property(path, path, folder, (wanted, other, under) => {
        const at = (rest: string) => `https://desk.example.com${under}/${rest}`;
        expect(hits(`/**/${wanted}`, at(wanted), 'page')).toBe(true);
        // Whole parts only, and at the end only: the same as a comparison of the parts.
        const ends = `${under}/${other}`.endsWith(`/${wanted}`);
        expect(hits(`/**/${wanted}`, at(other), 'page')).toBe(ends);
        expect(hits(`/**/${wanted}`, at(`${wanted}/more-than-wanted`), 'page')).toBe(false);
      }),
    );
  });

  test('of a hash gives a route without what was typed, or nothing', () => {
    fc.assert(fc.property(text, (hash) => /^[\w/!.~-]*$/.test(hashPath(`#${hash}`))));
    expect(hashPath('#access_token=abc&x=y')).toBe('');
    expect(hashPath('#/search?q=jane')).toBe('/search');
    expect(hashPath('#/users/jane@example.com')).toBe('');
  });
});

describe('no address holds a rule up', () => {
  const long = (unit: string) => unit.repeat(1000).slice(0, 990);
  test.each(
    [
      '/*/:a/:b/:c/:d/*x',
      '/*a*b',
      '/*-*-x',
      '/**/*x',
      '/**/a/*/:b/x',
      '/**/:a/:b/:c/:d/:e/*x',
      '/:a/:b/:c/:d/:e/*/x*',
      '*/:a-:b-:c-:d/x',
      '/**a*a*ab',
    ].flatMap((path) => [path, `#${path}`]),
  )('%s', (rule) => {
    const start = performance.now();
    for (const unit of ['a', '-', '/', 'a/', 'a-', '/a/b']) {
      try {
        hits(rule, `https://desk.example.com/${long(unit)}#/${long(unit)}`, 'page');
      } catch (error) {
        expect(error).toBeInstanceOf(RuleError);
      }
    }
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('and a very long one fits no pattern', () => {
    const far = 'a'.repeat(1001);
    expect(hits('/*', `https://desk.example.com/${far}`, 'page')).toBe(false);
    expect(hits('#/*', `https://desk.example.com/#/${far}`, 'page')).toBe(false);
    expect(hits('desk.example.com', `https://desk.example.com/${far}`)).toBe(true);
  });
});

test('a port counts a little, whatever the host', () => {
  const weight = (rule: string) => parseRule(rule, 'tool').weight;
  expect(weight('*:8080/*')).toBeGreaterThan(weight('*/*'));
  expect(weight('*:8080/*')).toBeLessThan(weight('*.example.com/*'));
  expect(weight('[::1]:8080/*')).toBeGreaterThan(weight('[::1]/*'));
});

test('the more exact rule weighs more', () => {
  const ladder = ['/*', '/a/*', '/:x/b', '/a/:x', '/a/b/*', '/a/b', '/a/b?m=x*', '/a/b?m=x'];
  const weight = (rule: string) => parseRule(rule, 'page').weight;
  expect(weight('/a/b')).toBeGreaterThan(weight('/a/:x'));
  expect(weight('/a/:x')).toBeGreaterThan(weight('/a/*'));
  expect(weight('/a')).toBeGreaterThan(weight('/a/*'));
  expect(weight('/a/b?m=x')).toBeGreaterThan(weight('/a/b?m=x*'));
  expect(weight('/a/b?m=x*')).toBeGreaterThan(weight('/a/b'));
  expect(weight('/a#/b')).toBeGreaterThan(weight('/a'));
  expect(weight('/a/b')).toBeGreaterThan(weight('/*/a/b'));
  expect(weight('/*/a/b')).toBeGreaterThan(weight('/**/a/b'));
  expect(weight('/**/a/b')).toBeGreaterThan(weight('/**/a/:x'));
  expect(ladder.every((rule) => weight(rule) > weight('/*') || rule === '/*')).toBe(true);
  const hosts = ['*/*', '*.example.com/*', 'desk.example.com/*'].map(
    (rule) => parseRule(rule, 'tool').weight,
  );
  expect(hosts).toEqual(hosts.toSorted((a, b) => a - b));
});
