/** Reads saved pages in Chromium with lib/page/anchor: scripts off, network off. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { rolldown } from 'rolldown';
import { findBrowser, howToGet, needsNoSandbox } from '../../browsers.mjs';

const WIDTH = 1920;
const HEIGHT = 1080;

/** The bundle of a file of this folder that runs in a page, as one script. */
export async function bundle(file: string): Promise<string> {
  const input = fileURLToPath(new URL(file, import.meta.url));
  const build = await rolldown({ input, logLevel: 'warn' });
  try {
    const { output } = await build.generate({ format: 'iife', name: 'anchors' });
    return output[0].code;
  } finally {
    await build.close();
  }
}

export interface Pages {
  /** Opens a file as a page, runs the bundle there, and then a function with these arguments. */
  read<A, R>(path: string, run: (argument: A) => R, argument: A): Promise<R>;
  close(): Promise<void>;
}

/** @param script the bundle that each page gets */
export async function openPages(script: string): Promise<Pages> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error(howToGet('chromium'));
  const browser = await puppeteer.launch({
    executablePath,
    pipe: true,
    args: [
      ...(needsNoSandbox() ? ['--no-sandbox'] : []),
      ...['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
      // Nothing leaves the machine, whatever a page asks for.
      '--proxy-server=127.0.0.1:9',
    ],
  });
  return {
    read: (path, run, argument) => read(browser, script, path, run, argument),
    close: () => browser.close(),
  };
}

async function read<A, R>(
  browser: Browser,
  script: string,
  path: string,
  run: (argument: A) => R,
  argument: A,
): Promise<R> {
  const page = await browser.newPage();
  try {
    await page.setViewport({ width: WIDTH, height: HEIGHT });
    await page.setJavaScriptEnabled(false);
    await stayLocal(page);
    await page.goto(pathToFileURL(path).href, { waitUntil: 'load', timeout: 60_000 });
    // The page's own scripts had no turn; ours needs callbacks, which do not run while scripts are off.
    await page.setJavaScriptEnabled(true);
    await page.evaluate(`${script};globalThis.anchors = anchors;0`);
    return (await page.evaluate(run as (argument: unknown) => unknown, argument)) as R;
  } finally {
    await page.close();
  }
}

async function stayLocal(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isLocal = /^(file|data):/.test(request.url());
    void (isLocal ? request.continue() : request.abort());
  });
}
