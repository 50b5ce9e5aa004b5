/** A demo practised to its end, as somebody does who needs help at each step. */
import type { Page } from 'puppeteer-core';
import type { DemoStep } from '../../lib/lesson/demo.ts';
import type { Inline } from '../../lib/lesson/words.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';

/** The frame over the page, once it says this and has something to do. */
export function trying(driver: Driver, page: Page, words: string): Promise<View> {
  return until(`practice to say "${words}"`, async () => {
    const frame = await driver.frame(page, 'card.html');
    const isReady = (words: string) =>
      document.querySelector('.try')?.textContent?.includes(words) === true &&
      document.querySelector('.part,.answer-button,.primary') !== null;
    return (await frame.evaluate(isReady, words)) ? frame : null;
  });
}

/** @returns how many of the steps were done on the page itself, not only said */
export async function practise(driver: Driver, page: Page, steps: readonly DemoStep[]): Promise<number> {
  let done = 0;
  for (const [n, step] of steps.entries()) {
    const frame = await trying(driver, page, `step ${n + 1} of ${steps.length}`);
    done += Number(await tried(frame, step));
  }
  await trying(driver, page, 'All steps done.');
  return done;
}

async function tried(frame: View, { say, act }: DemoStep): Promise<boolean> {
  if (act?.kind === 'press') {
    await frame.press(act.key);
    return true;
  }
  const kind = await until('something to do', () =>
    frame.evaluate(() => {
      const has = (selector: string) => document.querySelector(selector) !== null;
      if (has('.answer-button')) return 'ask';
      if (has('.ends .primary')) return 'read';
      const away = [...document.querySelectorAll<HTMLElement>('.ends button')];
      away.find((one) => one.textContent === 'Go there')?.click();
      // Twice something else: then it is shown where the step is done.
      document.querySelector<HTMLElement>('.nothing')?.click();
      return has('.part.shown') ? 'use' : null;
    }),
  );
  if (kind === 'read') await frame.click('.ends .primary');
  if (kind === 'ask') await frame.click({ text: plain(say) });
  if (kind !== 'use') return false;
  await frame.click('.part.shown');
  if (act?.kind === 'type') {
    await frame.waitFor(() => document.activeElement?.matches('.part-field'));
    await frame.type(act.text);
    await frame.press('Tab');
  }
  if (act?.kind === 'choose') {
    const nth = await frame.waitFor(
      (option) =>
        [...document.querySelectorAll('.part-options button')].findIndex(
          ({ textContent }) => textContent === option,
        ) + 1,
      act.option,
    );
    await frame.click(`.part-options li:nth-child(${nth}) button`);
  }
  return true;
}

function plain(say: readonly Inline[]): string {
  return say
    .map((part) => (typeof part === 'string' ? part : 'text' in part ? part.text : plain(part.of)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
