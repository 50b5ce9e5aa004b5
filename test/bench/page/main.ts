/** `npm run bench -- page`: what reading a page costs it, beside an extension that does nothing. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { progressOf } from '../match/progress.ts';
import { missedBars } from './bars.ts';
import { measureChanging } from './changing.ts';
import { startPair } from './extensions.ts';
import { servePages } from './pages.ts';
import { measureReading } from './reading.ts';
import { print } from './report.ts';
import { chosenOf, growthOf, nearest, type PageResults } from './results.ts';
import { visitAll, visitChosen } from './visits.ts';

export interface PageOptions {
  /** The folder of the saved pages. */
  readonly data: string;
  /** The file that the figures are written to. */
  readonly json?: string | undefined;
}

/** @returns the missed bars, a line each, already printed */
export async function benchPage({ data, json }: PageOptions): Promise<string[]> {
  if (!existsSync(data)) {
    console.log(`page: not measured, for there is no folder ${data}; name another one with --data`);
    return [];
  }
  const saved = await servePages(data);
  try {
    if (saved.names.length === 0) {
      const line = `page: ${data} has no .html files`;
      console.error(line);
      return [line];
    }
    const script = await bundle();
    const pages = await shown('reading', (tick) => measureReading(saved, script, tick));
    const pair = await startPair();
    try {
      const visits = await shown('visits', (tick) => visitAll(pair, saved, pages, tick));
      const chosen = await shown('visits in turns', (tick) =>
        visitChosen(pair, saved, chosenOf(pages), tick),
      );
      const changing = await shown('mutations', (tick) => measureChanging(pair, saved, nearest(pages), tick));
      const results: PageResults = { pages, growth: growthOf(pages), visits, chosen, changing, missed: [] };
      results.missed.push(...missedBars(results));
      print(results);
      if (json !== undefined) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
      return results.missed;
    } finally {
      await pair.close();
    }
  } finally {
    await saved.close();
  }
}

async function bundle(): Promise<string> {
  const input = fileURLToPath(new URL('in-page.ts', import.meta.url));
  const build = await rolldown({ input, logLevel: 'warn' });
  try {
    const { output } = await build.generate({ format: 'iife', name: 'bench', minify: true });
    return output[0].code;
  } finally {
    await build.close();
  }
}

async function shown<T>(
  what: string,
  work: (tick: (done: number, of: number) => void) => Promise<T>,
): Promise<T> {
  const { tick, end } = progressOf(what);
  try {
    return await work(tick);
  } finally {
    end();
  }
}
