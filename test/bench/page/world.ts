/** Scripts' worlds in a page, and what the browser counts of it. */
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { until } from '../../e2e/harness/until.ts';

/** No visit takes longer, however loaded the machine is. */
const LIMIT_MS = 60_000;
const CLOSE_MS = 5000;

/**
 * Opens a page, lets somebody work in it, and closes it.
 * @throws when it is not done in a minute
 */
export async function inPage<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage();
  const over = new AbortController();
  try {
    return await Promise.race([
      work(page),
      pause(LIMIT_MS, over.signal).then(() => {
        throw new Error(`${page.url()} was not done in ${LIMIT_MS / 1000} s`);
      }),
    ]);
  } finally {
    over.abort();
    await Promise.race([page.close().catch(() => {}), pause(CLOSE_MS)]);
  }
}

/** Waits; once the signal is aborted it never ends. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => clearTimeout(timer));
  });
}

/** Runs an expression in one world of a page. */
export type Evaluate = <T>(expression: string) => Promise<T>;

export function evaluatorIn(session: CDPSession, contextId: number): Evaluate {
  return async <T>(expression: string) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  };
}

/** A world of its own, such as an extension has. */
export async function newWorld(session: CDPSession): Promise<Evaluate> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'bench',
  });
  return evaluatorIn(session, executionContextId);
}

/** The world of an extension's script in a page's own document. Waits for it. */
export async function extensionWorld(page: Page, session: CDPSession, origin: string): Promise<number> {
  const { frameTree } = await session.send('Page.getFrameTree');
  let found: number | undefined;
  const hear = ({ context }: { context: { id: number; origin: string; auxData?: { frameId?: string } } }) => {
    if (context.origin === origin && context.auxData?.frameId === frameTree.frame.id) found = context.id;
  };
  session.on('Runtime.executionContextCreated', hear);
  await session.send('Runtime.enable');
  const id = await until(`the extension's script in ${page.url()}`, () => found);
  session.off('Runtime.executionContextCreated', hear);
  await session.send('Runtime.disable');
  return id;
}

export interface Counted {
  /** Milliseconds of the processor that the page's main thread was at work. */
  readonly cpu: number;
  readonly listeners: number;
}

/** Starts counting in time of the processor. */
export async function counterOf(session: CDPSession): Promise<() => Promise<Counted>> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return { cpu: of('TaskDuration') * 1000, listeners: of('JSEventListeners') };
  };
}
