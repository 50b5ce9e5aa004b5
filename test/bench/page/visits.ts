/** What the built extension costs the pages it runs in, beside an extension whose script does nothing. */
import type { CDPSession, Page } from 'puppeteer-core';
import type { Driver } from '../../e2e/harness/types.ts';
import { quantile } from '../match/metrics.ts';
import type { Pair } from './extensions.ts';
import type { SavedPages } from './pages.ts';
import { RUNS } from './reading.ts';
import { CATEGORIES, type Scripts, scriptsIn, type TraceEvent } from './trace.ts';
import { counterOf, evaluatorIn, extensionWorld } from './world.ts';

/** The first three looks, at 0, 250 and 1,000 ms, have come to an end. */
const LOOKS_MS = 2000;
const OBSERVERS = ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver'];

export interface Visit extends Scripts {
  readonly listeners: number;
  readonly observers: number;
  /** Bytes in use after a collection, of all worlds of the page. */
  readonly heap: number;
  /** Listeners once our script was told to stop. */
  readonly left: number;
}

export interface Visited {
  readonly name: string;
  readonly nodes: number;
  /** Medians of five runs: a page of a known tool, of a tool nobody defined, and with the empty extension. */
  readonly known: Visit;
  readonly foreign: Visit;
  readonly empty: Visit;
}

export interface Once extends Scripts {
  readonly name: string;
  readonly nodes: number;
}

interface Named {
  readonly name: string;
  readonly nodes: number;
}

/** Every page once, as a page of a known tool. */
export async function visitAll(
  { ours }: Pair,
  pages: SavedPages,
  list: readonly Named[],
  progress: (done: number, of: number) => void,
): Promise<Once[]> {
  const all: Once[] = [];
  for (const { name, nodes } of list) {
    const { page, scripts } = await traced(ours, pages.known(name));
    await page.close();
    all.push({ name, nodes, ...scripts });
    progress(all.length, list.length);
  }
  return all;
}

/** A few pages in turns, five times. */
export async function visitChosen(
  { ours, empty }: Pair,
  pages: SavedPages,
  list: readonly Named[],
  progress: (done: number, of: number) => void,
): Promise<Visited[]> {
  const all: Visited[] = [];
  for (const { name, nodes } of list) {
    const runs: { known: Visit; foreign: Visit; empty: Visit }[] = [];
    for (let run = 0; run < RUNS; run++)
      runs.push({
        known: await visit(ours, pages.known(name)),
        foreign: await visit(ours, pages.foreign(name)),
        empty: await visit(empty, pages.known(name)),
      });
    const of = (kind: 'known' | 'foreign' | 'empty') => medians(runs.map((run) => run[kind]));
    all.push({ name, nodes, known: of('known'), foreign: of('foreign'), empty: of('empty') });
    progress(all.length, list.length);
  }
  return all;
}

/** Loads a page and lets the script look at it. Whoever asks closes the page. */
async function traced(driver: Driver, url: string): Promise<{ page: Page; scripts: Scripts }> {
  const page = await driver.browser.newPage();
  await page.bringToFront();
  await page.tracing.start({ categories: CATEGORIES });
  await page.goto(url, { timeout: 120_000 });
  await pause(LOOKS_MS);
  const scripts = scriptsIn(eventsOf(await page.tracing.stop()), driver.extensionOrigin);
  if (!scripts) throw new Error(`The extension's script did not run in ${url}; is the extension built?`);
  return { page, scripts };
}

async function visit(driver: Driver, url: string): Promise<Visit> {
  const { page, scripts } = await traced(driver, url);
  try {
    const session = await page.createCDPSession();
    const world = await extensionWorld(page, session, driver.extensionOrigin);
    const observers = await observersIn(session, world);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const count = await counterOf(session);
    const { listeners } = await count();
    await evaluatorIn(session, world)('globalThis.cuecard?.stop()');
    await session.send('HeapProfiler.collectGarbage');
    return { ...scripts, listeners, observers, heap: usedSize, left: (await count()).listeners };
  } finally {
    await page.close();
  }
}

async function observersIn(session: CDPSession, contextId: number): Promise<number> {
  let found = 0;
  for (const name of OBSERVERS) {
    const { result } = await session.send('Runtime.evaluate', { expression: `${name}.prototype`, contextId });
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId! });
    const { result: own } = await session.send('Runtime.getProperties', {
      objectId: objects.objectId!,
      ownProperties: true,
    });
    found += own.find((property) => property.name === 'length')?.value?.value ?? 0;
    await session.send('Runtime.releaseObject', { objectId: objects.objectId! });
  }
  return found;
}

export function eventsOf(trace: Uint8Array | undefined): TraceEvent[] {
  return JSON.parse(new TextDecoder().decode(trace)).traceEvents;
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function medians<T extends object>(runs: readonly T[]): T {
  const keys = Object.keys(runs[0]!) as (keyof T)[];
  return Object.fromEntries(
    keys.map((key) => [
      key,
      quantile(
        runs.map((run) => run[key] as number),
        0.5,
      ),
    ]),
  ) as T;
}
