/** What a page that never rests costs: 1,000 mutations a second for ten seconds after a click, in which the script looks. */
import type { Driver } from '../../e2e/harness/types.ts';
import { until } from '../../e2e/harness/until.ts';
import type { Pair } from './extensions.ts';
import type { SavedPages } from './pages.ts';
import { RUNS } from './reading.ts';
import { CATEGORIES, scriptsIn } from './trace.ts';
import { eventsOf, medians } from './visits.ts';
import { counterOf, inPage, pause } from './world.ts';

const WINDOW_MS = 10_000;
const SETTLED_MS = 1500;

/** Shares of one core. */
export interface Changing {
  readonly name: string;
  readonly nodes: number;
  /** What our script took, by the trace. */
  readonly ours: number;
  /** What all took that the page's main thread did, with ours and with the empty extension. */
  readonly thread: number;
  readonly thread_empty: number;
  /** So many a second there were in fact. */
  readonly mutations: number;
}

interface Window {
  readonly ours: number;
  readonly thread: number;
  readonly mutations: number;
}

export async function measureChanging(
  { ours, empty }: Pair,
  pages: SavedPages,
  { name, nodes }: { name: string; nodes: number },
): Promise<Changing> {
  const runs: [Window, Window][] = [];
  for (let run = 0; run < RUNS; run++)
    runs.push([await oneWindow(ours, pages.known(name)), await oneWindow(empty, pages.known(name))]);
  const [with_, without] = [medians(runs.map(([one]) => one)), medians(runs.map(([, one]) => one))];
  return {
    ...{ name, nodes, ours: with_.ours, thread: with_.thread, thread_empty: without.thread },
    mutations: with_.mutations,
  };
}

function oneWindow(driver: Driver, url: string): Promise<Window> {
  return inPage(driver.browser, async (page) => {
    await page.bringToFront();
    await page.tracing.start({ categories: CATEGORIES });
    await page.goto(url);
    // The click below takes the place of the looks that are still to come.
    await pause(SETTLED_MS);
    const early = eventsOf(await page.tracing.stop());
    const script = scriptsIn(early, driver.extensionOrigin);
    if (!script) throw new Error(`The extension's script did not run in ${url}.`);
    const session = await page.createCDPSession();
    const count = await counterOf(session);
    await page.evaluate(change);
    await until('mutations', () => page.evaluate(() => (globalThis as Counting).benchMutations! > 500));
    await page.tracing.start({ categories: CATEGORIES });
    await page.mouse.click(2, 2);
    const [before, from, start] = [await count(), await page.evaluate(mutations), performance.now()];
    await pause(WINDOW_MS);
    const [after, to, ms] = [await count(), await page.evaluate(mutations), performance.now() - start];
    const trace = eventsOf(await page.tracing.stop());
    const isPage = (url?: string) => !url?.startsWith('chrome-extension:');
    // Our script may not have run at all.
    const scripts = scriptsIn(
      trace,
      driver.extensionOrigin,
      (event) => event.name === 'RunMicrotasks' || !isPage(event.args?.data?.url),
    );
    const share = (part: number) => part / ms;
    return {
      ours: share(scripts?.cpu ?? 0),
      thread: share(after.cpu - before.cpu),
      mutations: (to - from) / (ms / 1000),
    };
  });
}

type Counting = { benchMutations?: number };
const mutations = () => (globalThis as Counting).benchMutations!;

/** In the page: texts, attributes, elements that come and go; there are always as many. */
function change(): void {
  const box = document.body.appendChild(document.createElement('div'));
  for (let n = 0; n < 20; n++) box.append(document.createElement('span'));
  const world = globalThis as Counting;
  world.benchMutations = 0;
  let due = performance.now();
  setInterval(() => {
    for (; due < performance.now(); due += 4) {
      box.firstElementChild!.textContent = String(due);
      box.setAttribute('data-at', String(due));
      box.append(document.createElement('span'));
      box.firstElementChild!.remove();
      world.benchMutations! += 4;
    }
  }, 8);
}
