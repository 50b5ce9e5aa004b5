/**
 * `npm start`: builds the extension, serves the practice company on this machine and opens a browser with both.
 * `npm start -- my-pack` puts that pack into it, too. Without a display it makes the tour by itself and saves a picture of each
 * step under `.output/tour/`.
 */
import { mkdir, rm } from 'node:fs/promises';
import { buildSayer } from '../cli/cuecard/build-line.ts';
import { folderAt } from '../cli/cuecard/load.ts';
import { findBrowser, howToGet } from '../test/browsers.mjs';
import { launch } from '../test/e2e/harness/launch.ts';
import type { BrowserName, Driver } from '../test/e2e/harness/types.ts';
import { addOwnPack, unseen } from './own-pack.ts';
import { openAlbum } from './picture.ts';
import { type Demo, startDemo } from './server.ts';
import { TOOL, tour } from './tour.ts';

const SHOTS = '.output/tour';
const PORT = 4173;

const browser: BrowserName = process.argv.includes('firefox') ? 'firefox' : 'chromium';
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const headless = process.argv.includes('--headless') || !hasDisplay;
const [pack, ...others] = process.argv
  .slice(2)
  .filter((word) => word !== 'firefox' && !word.startsWith('--'));

if (!findBrowser(browser)) {
  console.error(howToGet(browser));
  process.exit(1);
}
if (others.length > 0)
  end(`one pack at a time; a name with blanks stands in quotes: "${[pack, ...others].join(' ')}"`);
if (pack !== undefined && headless)
  end('there is no display to show your pack on; "cuecard preview" serves it to another browser');
if (pack !== undefined) await folderAt(pack).catch((error: Error) => end(error.message));
// Each file that is built is no news here. It is read when the builder is loaded.
process.env.CONSOLA_LEVEL ??= '1';
const { buildFor } = await import('../cli/extension.ts');
await buildFor(browser === 'firefox' ? 'firefox' : 'chrome');
const demo = await serve();
const driver = await launch({ browser, extensionDir: folder(), headless });
try {
  if (pack !== undefined) await showOwn(driver, demo, pack);
  else await (headless ? walk(driver, demo) : show(driver, demo));
} finally {
  await driver.close().catch(() => {});
  await demo.close();
}

/** It was called wrongly. */
function end(message: string): never {
  console.error(message);
  process.exit(2);
}

function folder(): string {
  return `.output/${browser === 'firefox' ? 'firefox' : 'chrome'}-mv3`;
}

/** The usual port, so that addresses can be kept; any free one where it is taken. */
async function serve(): Promise<Demo> {
  return startDemo({ port: PORT }).catch(() => startDemo());
}

async function walk(driver: Driver, { url }: Demo): Promise<void> {
  await rm(SHOTS, { recursive: true, force: true });
  await mkdir(SHOTS, { recursive: true });
  console.log(`\nNo display: the tour runs by itself in ${browser}.\n`);
  await driver.grant('http://localhost/*');
  const album = openAlbum(driver, SHOTS);
  const say = (line: string) => console.log(`  ${line}`);
  const { before, after } = await tour({ driver, url, say, album }).finally(() => album.write());
  console.log(`\nThe rating moved the lesson from place ${before + 1} to place ${after + 1}.`);
  console.log(`Pictures of each step: ${SHOTS}/`);
}

async function show(driver: Driver, { url }: Demo): Promise<void> {
  const [blank] = await driver.browser.pages();
  await driver.open(TOOL.queue(url));
  await blank?.close();
  console.log(`
Fernhill Desk is open at ${TOOL.queue(url)}, with Cuecard installed.

Try this:
  1. Click the Cuecard icon (in the puzzle menu; pin it), or press Alt+Shift+H.
  2. Type "hold" without clicking anywhere: search answers from the first key.
  3. Choose "Help me here every time", then walk through the desk: the icon counts the lessons.
  4. Rate a lesson useful, leave the page and come back: it comes first now.

Close the browser, or press Ctrl+C here, to end.`);
  await ended(driver);
}

/** The pages of this machine are allowed already: who wrote a pack wants to see what it does. */
async function showOwn(driver: Driver, { url }: Demo, folder: string): Promise<void> {
  const [blank] = await driver.browser.pages();
  await driver.grant('http://localhost/*');
  const preview = await addOwnPack(driver, folder, {
    built: buildSayer(console.log, process.stdout.isTTY),
    added: () =>
      console.log(`
Your pack is in this browser, beside the practice company's own. The Cuecard icon (in the puzzle menu; pin it) shows its lessons,
and what its campaigns ask for; in the page's corner a hint comes by itself. Load the page again after a change in ${folder}.`),
    failed: (why) => console.error(why),
  });
  try {
    await driver.open(TOOL.queue(url));
    await blank?.close();
    for (const line of await unseen(folder)) console.log(line);
    console.log(`
Fernhill Desk is open at ${TOOL.queue(url)}. Close the browser, or press Ctrl+C here, to end.`);
    await ended(driver);
  } finally {
    await preview.stop();
  }
}

function ended(driver: Driver): Promise<void> {
  return new Promise((resolve) => {
    driver.browser.once('disconnected', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}
