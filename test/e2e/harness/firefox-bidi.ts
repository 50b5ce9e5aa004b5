/**
 * Firefox by WebDriver BiDi, and its own chrome (the toolbar, the popup's `<browser>`) by `moz:scope: chrome`,
 * which `-remote-allow-system-access` opens.
 *
 * BiDi lists tabs only. But its frame actor runs in every content browser when system access is allowed, so a popup
 * or an event page can be driven like a tab once BiDi's own table of ids knows its `<browser>`: `ADOPT` adds it.
 * Seen in Firefox 153; evaluation, trusted clicks and keys and screenshots all work there, `setViewport` hangs.
 */
import type { Browser } from 'puppeteer-core';
import type { AnyFunction } from './view.ts';

/** Runs in chrome scope: teaches BiDi's table of ids a `<browser>` that is not a tab's, and returns its id. */
const ADOPT = `function adopt(element) {
  const { NavigableManager: table } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs');
  if (!table.adopted) {
    const tabs = table.getBrowserById;
    table.adopted = new Map();
    table.getBrowserById = function (id) {
      const found = table.adopted.get(id);
      return tabs.call(this, id) ?? (found?.isConnected ? found : null);
    };
  }
  element.permanentKey ??= {};
  const id = table.getIdForBrowser(element);
  table.adopted.set(id, element);
  return id;
}`;

/** Also in chrome scope for every script: the extension with this id. */
const EXTENSION = `const extensionById = (id) => WebExtensionPolicy.getByID(id).extension;`;

interface Context {
  context: string;
  url: string;
  children: Context[];
}

interface Reply {
  result: {
    type: string;
    result?: { value?: string };
    exceptionDetails?: { text: string };
  };
}

export class Bidi {
  readonly #send: (method: string, params: object) => Promise<{ result: unknown }>;
  #chrome = '';

  private constructor(browser: Browser) {
    const { connection } = browser as unknown as {
      connection: { send: (method: string, params: object) => Promise<{ result: unknown }> };
    };
    this.#send = (method, params) => connection.send(method, params);
  }

  static async connect(browser: Browser): Promise<Bidi> {
    const bidi = new Bidi(browser);
    const tree = await bidi.send<{ contexts: Context[] }>('browsingContext.getTree', {
      'moz:scope': 'chrome',
    });
    const window = tree.contexts.find((context) => context.url === 'chrome://browser/content/browser.xhtml');
    if (!window) throw new Error('Firefox shows no browser window.');
    bidi.#chrome = window.context;
    return bidi;
  }

  async send<T>(method: string, params: object): Promise<T> {
    return (await this.#send(method, params)).result as T;
  }

  /** A tab's document and all the frames below it. */
  async tree(root: string): Promise<Context[]> {
    const flat = (all: Context[]): Context[] => all.flatMap((one) => [one, ...flat(one.children)]);
    return flat((await this.send<{ contexts: Context[] }>('browsingContext.getTree', { root })).contexts);
  }

  /** Runs a function in a document; arguments and result travel as JSON. */
  async call(context: string, fn: AnyFunction | string, args: unknown[], before = ''): Promise<unknown> {
    const reply = await this.#send('script.callFunction', {
      functionDeclaration: `async (text) => {
        ${before}
        const value = await (${fn})(...JSON.parse(text));
        return JSON.stringify(value);
      }`,
      arguments: [{ type: 'string', value: JSON.stringify(args) }],
      target: { context },
      awaitPromise: true,
    });
    return unwrap(reply as Reply);
  }

  /** Runs a function on the shadow root, open or closed, of the first element that matches `host`. */
  async inRoot(context: string, host: string, fn: AnyFunction, args: unknown[]): Promise<unknown> {
    const found = (await this.#send('script.callFunction', {
      functionDeclaration: '(host) => document.querySelector(host)',
      arguments: [{ type: 'string', value: host }],
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
      target: { context },
      awaitPromise: false,
    })) as { result: { result?: { value?: { shadowRoot?: { sharedId: string } | null } } } };
    const root = found.result.result?.value?.shadowRoot;
    if (!root) throw new Error(`Nothing matches ${host}, or it has no shadow root.`);
    const reply = await this.#send('script.callFunction', {
      functionDeclaration: `async (root, text) => JSON.stringify(await (${fn})(root, ...JSON.parse(text)))`,
      arguments: [{ sharedId: root.sharedId }, { type: 'string', value: JSON.stringify(args) }],
      target: { context },
      awaitPromise: true,
    });
    return unwrap(reply as Reply);
  }

  /** Runs a function's source in the browser window, with Firefox's own privileges. */
  async chrome<T>(source: string, ...args: unknown[]): Promise<T> {
    return (await this.call(this.#chrome, source, args, `${EXTENSION}\n${ADOPT}`)) as T;
  }

  async evaluate(context: string, source: string): Promise<void> {
    const params = { expression: `${source}\n;''`, target: { context }, awaitPromise: false };
    unwrap((await this.#send('script.evaluate', params)) as Reply);
  }
}

function unwrap({ result }: Reply): unknown {
  if (result.type === 'exception') throw new Error(result.exceptionDetails?.text ?? 'The script failed.');
  const text = result.result?.value;
  return text ? JSON.parse(text) : undefined;
}
