/** The harness's contract: one `Driver` per browser, one `View` per document, the same calls in both. */
import type { Browser, Page } from 'puppeteer-core';
import type { Browser as Polyfill } from 'webextension-polyfill';

/**
 * What `browser` and `chrome` are inside the extension. A test that runs code there declares
 * `declare const browser: ExtensionApi;`: both browsers have that name.
 */
export type ExtensionApi = Polyfill;

export type BrowserName = 'chromium' | 'firefox';

/** What to click: a CSS selector, or the exact visible text (or `aria-label`) of a control. */
export type Target = string | { text: string };

/** Runs a function elsewhere; its source, arguments and result travel, nothing it closes over. */
export type Evaluate = <A extends unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A) => Promise<T>;

export interface Media {
  scheme?: 'light' | 'dark';
  motion?: 'reduce' | 'no-preference';
}

/** A popup, an extension page, an extension frame or an ordinary page. */
export interface View {
  /**
   * Runs a function in the document; its arguments and result travel as JSON.
   * In Chromium this counts as a user gesture: to test what needs a gesture, use `click`.
   */
  evaluate: Evaluate;
  /** Runs a script's source in the document, outside its Content-Security-Policy. */
  inject(source: string): Promise<void>;
  url(): Promise<string>;
  /** The rendered text of the body. */
  text(): Promise<string>;
  /** Waits until the target is there, enabled, at rest and uncovered; then moves there and clicks (trusted events). */
  click(target: Target): Promise<void>;
  /** Presses a key or a chord: `Enter`, `ArrowDown`, `k`, `Shift+Tab`, `Control+k`. */
  press(key: string): Promise<void>;
  /** Types each character into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Polls a predicate in the document until it returns something truthy, and returns that. */
  waitFor: Evaluate;
  waitForText(text: string): Promise<void>;
  /** Writes a PNG of the viewport, or of the whole document. */
  screenshot(path: string, options?: { fullPage?: boolean }): Promise<void>;
  /** For tabs. A popup has the size of its content: to see it narrow, open its page with `extensionPage`. */
  setViewport(width: number, height: number): Promise<void>;
  /** Colour scheme and motion preference; what is left out goes back to the default. In Firefox motion is global. */
  media(media: Media): Promise<void>;
  isOpen(): Promise<boolean>;
  /** Resolves when the document is gone. Closing a closed view is fine. */
  close(): Promise<void>;
}

export interface Driver {
  readonly name: BrowserName;
  /** For what this interface does not offer. */
  readonly browser: Browser;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  /** Opens an http(s) address in a new tab, in front, and waits for its load event. */
  open(url: string): Promise<Page>;
  /** The same calls on an ordinary page. */
  view(page: Page): View;
  /** The frame inside `page` whose address contains `part`, also one in a closed shadow root. Waits for it. */
  frame(page: Page, part: string): Promise<View>;
  /**
   * Runs a function on the shadow root, open or closed, of the first element in `page` that matches `host`. For a
   * click inside, return `getBoundingClientRect()` numbers and give their centre to `page.mouse.click`.
   */
  inRoot<A extends unknown[], T>(
    page: Page,
    host: string,
    fn: (root: ShadowRoot, ...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T>;
  /** Clicks the real toolbar button for that tab and returns the real popup, loaded. Closes one left open. */
  popup(page: Page): Promise<View>;
  /** Opens a page of the extension (`options.html`) in a new tab, in front. */
  extensionPage(path: string): Promise<View>;
  /** From now on the extension's own `permissions.request` for this pattern is accepted without a dialog. */
  allow(pattern: string): Promise<void>;
  /** Grants a host pattern (`http://localhost/*`); `permissions.onAdded` fires as after a person's consent. */
  grant(pattern: string): Promise<void>;
  revoke(pattern: string): Promise<void>;
  /** Kills the service worker or ends the event page; resolves when it is dead. Fine when it already is. */
  killWorker(): Promise<void>;
  workerIsRunning(): Promise<boolean>;
  /** Runs a function in the worker or event page, which must be running. */
  inWorker: Evaluate;
  /** Runs a function in a page of the extension without product code: a background tab, closed afterwards. */
  inExtension: Evaluate;
  /** What `storage.session` holds. Does not wake the worker. */
  session(): Promise<Record<string, unknown>>;
  /** The toolbar button's badge and tooltip for that tab, which comes to the front. */
  badge(page: Page): Promise<{ text: string; title: string }>;
  /** Loads the extension again, as an update does: from `extensionDir`, or from the folder it came from. */
  reload(extensionDir?: string): Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  browser: BrowserName;
  /** The built extension, unpacked. */
  extensionDir: string;
  /** A profile folder to keep; without it a temporary one is made and removed. */
  profile?: string;
  /** Port of a proxy on this machine that all requests go through, loopback too (see proxy.ts). */
  proxy?: number;
  /** A policy installs the extension (see policy.ts): nothing is installed here, its arrival is waited for. */
  policy?: { program: string; id: string };
  /** Starts the browser in place of the one that is found, such as under policies (see policy.ts). */
  program?: string;
  /** More command-line arguments. */
  args?: string[];
  /** More Firefox preferences. */
  prefs?: Record<string, unknown>;
  /** More environment, such as `TZ`. */
  env?: Record<string, string>;
  /** False shows the windows. */
  headless?: boolean;
}
