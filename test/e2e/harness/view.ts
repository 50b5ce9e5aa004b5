/** The calls every view has, written once over the few things each browser does in its own way. */
import { writeFile } from 'node:fs/promises';
import { locate, type Spot } from './locate.ts';
import type { Media, Target, View } from './types.ts';
import { until } from './until.ts';

// biome-ignore lint/suspicious/noExplicitAny: a function of any shape travels to the browser as its source
export type AnyFunction = (...args: any[]) => unknown;

/** One document in one browser. Coordinates are CSS pixels of that document's own viewport. */
export interface Surface {
  /** It stands in a page of another origin. */
  readonly isFrame: boolean;
  call(fn: AnyFunction, args: unknown[]): Promise<unknown>;
  inject(source: string): Promise<void>;
  /** Moves the pointer there, and no further. */
  point(x: number, y: number): Promise<void>;
  click(x: number, y: number): Promise<void>;
  /** Presses keys down in this order and releases them in reverse. */
  chord(keys: string[]): Promise<void>;
  screenshot(fullPage: boolean): Promise<Uint8Array>;
  setViewport(width: number, height: number): Promise<void>;
  media(media: Media): Promise<void>;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

const chordOf = (key: string) => (key.length > 1 ? key.split(/\+(?=.)/) : [key]);
const name = (target: Target) => (typeof target === 'string' ? target : `"${target.text}"`);

export function viewOf(surface: Surface): View {
  const evaluate = async <A extends unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A) =>
    (await surface.call(fn as AnyFunction, args)) as T;
  const text = () => evaluate(() => document.body?.innerText ?? '');
  const detail = async () => `--- the view's text ---\n${await text()}\n---`;

  const spot = async (target: Target): Promise<Spot> => {
    let last: Spot = { x: -1, y: -1, problem: '' };
    let problem = '';
    return await until(
      `a click on ${name(target)}`,
      async () => {
        const now = await evaluate(locate, target);
        problem = now.problem;
        const resting = now.x === last.x && now.y === last.y;
        last = now;
        return !now.problem && resting ? now : undefined;
      },
      { detail: async () => `${problem || 'it does not come to rest'}\n${await detail()}` },
    );
  };

  return {
    evaluate,
    inject: (source) => surface.inject(source),
    url: () => evaluate(() => location.href),
    text,
    click: async (target) => {
      const click = async () => {
        const { x, y } = await spot(target);
        if (surface.isFrame) await untilUnderThePointer(surface, x, y);
        await surface.click(x, y);
      };
      // A page that is just being left is a tool's.
      const isOwn = () => evaluate(() => /-extension:$/.test(location.protocol)).catch(() => false);
      const isOurs = surface.isFrame || (await isOwn());
      await (isOurs ? untilItArrives(surface, click) : click());
    },
    press: (key) => surface.chord(chordOf(key)),
    type: async (characters) => {
      for (const character of characters) await surface.chord([character]);
    },
    waitFor: (fn, ...args) => until(`${fn}`, () => evaluate(fn, ...args), { detail }),
    waitForText: async (wanted) => {
      await until(`the text "${wanted}"`, async () => (await text()).includes(wanted), { detail });
    },
    screenshot: async (path, options = {}) => {
      await writeFile(path, await surface.screenshot(options.fullPage ?? false));
    },
    setViewport: (width, height) => surface.setViewport(width, height),
    media: (media) => surface.media(media),
    isOpen: () => surface.isOpen(),
    close: async () => {
      if (!(await surface.isOpen())) return;
      await surface.close();
      await until('the view to close', async () => !(await surface.isOpen()));
    },
  };
}

/**
 * As a hand does, the pointer comes before the click. A frame that was just shown or made larger is not where Chromium looks for it
 * until its next picture is drawn: what is pressed earlier goes to the page around it.
 */
async function untilUnderThePointer(surface: Surface, x: number, y: number): Promise<void> {
  let trembles = 0;
  await until('the pointer to be in the frame', async () => {
    // WebDriver moves no pointer to where it is already: one that came before the frame did would never be in it.
    await surface.point(x + (trembles++ % 2), y);
    return await surface.call(isHovered, []).catch(() => true);
  });
}
const isHovered = () => document.documentElement.matches(':hover');

const TRIES = 5;

type Listening = { cuecardTestClick?: boolean; cuecardTestTarget?: Element };
/** A click counts on what was looked for: where that moves away in between, something else is clicked. */
const listen = () => {
  const world = globalThis as Listening;
  world.cuecardTestClick = false;
  const heard = (event: Event) => {
    world.cuecardTestClick ||= event.composedPath().includes(world.cuecardTestTarget!);
  };
  addEventListener('click', heard, { capture: true });
};
/** In a document that has taken the place of the one that was clicked in, nobody listens. */
const hasCome = () => (globalThis as Listening).cuecardTestClick !== false;

/**
 * Chromium drops a click on a frame of another origin that moved within the last half second, Firefox looks for the frame
 * where its last picture had it, and what is in it moves as long as it takes its size, as our pages do while what they show comes in: a
 * person who meets that clicks once more.
 */
async function untilItArrives(surface: Surface, click: () => Promise<void>): Promise<void> {
  await surface.call(listen, []);
  for (let tries = 0; tries < TRIES; tries++) {
    await click();
    // A click may close the frame it is made in.
    const came = () => surface.call(hasCome, []).catch(() => true);
    if (await until('the click to arrive', came, { timeout: 1000 }).catch(() => false)) return;
  }
  throw new Error(`${TRIES} clicks went past what they were for.`);
}
