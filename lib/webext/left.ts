/** What scripts of ours leave for each other in a page. The page itself cannot see it. */

import type { Reader } from '../page/look.ts';
import type { Lookout } from '../page/lookout.ts';
import type { Watch } from '../page/watch.ts';
import type { Runtime } from './messages.ts';

interface Alive {
  isAlive(): boolean;
}

interface Left {
  cuecard: Watch & Alive;
  cuecardLookout: Lookout & Alive;
  cuecardHint: Alive;
  cuecardReader: Reader;
}

/** A page's element with this id would answer to the same name. */
export const left = <K extends keyof Left>(name: K): Left[K] | undefined =>
  Object.getOwnPropertyDescriptor(globalThis, name)?.value;

/** In place of the one that an older copy left. */
export function leave<K extends keyof Left>(name: K, value: Left[K]): void {
  Object.defineProperty(globalThis, name, { value, configurable: true });
}

/** The browser's own, so that a script in a page carries no polyfill. */
export function runtimeHere(): Runtime {
  const world = globalThis as unknown as Partial<Record<'browser' | 'chrome', { runtime: Runtime }>>;
  return (world.browser ?? world.chrome!).runtime;
}
