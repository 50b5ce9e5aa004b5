/** Drives Firefox through puppeteer, WebDriver BiDi and the browser's own chrome. */
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { Bidi } from './firefox-bidi.ts';
import { firefoxPrefs, UUID } from './firefox-prefs.ts';
import { FirefoxSurface } from './firefox-surface.ts';
import type { Driver, LaunchOptions, View } from './types.ts';
import { until } from './until.ts';
import { type AnyFunction, viewOf } from './view.ts';

/** Chrome-scope sources; each runs in the browser window with `extensionById` and `adopt` at hand. */
const OPEN_POPUP = `async (id) => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  await ExtensionParent.apiManager.global.browserActionFor(extensionById(id)).triggerAction(window);
}`;
const FIND_POPUP = `(origin) => {
  const shown = [...document.querySelectorAll('browser.webextension-popup-browser')].find((element) =>
    !element.classList.contains('webextension-preload-browser') && element.currentURI.spec.startsWith(origin));
  return shown && adopt(shown);
}`;
const FIND_BACKGROUND = `(id) => {
  const view = [...extensionById(id).views].find((view) => view.viewType === 'background');
  return view?.xulBrowser && adopt(view.xulBrowser);
}`;
const PERMISSION = `async (method, id, origin) => {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs');
  await ExtensionPermissions[method](id, { permissions: [], origins: [origin] }, extensionById(id));
}`;
const SESSION = `(id) => {
  const { extensionStorageSession } = ChromeUtils.importESModule('resource://gre/modules/ExtensionStorage.sys.mjs');
  const stored = extensionStorageSession.get(extensionById(id), null);
  // Without true, deserialize would take the value out of the extension's own storage.
  const plain = (value) => (value?.deserialize ? value.deserialize(globalThis, true) : value);
  return Object.fromEntries(Object.entries(stored).map(([key, value]) => [key, plain(value)]));
}`;
const BADGE = `(id) => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { action } = ExtensionParent.apiManager.global.browserActionFor(extensionById(id));
  const { badgeText, title } = action.getContextData(gBrowser.selectedTab);
  return { text: badgeText ?? '', title: title ?? '' };
}`;
const END = `async (id) => {
  const extension = extensionById(id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
  return extension.backgroundState;
}`;
const IS_THERE = `(id) => WebExtensionPolicy.getByID(id)?.extension?.state === 'Startup: Complete'`;
const STATE = `(id) => extensionById(id).backgroundState`;

