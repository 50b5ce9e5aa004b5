/** Drives Chromium, Chrome or Edge through puppeteer and the DevTools protocol. */
import puppeteer, { type Browser, type Page, type Target, type WebWorker } from 'puppeteer-core';
import { needsNoSandbox } from '../../browsers.mjs';
import { ChromiumSurface, inRoot } from './chromium-surface.ts';
import type { Driver, ExtensionApi, LaunchOptions, View } from './types.ts';
import { until } from './until.ts';
import { type AnyFunction, viewOf } from './view.ts';

type ManagerCall = (id: string, pattern: string) => Promise<void>;
declare const chrome: ExtensionApi & {
  developerPrivate: { addHostPermission: ManagerCall; removeHostPermission: ManagerCall };
};

/** What keeps the browser from talking to anyone by itself (see proxy.ts for what is left). */
const QUIET = ['--disable-component-update', '--disable-sync', '--no-pings'];
/** Among what it keeps from the network are extensions that a policy installs. */
const OFFLINE = '--disable-background-networking';

export async function launchChromium(executablePath: string, options: LaunchOptions): Promise<Driver> {
  const proxied = [`--proxy-server=127.0.0.1:${options.proxy}`, '--proxy-bypass-list=<-loopback>'];
  const browser = await puppeteer.launch({
    browser: 'chrome',
    executablePath,
    pipe: true,
    headless: options.headless ?? true,
    enableExtensions: true,
    handleSIGTERM: false,
    handleSIGHUP: false,
    defaultViewport: null,
    env: { ...process.env, ...options.env },
    ...(options.profile ? { userDataDir: options.profile } : {}),
    args: [
      ...(needsNoSandbox() ? ['--no-sandbox'] : []),
      ...['--disable-gpu', '--disable-quic', '--window-size=1280,900', ...QUIET],
      ...(options.policy ? [] : [OFFLINE]),
      ...(options.proxy ? proxied : []),
      ...(options.args ?? []),
    ],
    ignoreDefaultArgs: options.policy ? [OFFLINE] : false,
  });
  try {
    const id = options.policy?.id ?? (await browser.installExtension(options.extensionDir));
    if (options.policy) await isThere(browser, id);
    return new ChromiumDriver(browser, id, options.extensionDir);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Puppeteer lists only extensions that it loaded; a page of the extension can be opened once it is there. */
async function isThere(browser: Browser, id: string): Promise<void> {
  const page = await browser.newPage({ background: true });
  const open = () => page.goto(`chrome-extension://${id}/manifest.json`);
  await until('the policy to install it', open);
  await page.close();
}

class ChromiumDriver implements Driver {
  readonly name = 'chromium';
  readonly browser: Browser;
  readonly extensionOrigin: string;
  readonly #id: string;
  readonly #dir: string;
  #popup: View | undefined;

  constructor(browser: Browser, id: string, dir: string) {
    this.browser = browser;
    this.extensionOrigin = `chrome-extension://${id}`;
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
    return viewOf(new ChromiumSurface(page));
  }

  async frame(page: Page, part: string): Promise<View> {
    const frame = await until(
      `a frame with ${part}`,
      async () => {
        // One that the page takes away meanwhile is none.
        const there = page.frames().filter((frame) => frame !== page.mainFrame() && !frame.detached);
        const found = there.find((frame) => frame.url().includes(part));
        return (await found?.evaluate(() => document.readyState === 'complete')) ? found : null;
      },
      { detail: () => `frames: ${page.frames().map((frame) => frame.url())}` },
    );
    return viewOf(new ChromiumSurface(page, frame));
  }

  async inRoot<A extends unknown[], T>(
    page: Page,
    host: string,
    fn: (root: ShadowRoot, ...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> {
    return (await inRoot(page, host, fn as AnyFunction, args)) as T;
  }

  async popup(page: Page): Promise<View> {
    await this.#popup?.close();
    await page.bringToFront();
    const before = new Set(this.browser.targets());
    await this.#trigger(page);
    const target = await until('the popup to open', () =>
      this.browser
        .targets()
        .find((target) => !before.has(target) && target.type() === 'page' && this.#isOurs(target.url())),
    );
    const view = this.view(await target.asPage());
    await view.waitFor(() => document.readyState === 'complete');
    this.#popup = view;
    return view;
  }

  async extensionPage(path: string): Promise<View> {
    return this.view(await this.open(`${this.extensionOrigin}/${path}`));
  }

  async allow(pattern: string): Promise<void> {
    await this.#developer('addHostPermission', pattern);
  }

  async grant(pattern: string): Promise<void> {
    await this.allow(pattern);
    const granted = await this.inExtension(
      (origin) => chrome.permissions.request({ origins: [origin] }),
      pattern,
    );
    if (!granted) throw new Error(`Chromium did not grant ${pattern}.`);
  }

  async revoke(pattern: string): Promise<void> {
    await this.inExtension((origin) => chrome.permissions.remove({ origins: [origin] }), pattern);
    await this.#developer('removeHostPermission', pattern);
  }

  async killWorker(): Promise<void> {
    // A page of ours that is open may wake the next one at once: it is these that must be gone.
    const dying = this.#workerTargets();
    let tries = 0;
    await until('the worker to die', async () => {
      const alive = this.#workerTargets().filter((target) => dying.includes(target));
      // One that woke while it was being closed may have lost its session and live on: the browser itself closes it.
      if (alive.length > 0 && ++tries % 50 === 0) await this.#closeByBrowser();
      // One that ends by itself meanwhile has no session any more to be closed by.
      for (const target of alive)
        await target
          .worker()
          .then((worker) => worker?.close())
          .catch(() => {});
      return alive.length === 0;
    });
  }

  async #closeByBrowser(): Promise<void> {
    const session = await this.browser.target().createCDPSession();
    const { targetInfos } = await session.send('Target.getTargets');
    for (const { type, url, targetId } of targetInfos)
      if (type === 'service_worker' && this.#isOurs(url))
        await session.send('Target.closeTarget', { targetId }).catch(() => {});
    await session.detach();
  }

  async workerIsRunning(): Promise<boolean> {
    return this.#workerTargets().length > 0;
  }

  #workerTargets(): Target[] {
    return this.browser
      .targets()
      .filter((target) => target.type() === 'service_worker' && this.#isOurs(target.url()));
  }

  async inWorker<A extends unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    const worker = await this.#worker();
    if (!worker) throw new Error('The worker is not running: send it a message first.');
    return (await worker.evaluate(fn as AnyFunction, ...args)) as T;
  }

  async inExtension<A extends unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    const page = await this.browser.newPage({ background: true });
    try {
      await page.goto(`${this.extensionOrigin}/manifest.json`);
      return (await page.evaluate(fn as AnyFunction, ...args)) as T;
    } finally {
      await page.close();
    }
  }

  async session(): Promise<Record<string, unknown>> {
    const query = { id: this.#id, storageArea: 'session' } as const;
    for (const worker of (await this.#workers()).reverse()) {
      try {
        return (await worker.client.send('Extensions.getStorageItems', query)).data;
      } catch {
        // The worker of an extension that was loaded again may stay listed for a while; it answers no more.
      }
    }
    return await this.inExtension(() => chrome.storage.session.get());
  }

  async badge(page: Page): Promise<{ text: string; title: string }> {
    // Only when needed: it closes the popup.
    if (await page.evaluate(() => document.hidden)) await page.bringToFront();
    const read = async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const details = { tabId: tab?.id as number };
      return {
        text: await chrome.action.getBadgeText(details),
        title: await chrome.action.getTitle(details),
      };
    };
    return await ((await this.workerIsRunning()) ? this.inWorker(read) : this.inExtension(read));
  }

  async reload(extensionDir: string = this.#dir): Promise<void> {
    await this.browser.installExtension(extensionDir);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  #isOurs(url: string): boolean {
    return url.startsWith(`${this.extensionOrigin}/`);
  }

  /** As puppeteer does it for the extensions that it loaded itself. */
  async #trigger(page: Page): Promise<void> {
    const { _connection: connection } = this.browser as unknown as {
      _connection: { send(method: string, params: object): Promise<unknown> };
    };
    const { _tabId: targetId } = page as unknown as { _tabId: string };
    await connection.send('Extensions.triggerAction', { id: this.#id, targetId });
  }

  async #worker(): Promise<WebWorker | undefined> {
    return (await this.#workers()).at(-1);
  }

  /** The newest last. */
  async #workers(): Promise<WebWorker[]> {
    const targets = this.#workerTargets();
    // One that dies meanwhile is none.
    const workers = await Promise.all(targets.map((target) => target.worker().catch(() => null)));
    return workers.filter((worker) => worker !== null);
  }

  /** The extension manager's own page answers what a person would answer in a dialog. */
  async #developer(method: 'addHostPermission' | 'removeHostPermission', pattern: string): Promise<void> {
    const page = await this.browser.newPage({ background: true });
    try {
      page.goto('chrome://extensions/').catch(() => {});
      await until('the extension manager to open', () =>
        page.evaluate(() => Boolean(chrome.developerPrivate?.addHostPermission)),
      );
      await page.evaluate(
        (method, id, pattern) => chrome.developerPrivate[method](id, pattern),
        method,
        this.#id,
        pattern,
      );
    } finally {
      await page.close();
    }
  }
}
