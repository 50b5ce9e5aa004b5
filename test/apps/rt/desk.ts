/** A browser with Cuecard in it, signed in to the running Request Tracker, and the ways a person gets about there. */
import type { Page } from 'puppeteer-core';
import type { TabState } from '../../../lib/answer.ts';
import type { Driver, View } from '../../e2e/harness/types.ts';
import { LOCALHOST, startBrowser, stateWhere } from '../../e2e/setup.ts';
import type { Rt } from './server.ts';

/** The running Request Tracker; `npm run test:apps` starts it. */
export const rt: Rt = JSON.parse(process.env.CUECARD_RT ?? 'null');
if (!rt) throw new Error('Request Tracker does not run: these tests are started with `npm run test:apps`');

export interface Desk {
  readonly driver: Driver;
  readonly page: Page;
  readonly view: View;
  /** Goes to an address of RT as a link on its pages does, and waits for the page to be loaded. */
  go(address: string): Promise<void>;
  /** Waits until Cuecard has read the page here as this one. */
  state(page: string, fits?: (state: TabState) => boolean): Promise<TabState>;
  close(): Promise<void>;
}

/** Opens RT in a browser where Cuecard may read it. */
export async function openDesk(origin = rt.origin): Promise<Desk> {
  const driver = await startBrowser();
  try {
    await driver.grant(LOCALHOST);
    const page = await driver.open(`${origin}/`);
    const view = driver.view(page);
    await view.waitForText('Username:');
    return {
      driver,
      page,
      view,
      go: async (address) => {
        // Without a referrer RT asks whether the address was opened on purpose; `goto` sends none.
        await view.waitFor((to) => {
          document.documentElement.dataset.left = 'true';
          setTimeout(() => {
            location.href = to;
          });
          return true;
        }, origin + address);
        // Between two pages stands an empty one.
        await view.waitFor(
          (origin) =>
            location.href.startsWith(origin) &&
            !document.documentElement.dataset.left &&
            document.readyState === 'complete',
          origin,
        );
      },
      state: (id, fits = () => true) =>
        stateWhere(driver, `the page "${id}"`, (state) => state.page?.id === id && fits(state)),
      close: () => driver.close(),
    };
  } catch (error) {
    await driver.close();
    throw error;
  }
}

/** Signs in at the form that is shown. */
export async function signIn({ view }: Desk, name = 'root', password = 'password'): Promise<void> {
  await fill(view, 'input[name="user"]', name);
  await fill(view, 'input[name="pass"]', password);
  await view.press('Enter');
}

/** Types into an empty field. */
export async function fill(view: View, field: string, text: string): Promise<void> {
  await view.click(field);
  await view.evaluate((css) => {
    (document.querySelector(css) as HTMLInputElement).value = '';
  }, field);
  await view.type(text);
}
