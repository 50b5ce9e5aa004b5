/** A document in Chromium: a page, the popup, or a frame inside a page. */
import type { CDPSession, Frame, KeyInput, Page } from 'puppeteer-core';
import type { Media } from './types.ts';
import type { AnyFunction, Surface } from './view.ts';

export class ChromiumSurface implements Surface {
  readonly #page: Page;
  readonly #frame: Frame;
  readonly isFrame: boolean;
  #session: Promise<CDPSession> | undefined;

  constructor(page: Page, frame: Frame = page.mainFrame()) {
    this.#page = page;
    this.#frame = frame;
    this.isFrame = frame !== page.mainFrame();
  }

  call(fn: AnyFunction, args: unknown[]) {
    return this.#frame.evaluate(fn, ...args);
  }

  async inject(source: string) {
    await this.#frame.evaluate(`${source}\n;0`);
  }

  async point(x: number, y: number) {
    const offset = await this.#offset();
    await this.#page.mouse.move(offset.x + x, offset.y + y);
  }

  async click(x: number, y: number) {
    const offset = await this.#offset();
    // A click that closes its own view (a popup's "Open beside the page") has done its work.
    await this.#page.mouse.click(offset.x + x, offset.y + y).catch((error) => {
      if (!this.#page.isClosed()) throw error;
    });
  }

  async chord(keys: string[]) {
    const { keyboard } = this.#page;
    for (const key of keys) {
      // A character without a key of its own on a US keyboard is inserted as an input method would. A key that closes
      // its own view (Escape) has done its work.
      await keyboard
        .down(key as KeyInput)
        .catch(() => keyboard.sendCharacter(key))
        .catch((error) => {
          if (!this.#page.isClosed()) throw error;
        });
    }
    for (const key of keys.toReversed()) await keyboard.up(key as KeyInput).catch(() => {});
  }

  async screenshot(fullPage: boolean) {
    if (this.#frame === this.#page.mainFrame()) return await this.#page.screenshot({ fullPage });
    const element = await this.#frame.frameElement();
    if (!element) throw new Error('The frame is gone: no screenshot.');
    return await element.screenshot();
  }

  async setViewport(width: number, height: number) {
    const metrics = { width, height, deviceScaleFactor: 1, mobile: false };
    await (await this.#cdp()).send('Emulation.setDeviceMetricsOverride', metrics).catch((cause) => {
      throw new Error('A popup has the size of its content: open its page in a tab.', { cause });
    });
  }

  async media(media: Media) {
    const features = [
      { name: 'prefers-color-scheme', value: media.scheme ?? '' },
      { name: 'prefers-reduced-motion', value: media.motion ?? '' },
    ];
    await (await this.#cdp()).send('Emulation.setEmulatedMedia', { features });
  }

  async isOpen() {
    return !this.#page.isClosed() && !this.#frame.detached;
  }

  /** Closing a frame closes the page that holds it. */
  async close() {
    // The popup's tab is not one that the protocol may close; its own script may.
    await this.#page.evaluate(() => window.close()).catch(() => {});
    if (!this.#page.isClosed()) await this.#page.close().catch(() => {});
  }

  /** One session for the life of the view: emulation ends with the session that asked for it. */
  #cdp(): Promise<CDPSession> {
    this.#session ??= this.#page.createCDPSession();
    return this.#session;
  }

  async #offset() {
    if (this.#frame === this.#page.mainFrame()) return { x: 0, y: 0 };
    const box = await (await this.#frame.frameElement())?.boundingBox();
    if (!box) throw new Error('The frame is not on screen: nothing to click in.');
    return box;
  }
}

/** Runs a function on the shadow root, open or closed, of the first element that matches `host`. */
export async function inRoot(page: Page, host: string, fn: AnyFunction, args: unknown[]): Promise<unknown> {
  const session = await page.createCDPSession();
  try {
    const expression = `document.querySelector(${JSON.stringify(host)})`;
    const { objectId } = (await session.send('Runtime.evaluate', { expression })).result;
    if (!objectId) throw new Error(`Nothing matches ${host}.`);
    const { node } = await session.send('DOM.describeNode', { objectId, depth: 1, pierce: true });
    const root = node.shadowRoots?.[0];
    if (!root) throw new Error(`${host} has no shadow root.`);
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: root.backendNodeId });
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      ...(object.objectId ? { objectId: object.objectId } : {}),
      functionDeclaration: `function (...args) { return (${fn})(this, ...args); }`,
      arguments: args.map((value) => ({ value })),
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } finally {
    await session.detach();
  }
}
