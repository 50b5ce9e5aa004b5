/** A document in Firefox: a tab, a frame, the popup; each is one BiDi browsing context. */
import type { Bidi } from './firefox-bidi.ts';
import type { Media } from './types.ts';
import { until } from './until.ts';
import type { AnyFunction, Surface } from './view.ts';

/** WebDriver's code points for keys that are not characters. */
const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F6: '\uE036',
  F10: '\uE03A',
  Meta: '\uE03D',
  Space: ' ',
};

/** The colour scheme of one tab or popup, with its frames; motion is a preference of the whole browser. */
const MEDIA = `(id, scheme, motion) => {
  const { NavigableManager: table } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs');
  table.getBrowsingContextById(id).top.prefersColorSchemeOverride = scheme;
  if (motion) Services.prefs.setIntPref('ui.prefersReducedMotion', Number(motion === 'reduce'));
  else Services.prefs.clearUserPref('ui.prefersReducedMotion');
}`;

export class FirefoxSurface implements Surface {
  readonly #bidi: Bidi;
  readonly #context: string;
  readonly #close: () => Promise<void>;
  readonly isFrame: boolean;

  constructor(bidi: Bidi, context: string, close: () => Promise<void>, isFrame = false) {
    this.#bidi = bidi;
    this.#context = context;
    this.#close = close;
    this.isFrame = isFrame;
  }

  call(fn: AnyFunction, args: unknown[]) {
    return this.#bidi.call(this.#context, fn, args);
  }

  inject(source: string) {
    return this.#bidi.evaluate(this.#context, source);
  }

  async point(x: number, y: number) {
    await this.#perform('pointer', [{ type: 'pointerMove', x, y }]);
  }

  async click(x: number, y: number) {
    await this.#perform('pointer', [
      { type: 'pointerMove', x, y },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  async chord(keys: string[]) {
    const values = keys.map((key) => {
      const value = KEYS[key] ?? key;
      if ([...value].length > 1) throw new Error(`No key code for ${key}: add it to firefox-surface.ts.`);
      return value;
    });
    await this.#perform('key', [
      ...values.map((value) => ({ type: 'keyDown', value })),
      ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
    ]);
  }

  async screenshot(fullPage: boolean) {
    const { data } = await this.#bidi.send<{ data: string }>('browsingContext.captureScreenshot', {
      context: this.#context,
      origin: fullPage ? 'document' : 'viewport',
    });
    return Buffer.from(data, 'base64');
  }

  async setViewport(width: number, height: number) {
    if (!(await this.#isTab()))
      throw new Error('A popup has the size of its content: open its page in a tab.');
    const params = { context: this.#context, viewport: { width, height } };
    await this.#bidi.send('browsingContext.setViewport', params);
  }

  async media(media: Media) {
    await this.#bidi.chrome(MEDIA, this.#context, media.scheme ?? 'none', media.motion ?? '');
    const motion = media.motion ?? 'no-preference';
    await until('the media preferences to arrive', () =>
      this.call(
        (scheme?: string, motion?: string) =>
          (!scheme || matchMedia(`(prefers-color-scheme: ${scheme})`).matches) &&
          matchMedia(`(prefers-reduced-motion: ${motion})`).matches,
        [media.scheme, motion],
      ),
    );
  }

  async isOpen() {
    return await this.call(() => true, []).then(
      () => true,
      () => false,
    );
  }

  close() {
    return this.#close();
  }

  async #perform(type: 'key' | 'pointer', actions: object[]) {
    const params = { context: this.#context, actions: [{ type, id: type, actions }] };
    await this.#bidi.send('input.performActions', params).catch(async (error) => {
      // A click or key that closes its own view (a popup's "Close") has done its work.
      if (await this.isOpen()) throw error;
    });
  }

  async #isTab() {
    const source = `(id) => {
      const { NavigableManager: table } = ChromeUtils.importESModule(
        'chrome://remote/content/shared/NavigableManager.sys.mjs');
      return gBrowser.browsers.some((browser) => table.getIdForBrowser(browser) === id);
    }`;
    return await this.#bidi.chrome<boolean>(source, this.#context);
  }
}
