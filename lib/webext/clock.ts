/** The device's clock, put right by what servers say where it is far off. */
import { ABSURD, clockOffset } from '../campaign/clock.ts';
import type { Browser } from './browser.ts';

const KEY = 'clockOffset';

export interface Clock {
  /** UTC, ms. */
  now(): number;
  /** Resolves once it is known how far the device's clock is off. */
  ready(): Promise<void>;
  /** Does what `fetch` does, and hears what the server's clock says. */
  fetch: typeof fetch;
}

/**
 * @param storage `browser.storage`
 * @param own the device's clock: UTC, ms
 */
export function openClock(storage: Browser['storage'], own: () => number = Date.now): Clock {
  let offset = 0;
  const reading = storage.local.get(KEY).then(
    ({ [KEY]: kept }) => {
      if (Number.isInteger(kept) && Math.abs(kept as number) <= ABSURD) offset = kept as number;
    },
    // A storage that cannot be read says nothing against the device's clock.
    () => {},
  );
  return {
    now: () => own() + offset,
    ready: () => reading,
    async fetch(...request) {
      const response = await fetch(...request);
      // Other servers show it only where they expose it, or where their host is granted.
      const { headers } = response;
      const heard = clockOffset(headers.get('date'), own(), headers.get('age'));
      await reading;
      if (heard !== null && heard !== offset) {
        offset = heard;
        await storage.local.set({ [KEY]: heard }).catch(() => {});
      }
      return response;
    },
  };
}
