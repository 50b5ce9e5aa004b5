/**
 * `npm run pictures`: takes the pictures of the author's guide anew, each of the block that its example makes, in the
 * extension as it is built. What it makes is kept in the repository.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../../cli/folder.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import { writePack } from '../../lib/lesson/pack.ts';
import { openBeside, resizeBeside } from '../../test/e2e/beside.ts';
import { launch } from '../../test/e2e/harness/launch.ts';
import type { View } from '../../test/e2e/harness/types.ts';
import { exampleFolder, examplesIn } from '../../test/lesson/guide.ts';
import { startDemo } from '../server.ts';

const TO = 'docs/blocks';
const WIDTH = 400;

const guide = await readFile('lessons/README.md', 'utf8');
const extensionDir = await copyWithExamples();
const demo = await startDemo({ delay: 0 });
const driver = await launch({ browser: 'chromium', extensionDir, headless: true });
try {
  await mkdir(TO, { recursive: true });
  const view = await driver.extensionPage('popup.html');
  await view.setViewport(WIDTH, 1400);
  for (const { name } of examplesIn(guide)) {
    // Only beside a page of its tool has a demo its buttons.
    const own = name === 'demo' ? await besideTool() : view;
    await show(own, name);
    await crop(own, `${TO}/${name}.png`);
    if (own !== view) await own.close();
    console.log(`${TO}/${name}.png`);
  }
} finally {
  await driver.close();
  await demo.close();
  await rm(extensionDir, { recursive: true, force: true });
}

/** The built extension with the guide's examples as its only pack. */
async function copyWithExamples(): Promise<string> {
  const { media: shipped } = await readFolder('lessons/fernhill');
  const of = (path: string) => {
    const found = shipped.get(path);
    if (!found) throw new Error(`${path} is missing: run "npm run film"`);
    return found;
  };
  const [film, sound] = [of('media/take-next-call.webm'), of('media/phone-greeting.ogg')];
  const { texts, media } = exampleFolder(guide, { film, sound, picture: of('media/take-next-call.webp') });
  const { pack } = await compilePack(texts, '', media);
  const dir = await mkdtemp(join(tmpdir(), 'cuecard-pictures-'));
  await cp('.output/chrome-mv3', dir, { recursive: true });
  await writeFile(join(dir, 'packs/guide.zip'), writePack(pack!));
  await writeFile(join(dir, 'packs/index.json'), '["packs/guide.zip"]');
  return dir;
}

/** The side panel beside a page that the examples' tool has, on a host that may be helped on. */
async function besideTool(): Promise<View> {
  await driver.grant('http://localhost/*');
  const page = await driver.open(`${demo.url}/desk/tickets/20397`);
  const panel = await openBeside(driver, page);
  await resizeBeside(driver, panel, WIDTH);
  return panel;
}

/** Opens the example's lesson and does what shows it at its best. */
async function show(view: View, name: string): Promise<void> {
  await view.click('input[type="search"]');
  await view.press('Control+a');
  await view.type(`How does a ${name} look?`);
  const isFound = (name: string) =>
    [...document.querySelectorAll('main button')].some(({ textContent }) =>
      textContent?.includes(`a ${name} look`),
    );
  await view.waitFor(isFound, name);
  await view.press('Enter');
  await view.waitFor((name) => document.querySelector('h1')?.textContent?.includes(`a ${name} look`), name);
  if (name === 'check' || name === 'case') await view.click('.block input[type="radio"], .block button');
  if (name === 'checklist') await view.click('.block input[type="checkbox"]');
  if (name === 'role-play') {
    await view.click('.block textarea');
    await view.type('Good afternoon, Robin speaking.');
    await view.click({ text: 'Show the model line' });
    await view.waitFor(() => document.querySelector('.block audio'));
  }
  if (name === 'calculator') {
    await view.click('.block input');
    await view.type('120');
  }
  if (name === 'video') {
    await view.waitFor(() => document.querySelector('video')!.readyState > 1);
    await view.click({ text: 'Transcript' });
  }
}

/** The first block alone, with a little air. */
async function crop(view: View, path: string): Promise<void> {
  await view.evaluate(() => {
    for (const part of document.querySelectorAll<HTMLElement>(
      'header, search, .eyebrow, h1, .answer, footer, .rating, .why',
    ))
      if (!part.closest('.block')) part.style.display = 'none';
    for (const block of [...document.querySelectorAll<HTMLElement>('.block')].slice(1))
      block.style.display = 'none';
    scrollTo(0, 0);
  });
  const height = await view.evaluate(() => {
    const { bottom } = document.querySelector('.block')!.getBoundingClientRect();
    return Math.ceil(bottom) + 16;
  });
  await view.setViewport(WIDTH, height);
  await view.screenshot(path);
  await view.setViewport(WIDTH, 1400);
  await view.evaluate(() => location.reload());
  await view.waitFor(() => document.querySelector('input[type="search"]') !== null);
}
