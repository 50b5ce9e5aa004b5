/**
 * Cuecard makes no request of its own while a person works: what the tool asks for with it is what it asks for without.
 * Where no pack was added, none is asked for either; packs.test.ts sees what is asked for where one was.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { TOOL, tour } from '../../demo/tour.ts';
import { changedCopy, emptyExtension } from './copies.ts';
import { type ProxyRequest, startProxy, withoutOwn } from './harness/proxy.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { browserName, extensionDir, LOCALHOST, startBrowser } from './setup.ts';

const OTHER = 'https://elsewhere.example';
let demo: Demo;
const ended: (() => Promise<void>)[] = [];

beforeEach(async () => {
  demo = await startDemo({ delay: 0 });
});

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
  await demo.close();
});

/** What everything in a browser asked for during a visit, without what the browser asks for itself. */
async function requestsOf(dir: string, visit: (driver: Driver) => Promise<unknown>): Promise<string[]> {
  const proxy = await startProxy();
  ended.push(proxy.close);
  const driver = await startBrowser({ extensionDir: dir, proxy: proxy.port });
  ended.push(() => driver.close());
  await visit(driver);
  await driver.close();
  return iconOnce(withoutOwn(proxy.requests, browserName).map(named)).sort();
}

/** The browser asks for a page's icon when it finds time, once or at each visit: that it asks is compared, not how often. */
function iconOnce(requests: string[]): string[] {
  const icon = 'GET /desk/favicon.svg';
  return requests.filter((request, n) => request !== icon || requests.indexOf(icon) === n);
}

const named = ({ method, url }: ProxyRequest) => `${method} ${url.replace(demo.url, '')}`;

/** The whole tour, with a grant as a person gives it. */
async function withCuecard(driver: Driver): Promise<void> {
  await driver.grant(LOCALHOST);
  await tour({ driver, url: demo.url });
}

/** What the tour does to the tool, and nothing else. */
async function alone(driver: Driver): Promise<void> {
  const page = await driver.open(TOOL.queue(demo.url));
  await driver.view(page).waitForText('Take next call');
  await page.goto(TOOL.ticket(demo.url));
  await driver.view(page).waitForText('Create ticket');
  await page.goto(TOOL.queue(demo.url));
  await driver.view(page).waitForText('Take next call');
}

async function requestsWithout(): Promise<string[]> {
  const empty = await emptyExtension();
  ended.push(empty.remove);
  const without = await requestsOf(empty.dir, alone);
  expect(without).toContain('GET /desk/');
  expect(without.length).toBeGreaterThan(20);
  return without;
}

/** What is in `some` more often than in `others`. */
function more(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return some.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

test('the tour makes the requests that the tool makes without Cuecard, and no other', async () => {
  const without = await requestsWithout();
  const cuecard = await requestsOf(extensionDir, withCuecard);
  expect(more(cuecard, without)).toEqual([]);
  expect(more(without, cuecard)).toEqual([]);
});

/** Asks two servers, and says what came of it. */
const planted = () => `Promise.allSettled([fetch('${demo.url}/planted'), fetch('${OTHER}/planted')])
  .then((results) => { globalThis.planted = results.map(({ status }) => status); });`;

/** What came of the planted requests. */
function outcome(driver: Driver): Promise<string[]> {
  return until('the planted requests to end', () =>
    driver.inWorker(() => (globalThis as { planted?: string[] }).planted),
  );
}

test('the same comparison finds requests planted in the background: the policy, which lets packs in, stops none with https', async () => {
  const copy = await changedCopy({ after: planted() });
  ended.push(copy.remove);
  const without = await requestsWithout();
  const cuecard = await requestsOf(copy.dir, async (driver) => {
    await withCuecard(driver);
    await outcome(driver);
  });
  expect(new Set(more(cuecard, without))).toEqual(new Set([`CONNECT ${OTHER}`, 'GET /planted']));
});

/**
 * What a page of ours may not do, whatever it holds: data in the clear, and pictures, scripts, styles, frames, sound or
 * workers from elsewhere. @returns what was let through
 */
async function letThrough(view: View, origin: string): Promise<string[]> {
  return view.evaluate(async (origin) => {
    const load = (name: string, attributes: Record<string, string>) =>
      new Promise<string[]>((resolve) => {
        const element = Object.assign(document.createElement(name), attributes);
        element.addEventListener('load', () => resolve([name]));
        element.addEventListener('error', () => resolve([]));
        document.head.append(element);
        setTimeout(() => resolve([]), 1500);
      });
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      blocked.push(effectiveDirective),
    );
    const src = `${origin}/planted`;
    await Promise.all([
      load('img', { src }),
      load('script', { src }),
      load('link', { rel: 'stylesheet', href: src }),
      load('iframe', { src }),
      load('audio', { src }),
      fetch('http://elsewhere.example/planted').catch(() => {}),
      fetch('ws://elsewhere.example/planted').catch(() => {}),
    ]);
    const wanted = ['img-src', 'script-src-elem', 'style-src-elem', 'frame-src', 'media-src', 'connect-src'];
    return wanted.filter((directive) => !blocked.includes(directive));
  }, origin);
}

test('with the policy that ships, the browser itself stops everything but data, and data in the clear', async () => {
  let through: string[] = [];
  const requests = await requestsOf(extensionDir, async (driver) => {
    await driver.open(TOOL.queue(demo.url));
    const page = await driver.extensionPage('options.html');
    through = await letThrough(page, demo.url);
  });
  expect(through).toEqual([]);
  expect(requests).toContain('GET /desk/');
  expect(requests.filter((one) => /planted|elsewhere/.test(one))).toEqual([]);
});

test('the same measure finds a policy that lets them through', async () => {
  const copy = await changedCopy({ csp: `default-src 'self' http://localhost:*; script-src 'self'` });
  ended.push(copy.remove);
  let through: string[] = [];
  const requests = await requestsOf(copy.dir, async (driver) => {
    const page = await driver.extensionPage('options.html');
    through = await letThrough(page, demo.url);
  });
  expect(through).toEqual(expect.arrayContaining(['img-src', 'style-src-elem', 'frame-src', 'media-src']));
  expect(requests.filter((one) => one.includes('/planted')).length).toBeGreaterThan(0);
});
