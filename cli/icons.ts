/** Draws `public/icon/*.png` from `icon.svg`: in colour, and grey for "nothing here". Run after changing the SVG. */
import { readFile, writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';

const SIZES = [16, 24, 32, 48, 128];
const GREY = '#7a828d';

const svg = await readFile('public/icon/icon.svg', 'utf8');
const browser = await puppeteer.launch({
  executablePath: process.env.CUECARD_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const size of SIZES) {
  for (const [suffix, image] of [
    ['', svg],
    ['-grey', svg.replaceAll('#0b6c7d', GREY)],
  ] as const) {
    await page.setViewport({ width: size, height: size });
    const sized = image.replace(
      /width="\d+" height="\d+"/,
      `width="${size}" height="${size}" style="display:block"`,
    );
    await page.setContent(`<style>body{margin:0}</style>${sized}`);
    await writeFile(`public/icon/${size}${suffix}.png`, await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
