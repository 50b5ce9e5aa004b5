/** How fast the insights page is there, and follows a choice, over 100,000 events: in Chromium, over the built extension. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBrowser } from '../../browsers.mjs';
import { launch } from '../../e2e/harness/launch.ts';
import type { Driver, View } from '../../e2e/harness/types.ts';
import { plant, setAuthor } from '../../e2e/insights-page.ts';
import { eventsOf } from '../../insight/company.ts';

const EVENTS = 100_000;
const RUNS = 5;
const BARS = { first: 1000, filter: 100 } as const;
const FOLDER = resolve(import.meta.dirname, '../../../.output/chrome-mv3');

interface Result {
  readonly figures: { readonly first: number[]; readonly filters: number[] } | null;
  readonly missed: string[];
}

export async function benchView(): Promise<Result> {
  if (!findBrowser('chromium') || !existsSync(FOLDER)) {
    console.log('\nThe insights page is not measured: it needs Chromium and `npm run build`.');
    return { figures: null, missed: [] };
  }
  const driver = await launch({ browser: 'chromium', extensionDir: FOLDER });
  try {
    await fill(driver);
    const first: number[] = [];
    for (let run = 0; run < RUNS; run++) first.push(await firstView(driver));
    const view = await driver.extensionPage('insights.html');
    await view.waitFor(() => document.querySelector('.queue li'));
    const filters: number[] = [];
    for (let run = 0; run < RUNS; run++)
      for (const [label, nth] of [
        ['Tool', run + 1],
        ['Time', (run % 4) + 1],
        ['Lesson', run + 1],
        ['Lesson', 0],
        ['Tool', 0],
      ] as const)
        filters.push(await choose(view, label, nth));
    return told(first, filters);
  } finally {
    await driver.close();
  }
}

/** 20 tools, 400 lessons, a year: as a company's exports are, on one device. */
async function fill(driver: Driver): Promise<void> {
  const lessons = Array.from({ length: 400 }, (_, n) => ({
    ref: `pack/lesson-${n}`,
    useful: n % 4 === 0 ? 0.25 : 0.8,
    tool: `tool-${n % 20}`,
  }));
  const needs = Array.from({ length: 300 }, (_, n) => [`need${n}`, `word${n % 40}`]);
  const pages = Array.from({ length: 8 }, (_, n) => `page-${n}`);
  await plant(
    driver,
    eventsOf({ people: 1, events: EVENTS, lessons, pages, needs, days: 365, end: Date.now() }),
  );
  await setAuthor(driver, true);
}

/** From the navigation's start until the queue is drawn, in ms. */
async function firstView(driver: Driver): Promise<number> {
  const view = await driver.extensionPage('insights.html');
  const at = await view.waitFor(
    () =>
      document.querySelector('.queue li') &&
      new Promise<number>((drawn) => requestAnimationFrame(() => setTimeout(() => drawn(performance.now())))),
  );
  await view.close();
  return at as number;
}

/** From a choice until the page shows it, in ms. */
function choose(view: View, label: string, nth: number): Promise<number> {
  return view.evaluate(
    (label, nth) => {
      const found = [...document.querySelectorAll<HTMLLabelElement>('.filters label')].find(
        (one) => one.textContent === label,
      );
      const select = found!.control as HTMLSelectElement;
      select.selectedIndex = Math.min(nth, select.options.length - 1);
      const start = performance.now();
      select.dispatchEvent(new Event('change', { bubbles: true }));
      return new Promise<number>((drawn) =>
        requestAnimationFrame(() => setTimeout(() => drawn(performance.now() - start))),
      );
    },
    label,
    nth,
  );
}

function told(first: number[], filters: number[]): Result {
  const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
  const line = (name: string, list: readonly number[], bar: number) =>
    console.log(
      `${name.padEnd(44)} median ${median(list).toFixed(0)} ms, longest ${Math.max(...list).toFixed(0)} ms (at most ${bar})`,
    );
  console.log(`\nThe insights page over ${EVENTS.toLocaleString('en')} events`);
  line('first view', first, BARS.first);
  line('a choice', filters, BARS.filter);
  return {
    figures: { first, filters },
    missed: [
      ...(median(first) > BARS.first ? ['first view'] : []),
      ...(median(filters) > BARS.filter ? ['a choice'] : []),
    ],
  };
}
