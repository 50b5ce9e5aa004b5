/**
 * `npm run film`: makes the media of the pack "Fernhill Mobile" anew: films of the practice company's tools with a voice
 * and captions, and spoken examples. Needs Chromium, ffmpeg and espeak-ng; what it makes is kept in the repository. Names
 * behind it make only these: `npm run film -- greeting-line`.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { findBrowser, howToGet, needsNoSandbox } from '../../test/browsers.mjs';
import { startDemo } from '../server.ts';
import { FILMS, type Film, type Hand, SOUNDS, type Sound } from './films.ts';
import { type Line, type Spoken, soundOf, speak, writeCaptions } from './voice.ts';

const TO = 'lessons/fernhill/media';
const SIZE = { width: 960, height: 600 };
/** Between two lines, in ms. */
const PAUSE = 450;
/** A screen stands still most of the time: what flickers in it is the first encoder's. */
const QUIET = 'fps=8,hqdn3d=2:1:2:2';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const names = process.argv.slice(2);
const isWanted = ({ name }: { name: string }) => names.length === 0 || names.includes(name);

const executablePath = findBrowser('chromium');
if (!executablePath) {
  console.error(howToGet('chromium'));
  process.exit(1);
}
await mkdir(TO, { recursive: true });
const work = await mkdtemp(join(tmpdir(), 'cuecard-film-'));
const demo = await startDemo({ delay: 0 });
const browser = await puppeteer.launch({
  executablePath,
  defaultViewport: SIZE,
  args: needsNoSandbox() ? ['--no-sandbox'] : [],
});
try {
  for (const film of FILMS.filter(isWanted)) await shoot(browser, film);
  for (const sound of SOUNDS.filter(isWanted)) await record(sound);
} finally {
  await browser.close();
  await demo.close();
  await rm(work, { recursive: true, force: true });
}

/** One film: the page is driven in the rhythm of the voice. */
async function shoot(browser: Browser, { name, path, scenes }: Film): Promise<void> {
  const spoken = scenes.map(({ say }, n) => speak(say, join(work, `${name}-${n}.wav`)));
  const page = await browser.newPage();
  await page.goto(demo.url + path, { waitUntil: 'networkidle0' });
  const hand = await handOn(page);
  const raw = join(work, `${name}.webm`) as `${string}.webm`;
  const recorder = await page.screencast({ path: raw, fps: 15 });
  const start = Date.now();
  const lines: Line[] = [];
  await pause(PAUSE);
  for (const [n, { say, act }] of scenes.entries()) {
    const from = Date.now();
    lines.push({ at: (from - start) / 1000, text: say });
    await act?.(hand);
    await pause(Math.max(0, spoken[n]!.seconds * 1000 + PAUSE - (Date.now() - from)));
  }
  await recorder.stop();
  await page.screenshot({ path: `${TO}/${name}.webp`, type: 'webp', quality: 60 });
  await page.close();
  const { inputs, filter } = soundOf(lines, spoken, 1);
  const both = `[0:v]${QUIET}[film];${filter}`;
  const film = [
    '-map',
    '[film]',
    '-c:v',
    'libvpx-vp9',
    '-crf',
    '50',
    '-b:v',
    '0',
    '-g',
    '999',
    '-cpu-used',
    '5',
  ];
  const sound = ['-map', '[sound]', '-c:a', 'libopus', '-b:a', '24k', '-ac', '1'];
  ffmpeg('-i', raw, ...inputs, '-filter_complex', both, ...film, ...sound, `${TO}/${name}.webm`);
  await writeCaptions(`${TO}/${name}.vtt`, lines, spoken);
  console.log(`${TO}/${name}.webm`);
}

/** One spoken example. */
async function record({ name, lines: said, isUncaptioned }: Sound): Promise<void> {
  const spoken: Spoken[] = [];
  const lines: Line[] = [];
  let at = 0.2;
  for (const [n, [voice, text]] of said.entries()) {
    const one = speak(text, join(work, `${name}-${n}.wav`), voice);
    spoken.push(one);
    lines.push({ at, text });
    at += one.seconds + PAUSE / 1000;
  }
  const { inputs, filter } = soundOf(lines, spoken, 0);
  ffmpeg(
    ...inputs,
    '-filter_complex',
    filter,
    '-map',
    '[sound]',
    '-c:a',
    'libopus',
    '-b:a',
    '24k',
    '-ac',
    '1',
    `${TO}/${name}.ogg`,
  );
  if (!isUncaptioned) await writeCaptions(`${TO}/${name}.vtt`, lines, spoken);
  console.log(`${TO}/${name}.ogg`);
}

function ffmpeg(...args: string[]): void {
  const out = args.pop()!;
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...args, '-map_metadata', '-1', '-fflags', '+bitexact', out]);
}

/** A pointer that is seen in the film, and moves as a hand does. */
async function handOn(page: Page): Promise<Hand> {
  await page.evaluate(() => {
    const dot = document.createElement('div');
    dot.style.cssText =
      'position:fixed;z-index:2147483647;left:0;top:0;width:22px;height:22px;border-radius:50%;pointer-events:none;' +
      'background:#0b6bcb55;border:2px solid #0b6bcb;transition:transform .4s ease;transform:translate(480px,520px)';
    dot.id = 'film-hand';
    document.documentElement.append(dot);
  });
  const go = async (selector: string): Promise<ElementHandle> => {
    const found = await page.waitForSelector(selector, { visible: true });
    if (!found) throw new Error(`${selector} is not on the page`);
    await found.scrollIntoView();
    const box = await found.boundingBox();
    const [x, y] = [box!.x + Math.min(box!.width / 2, 160), box!.y + box!.height / 2];
    await page.evaluate(
      (x, y) => {
        document.getElementById('film-hand')!.style.transform = `translate(${x - 11}px, ${y - 11}px)`;
      },
      x,
      y,
    );
    await pause(450);
    return found;
  };
  return {
    page,
    point: async (selector) => {
      await go(selector);
    },
    click: async (selector) => {
      const found = await go(selector);
      await found.click();
    },
  };
}
