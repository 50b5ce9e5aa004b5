/** How long lib/page takes in a page's isolated world: no extension, no background, nothing else at work there. */
import { createHash } from 'node:crypto';
import puppeteer, { type Browser } from 'puppeteer-core';
import { compileTool, type Survivor, survivors } from '../../../lib/page/detect.ts';
import { findBrowser, howToGet, needsNoSandbox } from '../../browsers.mjs';
import { quantile } from '../match/metrics.ts';
import { PARTS, type Part, type Ran } from './in-page.ts';
import { type SavedPages, TOOL } from './pages.ts';
import { counterOf, inPage, newWorld } from './world.ts';

export const RUNS = 3;
/** A page is loaded so often to be read: what else goes on after loading falls into some of the first readings. */
const LOADS = 9;
const TIMES = 20;

/** Milliseconds of the clock and of the processor: medians of nine runs, in each of which the page was loaded anew. */
export interface Times {
  /** The first time in a page: nothing is compiled, no element was touched. */
  readonly first: number;
  readonly p50: number;
  readonly p95: number;
  readonly cpu_first: number;
  readonly cpu_p50: number;
  readonly cpu_p95: number;
  /** The longest slice of each time, by the clock. */
  readonly slice_p50: number;
  readonly slice_p95: number;
}

export interface ReadPage {
  readonly name: string;
  readonly nodes: number;
  readonly times: Record<Part, Times>;
}

export async function startPlain(): Promise<Browser> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error(howToGet('chromium'));
  return puppeteer.launch({
    executablePath,
    pipe: true,
    args: [...(needsNoSandbox() ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-background-networking'],
  });
}

/** @param script the bundle of in-page.ts, which defines `bench` */
export async function readPage(
  browser: Browser,
  pages: SavedPages,
  name: string,
  script: string,
): Promise<ReadPage> {
  const url = pages.known(name);
  const list = survivors([compileTool(TOOL)], new URL(url));
  const runs: Omit<ReadPage, 'name'>[] = [];
  for (let run = 0; run < LOADS; run++) runs.push(await oneRun(browser, url, script, list));
  const median = (part: Part, key: keyof Times) =>
    quantile(
      runs.map(({ times }) => times[part][key]),
      0.5,
    );
  const of = (part: Part): Times => ({
    first: median(part, 'first'),
    p50: median(part, 'p50'),
    p95: median(part, 'p95'),
    cpu_first: median(part, 'cpu_first'),
    cpu_p50: median(part, 'cpu_p50'),
    cpu_p95: median(part, 'cpu_p95'),
    slice_p50: median(part, 'slice_p50'),
    slice_p95: median(part, 'slice_p95'),
  });
  return {
    name,
    nodes: runs[0]!.nodes,
    times: { read: of('read'), detect: of('detect'), glance: of('glance') },
  };
}

/** The first 16 digits of the SHA-256 of all that is read of a page. */
export const wordsOf = (browser: Browser, pages: SavedPages, name: string, script: string): Promise<string> =>
  inPage(browser, async (page) => {
    await page.goto(pages.known(name));
    const evaluate = await newWorld(await page.createCDPSession());
    const words = await evaluate<string>(`${script};bench.words()`);
    return createHash('sha256').update(words).digest('hex').slice(0, 16);
  });

/** Reading comes first: only its first time is that of a page which no script touched. */
const oneRun = (browser: Browser, url: string, script: string, list: Survivor[]) =>
  inPage(browser, async (page) => {
    await page.goto(url);
    const session = await page.createCDPSession();
    const evaluate = await newWorld(session);
    await evaluate(`${script};globalThis.bench = bench;0`);
    const count = await counterOf(session);
    const once = async (what: Part | 'nothing') => {
      const before = await count();
      const ran = await evaluate<Ran>(`bench.run(${JSON.stringify(what)}, ${JSON.stringify(list)})`);
      return { ...ran, cpu: (await count()).cpu - before.cpu };
    };
    const series = async (what: Part | 'nothing') => {
      const all: (Ran & { cpu: number })[] = [];
      for (let n = 0; n < TIMES; n++) all.push(await once(what));
      return all;
    };
    // What waiting and measuring take is no part of the time.
    const base = quantile(
      (await series('nothing')).map(({ cpu }) => cpu),
      0.5,
    );
    const times: Partial<Record<Part, Times>> = {};
    for (const part of PARTS) {
      const all = await series(part);
      const [clock, cpu] = [all.map(({ ms }) => ms), all.map((one) => Math.max(0, one.cpu - base))];
      const slices = all.map(({ longest }) => longest);
      times[part] = {
        first: clock[0]!,
        p50: quantile(clock, 0.5),
        p95: quantile(clock, 0.95),
        cpu_first: cpu[0]!,
        cpu_p50: quantile(cpu, 0.5),
        cpu_p95: quantile(cpu, 0.95),
        slice_p50: quantile(slices, 0.5),
        slice_p95: quantile(slices, 0.95),
      };
    }
    return { nodes: await evaluate<number>('bench.count()'), times: times as Record<Part, Times> };
  });
