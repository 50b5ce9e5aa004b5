/** `npm run bench -- anchors`: whether an element is found again after its page changed, beside Similo. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { progressOf } from '../match/progress.ts';
import { missedBars } from './bars.ts';
import { readHtml } from './html.ts';
import { measureMutations } from './mutated.ts';
import { readPublished } from './published.ts';
import { print } from './report.ts';
import { type AnchorResults, oursOf, similoOf, sitesOf, timesOf } from './results.ts';

export interface AnchorOptions {
  /** The folder of the pairs and pages. */
  readonly data: string;
  /** The file that the figures are written to. */
  readonly json?: string | undefined;
}

/** @returns the missed bars, a line each, already printed */
export async function benchAnchors({ data, json }: AnchorOptions): Promise<string[]> {
  if (!existsSync(data)) {
    console.log(`anchors: not measured, for there is no folder ${data}; name another one with --data`);
    return [];
  }
  const published = await readPublished(data);
  const html = await shown('pages', (progress) => readHtml(data, progress));
  for (const note of html.notes) console.error(note);
  const cases = [...published, ...html.cases];
  if (cases.length === 0) {
    const line = `anchors: ${data} has neither benchmark.A*.json nor benchmark_html*.json`;
    console.error(line);
    return [line];
  }
  const saved = join(data, '../pages');
  const mutations = await shown('mutations', (progress) => measureMutations(saved, progress));
  if (!mutations) console.log(`anchors: no mutations, for ${saved} has not all of the pages`);
  const results: AnchorResults = {
    ...oursOf(cases),
    similo: similoOf(cases),
    sites: sitesOf(cases),
    mutations,
    ms: timesOf(cases, html.ms),
    missed: [],
  };
  results.missed.push(...missedBars(results));
  print(results);
  if (json !== undefined) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
  return results.missed;
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
