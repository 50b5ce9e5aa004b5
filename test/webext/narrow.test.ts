import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginningOf, hostOf, parseRule } from '../../lib/page/rule.ts';
import { narrow } from '../../lib/webext/narrow.ts';

it.each([
  [['https://desk.example.com/*'], ['desk.example.com'], ['https://desk.example.com/*']],
  [['*://*/*'], ['desk.example.com', '*.corp.example'], ['*://*.corp.example/*', '*://desk.example.com/*']],
  [['https://*.example.com/*'], ['desk.example.com', 'till.local'], ['https://desk.example.com/*']],
  [['https://desk.example.com/*'], ['*.example.com'], ['https://desk.example.com/*']],
  [['https://desk.example.com/*'], ['*'], ['https://desk.example.com/*']],
  [['https://desk.example.com/*'], ['example.com', 'notdesk.example.com'], []],
  [['*://*/*'], ['[::1]'], ['*://*/*']],
  [['*://*/*'], ['10.0.0.256', '*.example.com.1', 'localhost'], ['*://localhost/*']],
  [['https://desk.example.com/*'], [], []],
])('of %j with tools at %j remain %j', (granted, hosts, left) => {
  const sites = hosts.map((host) => ({ host, beginning: '' }));
  expect(narrow(granted, sites)).toEqual({ tools: left, beside: [] });
});

it('on a host that tools share with others, they are where their paths begin, and the rest is beside them', () => {
  const sites = [
    { host: 'corp.example', beginning: '/hr' },
    { host: 'corp.example', beginning: '/it/desk' },
    { host: 'desk.corp.example', beginning: '' },
  ];
  expect(narrow(['https://corp.example/*', 'https://desk.corp.example/*'], sites)).toEqual({
    tools: ['https://corp.example/hr*', 'https://corp.example/it/desk*', 'https://desk.corp.example/*'],
    beside: ['https://corp.example/*'],
  });
  // A tool that may be anywhere on the host leaves nothing beside it.
  const whole = [...sites, { host: '*', beginning: '' }];
  expect(narrow(['https://corp.example/*'], whole)).toEqual({
    tools: ['https://corp.example/*'],
    beside: [],
  });
});

/** The standard's meaning of a pattern of hosts: a name, names below one and itself, or all. */
const isIn = (host: string, pattern: string) =>
  pattern === '*' || host === pattern || (pattern.startsWith('*.') && `.${host}`.endsWith(pattern.slice(1)));

const label = fc.constantFrom('a', 'b', 'ab');
const name = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join('.'));
const pattern = fc.oneof(
  name,
  name.map((host) => `*.${host}`),
  fc.constant('*'),
);

const isAt = (url: URL, match: string) => {
  const [, host, path] = /^https:\/\/([^/]+)(\/.*)\*$/.exec(match)!;
  return isIn(url.hostname, host!) && url.pathname.startsWith(path!);
};
const path = fc.constantFrom(
  '',
  '/*',
  '/a/*',
  '/a/:id/b',
  '/A/*',
  '/**/b',
  '/ab',
  '/a%20b/*',
  '/é/*',
  '/a/.*',
  '/./a/*',
  '/a/../b',
  '/a.b/*',
  '/\u0130/*',
);
const address = fc.constantFrom(
  '/',
  '/\u0130/1',
  '/a.b/c',
  '/b/1',
  '/a',
  '/a/1/b',
  '/ab',
  '/b',
  '/A/1',
  '/x/b',
  '/a%20b/c',
  '/é/1',
);

it('a page is followed wherever its host is granted and a rule of a tool fits, and has a script nowhere but on their hosts', () => {
  fc.assert(
    fc.property(
      fc.array(pattern),
      fc.array(fc.tuple(pattern, path)),
      name,
      address,
      (own, rules, host, at) => {
        const granted = own.map((one) => `https://${one}/*`);
        const texts = rules.map(([one, path]) => `${one}${path}`);
        const { tools, beside } = narrow(
          granted,
          texts.map((text) => ({ host: hostOf(text), beginning: beginningOf(text) })),
        );
        const url = new URL(`https://${host}${at}`);
        const isGranted = own.some((one) => isIn(host, one));
        const isTool = isGranted && texts.some((text) => parseRule(text, 'tool').fits(url));
        const isFollowed = tools.some((one) => isAt(url, one));
        const isBeside = !isFollowed && beside.some((one) => isAt(url, one));
        // Letters that are not small are asked about from there.
        if (isTool) expect(isFollowed || (isBeside && /[A-Z]/.test(url.pathname))).toBe(true);
        const isTheirs = isGranted && rules.some(([one]) => isIn(host, one));
        expect(isFollowed || isBeside).toBe(isTheirs);
      },
    ),
  );
});

it.each([
  ['desk.example.com', ''],
  ['desk.example.com/*', ''],
  ['desk.example.com/', ''],
  ['https://Desk.example.com/Desk/Tickets/:id?b=c#d', '/desk/tickets'],
  ['*/desk/*', '/desk'],
  ['*.example.com/a-b_c.d~/', '/a-b_c.d~'],
  ['localhost/**/Display.html', ''],
  ['localhost/caf\u00e9/x', '/caf'],
  ['localhost/desk/.*', '/desk'],
  ['localhost/./desk/*', ''],
  ['localhost/a/../b/*', ''],
  ['localhost/a/%2E%2e/b/*', ''],
  ['localhost/\u212aunden/*', ''],
  ['localhost/\u0130stanbul', ''],
  ['localhost?a=/b', ''],
  ['localhost#/tickets', ''],
])('the addresses of %s begin with %j', (rule, beginning) => {
  expect(beginningOf(rule)).toBe(beginning);
});

it.each([
  ['desk.example.com/*', 'desk.example.com'],
  ['https://Desk.Example.com:8443/a/:id?b=c#d', 'desk.example.com'],
  ['*.example.com', '*.example.com'],
  ['*/*', '*'],
  ['[::1]:80/x', '[::1]'],
  ['localhost?a=b', 'localhost'],
])('the host of %s is %s', (rule, host) => {
  expect(hostOf(rule)).toBe(host);
});
