import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostOf, parseRule } from '../../lib/page/rule.ts';
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
  expect(narrow(granted, hosts)).toEqual(left);
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

it('a page has a script exactly where its host is granted and a rule of a tool fits', () => {
  fc.assert(
    fc.property(fc.array(pattern), fc.array(pattern), name, (own, hosts, host) => {
      const granted = own.map((one) => `https://${one}/*`);
      const left = narrow(granted, hosts).map((one) => one.slice('https://'.length, -'/*'.length));
      const rules = hosts.map((one) => parseRule(`${one}/*`, 'tool'));
      const url = new URL(`https://${host}/x`);
      const isThere = own.some((one) => isIn(host, one)) && rules.some((rule) => rule.fits(url));
      expect(left.some((one) => isIn(host, one))).toBe(isThere);
    }),
  );
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
