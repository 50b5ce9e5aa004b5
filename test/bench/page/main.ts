/** `npm run bench -- page`: what reading a page costs it, beside an extension that does nothing. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { missedBars } from './bars.ts';
import { measureChanging } from './changing.ts';
import { startPair } from './extensions.ts';
import { type SavedPages, servePages, usualPages } from './pages.ts';
import { type ReadPage, readPage, startPlain, wordsOf } from './reading.ts';
import { changingLine, heads, lastLines, onceLine, readRow, turnRows } from './report.ts';
import { growthOf, nearest, type PageResults } from './results.ts';
import { visitInTurns, visitOnce } from './visits.ts';

export interface PageOptions {
  /** The folder of the saved pages. */
  readonly data: string;
  /** The file that the figures are written to. */
  readonly json?: string | undefined;
  /** Every page, not only those of the sizes that the bars name and one in the middle. */
  readonly all?: boolean | undefined;
  /** What is read of these pages is what is to be read from now on: `words.json` is written anew. */
  readonly words?: boolean | undefined;
}

/** For each saved page a mark of all that is read of it. */
const WORDS = new URL('words.json', import.meta.url);

/** Prints each row as soon as it is measured. @returns the missed bars, a line each, already printed */
export async function benchPage({ data, json, all = false, words }: PageOptions): Promise<string[]> {
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
    const results = await measure(saved, all);
    const before: Record<string, string> = JSON.parse(await readFile(WORDS, 'utf8'));
    if (words) Object.assign(before, results.words);
    const same = Object.keys(results.words).filter((name) => before[name] === results.words[name]);
    console.log(`\nword for word the same as before: ${same.length} of ${saved.names.length} pages`);
    if (words) await writeFile(WORDS, `${JSON.stringify(before, null, 2)}\n`);
    results.missed.push(...missedBars(results, before));
    console.log(lastLines(results));
    if (json !== undefined) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
    return results.missed;
  } finally {
    await saved.close();
  }
}

async function measure(saved: SavedPages, all: boolean): Promise<PageResults> {
  const failed: string[] = [];
  /** One page that cannot be measured does not take the others with it. */
  const tried = async <T>(name: string, work: Promise<T>, line: (one: T) => string): Promise<T[]> => {
    try {
      const one = await work;
      console.log(line(one));
      return [one];
    } catch (error) {
      failed.push(`${name}: ${(error as Error).message}`);
      console.log(`${name}: not measured`);
      return [];
    }
  };
  const script = await bundle();
  const usual = usualPages(saved);
  console.log(heads.read);
  const pages: ReadPage[] = [];
  const words: Record<string, string> = {};
  const plain = await startPlain();
  try {
    for (const name of saved.names) words[name] = await wordsOf(plain, saved, name, script);
    for (const name of all ? saved.names : usual)
      pages.push(...(await tried(name, readPage(plain, saved, name, script), readRow)));
  } finally {
    await plain.close();
  }
  const results = { pages, words, growth: growthOf(pages), visits: [], chosen: [], failed, missed: [] };
  const pair = await startPair();
  try {
    console.log(heads.turns);
    const chosen: PageResults['chosen'][number][] = [];
    for (const page of pages.filter(({ name }) => usual.includes(name)))
      chosen.push(...(await tried(page.name, visitInTurns(pair, saved, page), turnRows)));
    const visits: PageResults['visits'][number][] = [];
    if (all) console.log(heads.once);
    for (const page of all ? pages : [])
      visits.push(...(await tried(page.name, visitOnce(pair, saved, page), onceLine)));
    const page = nearest(pages);
    const [changing = null] = page
      ? await tried(page.name, measureChanging(pair, saved, page), changingLine)
      : [];
    return { ...results, chosen, visits, changing };
  } finally {
    await pair.close();
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
