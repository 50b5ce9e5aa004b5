/**
 * How long a page waits for an answer when the background was asleep: Chromium, the worker killed before each question, no
 * page of ours open. Beside it, in the same run, a handler that answers at once, and how long MiniSearch takes to be loaded.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import type { Page } from 'puppeteer-core';
import { startDemo } from '../../../demo/server.ts';
import { writePack } from '../../../lib/lesson/pack.ts';
import { changedCopy } from '../../e2e/copies.ts';
import type { Driver } from '../../e2e/harness/types.ts';
import { until } from '../../e2e/harness/until.ts';
import { LOCALHOST, startBrowser } from '../../e2e/setup.ts';
import { entryOf, situationOf } from './lessons.ts';
import { quantile } from './metrics.ts';
import { replicated } from './replicas.ts';
import { contextsOf } from './scale.ts';
import type { BenchSet } from './sets.ts';

const LESSONS = 10_000;
const TIMES = 20;
const HOST = 'http://localhost';

/** Answers at once; it is there before the product's own listeners. */
const EMPTY = `chrome.runtime.onMessage.addListener((message, _, reply) => {
  if (message?.kind === 'bench') reply('here');
});`;

export interface Woken {
  readonly lessons: number;
  /** Milliseconds, medians. */
  readonly visit: number;
  readonly empty: number;
  /** From its JSON, the fastest that it offers. */
  readonly minisearch_load: number;
}

export async function measureWoken(sets: readonly BenchSet[]): Promise<Woken> {
  const real = sets.flatMap(({ lessons }) => lessons);
  const lessons = replicated(real, LESSONS);
  const folder = await changedCopy({ before: EMPTY });
  const demo = await startDemo({ delay: 0 });
  let driver: Driver | null = null;
  try {
    const info = { id: 'bench', name: 'Bench', version: '1.0.0', owner: 'Bench', languages: ['en'] };
    const written = lessons.map((lesson, n) => ({ ...entryOf(lesson).lesson, id: `bench-${n}` }));
    const pack = writePack({ info, tools: [], lessons: written, media: new Map() });
    await writeFile(join(folder.dir, 'packs/bench.zip'), pack);
    await writeFile(join(folder.dir, 'packs/index.json'), '["packs/bench.zip"]');
    driver = await startBrowser({ extensionDir: folder.dir });
    await driver.grant(LOCALHOST);
    const page = await driver.open(`${demo.url.replace(/^http:\/\/[^:]+/, HOST)}/desk/`);
    const ask = await contentScript(driver, page);
    const pages = contextsOf(sets).slice(0, TIMES);
    await until('the index to be stored', () => isStored(driver!));
    const visits: number[] = [];
    const empties: number[] = [];
    for (const query of pages) {
      const visit = { ...situationOf(query), busy: null, address: page.url() };
      await driver.killWorker();
      visits.push(await ask({ kind: 'visit', ask: visit }));
      await driver.killWorker();
      empties.push(await ask({ kind: 'bench' }));
    }
    return {
      lessons: LESSONS,
      visit: quantile(visits, 0.5),
      empty: quantile(empties, 0.5),
      minisearch_load: loadTime(
        lessons.map(({ id, title, context, body }) => ({ id, title, context, body })),
      ),
    };
  } finally {
    await driver?.close();
    await demo.close();
    await folder.remove();
  }
}

/** Asks from the content script's own world, and gives the milliseconds that it waited. */
async function contentScript(driver: Driver, page: Page): Promise<(message: unknown) => Promise<number>> {
  const session = await page.createCDPSession();
  let context: number | null = null;
  session.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
    if (origin === driver.extensionOrigin) context = id;
  });
  await session.send('Runtime.enable');
  await until('the content script', async () => context !== null);
  return async (message) => {
    const expression = `(async () => {
      const start = performance.now();
      await chrome.runtime.sendMessage(${JSON.stringify(message)});
      return performance.now() - start;
    })()`;
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      contextId: context!,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value as number;
  };
}

const isStored = (driver: Driver): Promise<boolean> =>
  driver.inExtension(
    () =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('cuecard-index');
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => resolve(false);
        opening.onsuccess = () => {
          const db = opening.result;
          const getting = db.transaction('heads').objectStore('heads').get(0);
          getting.onsuccess = () => {
            db.close();
            resolve(getting.result !== undefined);
          };
        };
      }),
  );

function loadTime(documents: readonly object[]): number {
  const options = { fields: ['title', 'context', 'body'] };
  const peer = new MiniSearch(options);
  peer.addAll(documents);
  const json = JSON.stringify(peer);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    MiniSearch.loadJSON(json, options);
    return performance.now() - start;
  });
  return quantile(times, 0.5);
}
