// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { HOST } from '../../lib/hint/host.ts';
import { clearHosts, clearLeftover } from '../../lib/hint/leftover.ts';

const hosts = () => document.getElementsByTagName(HOST).length;

beforeEach(() => {
  document.body.innerHTML = `<p>Orders</p><${HOST}></${HOST}>`;
});

it('what a stopped script left in a page is taken away', () => {
  clearLeftover(window, undefined);
  expect(hosts()).toBe(0);
});

it('what the script of an extension left that is gone, too', () => {
  clearLeftover(window, { isAlive: () => false });
  expect(hosts()).toBe(0);
});

it('a hint that was in the page before it was read stays', () => {
  clearLeftover(window, { isAlive: () => true });
  expect(hosts()).toBe(1);
});

it('also where a picture of the page is called like the method that finds them', () => {
  document.body.insertAdjacentHTML('beforeend', '<img name="querySelectorAll">');
  clearHosts(window);
  expect(hosts()).toBe(0);
});
