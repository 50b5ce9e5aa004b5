/** What the built extension costs the pages it runs in, beside an extension whose script does nothing. */
import type { CDPSession, Page } from 'puppeteer-core';
import type { Driver } from '../../e2e/harness/types.ts';
import { quantile } from '../match/metrics.ts';
import type { Pair } from './extensions.ts';
import type { SavedPages } from './pages.ts';
import { RUNS } from './reading.ts';
import { CATEGORIES, type Scripts, scriptsIn, type TraceEvent } from './trace.ts';
import { counterOf, evaluatorIn, extensionWorld, inPage, pause } from './world.ts';

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
  /** Medians of three runs: a page of a known tool, of one nobody defined on its host and elsewhere, and with the empty extension. */
  readonly known: Visit;
  readonly beside: Visit;
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

/** One page once, as a page of a known tool. */
export async function visitOnce({ ours }: Pair, pages: SavedPages, { name, nodes }: Named): Promise<Once> {
  const scripts = await inPage(ours.browser, (page) => traced(page, ours, pages.known(name)));
  return { name, nodes, ...scripts };
}

/** One page in turns, three times. */
export async function visitInTurns(
  { ours, empty }: Pair,
  pages: SavedPages,
  { name, nodes }: Named,
): Promise<Visited> {
  const runs: { known: Visit; beside: Visit; foreign: Visit; empty: Visit }[] = [];
  for (let run = 0; run < RUNS; run++)
    runs.push({
      known: await visit(ours, pages.known(name)),
      beside: await visit(ours, pages.beside(name)),
      foreign: await unvisited(ours, pages.foreign(name)),
      empty: await visit(empty, pages.known(name)),
    });
  const of = (kind: 'known' | 'beside' | 'foreign' | 'empty') => medians(runs.map((run) => run[kind]));
  return {
    name,
    nodes,
    known: of('known'),
    beside: of('beside'),
    foreign: of('foreign'),
    empty: of('empty'),
  };
}

/** Loads a page and lets the script look at it. @throws where it does not run */
async function traced(page: Page, driver: Driver, url: string): Promise<Scripts> {
  const scripts = await loaded(page, driver, url);
  if (!scripts) throw new Error(`The extension's script did not run in ${url}; is the extension built?`);
  return scripts;
}

async function loaded(page: Page, driver: Driver, url: string): Promise<Scripts | null> {
  await page.bringToFront();
  await page.tracing.start({ categories: CATEGORIES });
  await page.goto(url);
  await pause(LOOKS_MS);
  return scriptsIn(eventsOf(await page.tracing.stop()), driver.extensionOrigin);
}

function visit(driver: Driver, url: string): Promise<Visit> {
  return inPage(driver.browser, async (page) => {
    const scripts = await traced(page, driver, url);
    const session = await page.createCDPSession();
    const world = await extensionWorld(page, session, driver.extensionOrigin);
    const observers = await observersIn(session, world);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const count = await counterOf(session);
    const { listeners } = await count();
    await evaluatorIn(session, world)('globalThis.cuecard?.stop(); globalThis.cuecardLookout?.stop()');
    await session.send('HeapProfiler.collectGarbage');
    return { ...scripts, listeners, observers, heap: usedSize, left: (await count()).listeners };
  });
}

const NOTHING: Visit = {
  ...{ ms: 0, cpu: 0, start: 0, longest: 0, longest_cpu: 0, long: 0, forced: 0 },
  ...{ listeners: 0, observers: 0, heap: 0, left: 0 },
};

/** A page that no script of ours should be in: its own listeners and heap are not looked at. */
async function unvisited(driver: Driver, url: string): Promise<Visit> {
  const scripts = await inPage(driver.browser, (page) => loaded(page, driver, url));
  return { ...NOTHING, ...scripts };
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