export async function launchFirefox(executablePath: string, options: LaunchOptions): Promise<Driver> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: options.headless ?? true,
    enableExtensions: true,
    handleSIGTERM: false,
    handleSIGHUP: false,
    defaultViewport: null,
    env: { ...process.env, ...options.env },
    ...(options.profile ? { userDataDir: options.profile } : {}),
    args: ['-remote-allow-system-access', '--width=1280', '--height=900', ...(options.args ?? [])],
    extraPrefsFirefox: firefoxPrefs(options),
  });
  try {
    const bidi = await Bidi.connect(browser);
    const id = options.policy?.id ?? (await browser.installExtension(options.extensionDir));
    if (options.policy) await until('the policy to install it', () => bidi.chrome<boolean>(IS_THERE, id));
    return new FirefoxDriver(browser, bidi, id, options.extensionDir);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

class FirefoxDriver implements Driver {
  readonly name = 'firefox';
  readonly browser: Browser;
  readonly extensionOrigin = `moz-extension://${UUID}`;
  readonly #bidi: Bidi;
  readonly #id: string;
  readonly #dir: string;
  #popup: View | undefined;

  constructor(browser: Browser, bidi: Bidi, id: string, dir: string) {
    this.browser = browser;
    this.#bidi = bidi;
    this.#id = id;
    this.#dir = dir;
  }

  async open(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.bringToFront();
    await page.goto(url);
    return page;
  }

  view(page: Page): View {
    return this.#view(contextOf(page.mainFrame()), () => page.close());
  }

  async frame(page: Page, part: string): Promise<View> {
    const root = contextOf(page.mainFrame());
    // Not `page.frames()`: puppeteer does not learn that a frame became an extension's.
    const frames = async () => (await this.#bidi.tree(root)).slice(1);
    return await until(
      `a frame with ${part}`,
      async () => {
        const frame = (await frames()).find((frame) => frame.url.includes(part));
        if (!frame) return null;
        const view = this.#view(frame.context, () => page.close(), true);
        // One that the page moves is loaded anew, and is another one then: it is looked for again.
        return (await view.evaluate(() => document.readyState === 'complete')) ? view : null;
      },
      { detail: async () => `frames: ${(await frames()).map((frame) => frame.url)}` },
    );
  }

  async inRoot<A extends unknown[], T>(
    page: Page,
    host: string,
    fn: (root: ShadowRoot, ...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> {
    return (await this.#bidi.inRoot(contextOf(page.mainFrame()), host, fn as AnyFunction, args)) as T;
  }

  async popup(page: Page): Promise<View> {
    await this.#popup?.close();
    await page.bringToFront();
    await this.#bidi.chrome(OPEN_POPUP, this.#id);
    const context = await until('the popup to open', () =>
      this.#bidi.chrome<string | undefined>(FIND_POPUP, `${this.extensionOrigin}/`),
    );
    const view = this.#view(context, () => this.#call(context, () => window.close()));
    await view.waitFor(() => location.protocol === 'moz-extension:' && document.readyState === 'complete');
    this.#popup = view;
    return view;
  }

  async extensionPage(path: string): Promise<View> {
    return await this.#openOwn(path, false);
  }

  /** `extensions.webextOptionalPermissionPrompts` is off: every request is accepted. */
  async allow(): Promise<void> {}

  async grant(pattern: string): Promise<void> {
    await this.#bidi.chrome(PERMISSION, 'add', this.#id, pattern);
  }

  async revoke(pattern: string): Promise<void> {
    await this.#bidi.chrome(PERMISSION, 'remove', this.#id, pattern);
  }

  async killWorker(): Promise<void> {
    // A message that was under way may start the next one at once: that this one ended is what counts.
    await until('the event page to end', async () => (await this.#bidi.chrome(END, this.#id)) === 'stopped');
  }

  async workerIsRunning(): Promise<boolean> {
    return (await this.#bidi.chrome(STATE, this.#id)) !== 'stopped';
  }

  async inWorker<A extends unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    const context = await this.#bidi.chrome<string | undefined>(FIND_BACKGROUND, this.#id);
    if (!context) throw new Error('The event page is not running: send it a message first.');
    return (await this.#bidi.call(context, fn as AnyFunction, args)) as T;
  }

  async inExtension<A extends unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    const view = await this.#openOwn('manifest.json', true);
    try {
      return await view.evaluate(fn, ...args);
    } finally {
      await view.close();
    }
  }

  async session(): Promise<Record<string, unknown>> {
    return await this.#bidi.chrome(SESSION, this.#id);
  }

  async badge(page: Page): Promise<{ text: string; title: string }> {
    await page.bringToFront();
    return await this.#bidi.chrome(BADGE, this.#id);
  }

  async reload(extensionDir: string = this.#dir): Promise<void> {
    await this.browser.installExtension(extensionDir);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  #view(context: string, close: () => Promise<void>, isFrame = false): View {
    return viewOf(new FirefoxSurface(this.#bidi, context, close, isFrame));
  }

  async #call(context: string, fn: AnyFunction): Promise<void> {
    await this.#bidi.call(context, fn, []);
  }

  /** `goto` of an extension's address never resolves: navigate without waiting and watch the document. */
  async #openOwn(path: string, background: boolean): Promise<View> {
    const page = await this.browser.newPage({ background });
    if (!background) await page.bringToFront();
    const context = contextOf(page.mainFrame());
    const url = `${this.extensionOrigin}/${path}`;
    await this.#bidi.send('browsingContext.navigate', { context, url, wait: 'none' });
    const view = this.#view(context, () => page.close());
    await view.waitFor((url) => location.href === url && document.readyState === 'complete', url);
    return view;
  }
}

/** BiDi's id of a frame; puppeteer keeps it to itself. */
const contextOf = (frame: Frame) => (frame as unknown as { _id: string })._id;
