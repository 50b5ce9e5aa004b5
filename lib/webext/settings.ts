/** What an administrator or this person decides, kept on the device. */
import { Failure } from '../answer.ts';
import { effective, type Managed, readManaged, readSettings, type Settings } from '../settings.ts';
import type { Browser } from './browser.ts';
import { isFull } from './full.ts';

const KEY = 'settings';

/** Settings by policy. Values arrive unchecked in Firefox, and reading throws there without a policy. */
export async function managedOf(storage: Browser['storage']): Promise<Managed> {
  try {
    return readManaged(await storage.managed.get(null));
  } catch {
    return {};
  }
}

/** What the person chose, policy aside. */
export async function ownSettings(storage: Browser['storage']): Promise<Settings> {
  // Firefox cannot read on a full disk: lessons show all the same, as for somebody who chose nothing.
  const stored = await storage.local.get(KEY).catch((): Record<string, unknown> => ({}));
  return readSettings(stored[KEY]);
}

/** The settings that hold. */
export async function settingsOf(storage: Browser['storage']): Promise<Settings> {
  const [own, managed] = await Promise.all([ownSettings(storage), managedOf(storage)]);
  return effective(own, managed);
}

/**
 * Keeps what the person chose.
 * @throws Failure 'full' or 'database' where it cannot be kept
 */
export async function saveSettings(storage: Browser['storage'], settings: Settings): Promise<void> {
  await keep(storage, { [KEY]: settings });
}

/**
 * Changes what the person chose: one change after the other, so that none is lost.
 * @throws Failure 'full' or 'database' where it cannot be kept
 */
export function changeSettings(
  storage: Browser['storage'],
  change: (own: Settings) => Settings,
): Promise<void> {
  const done = lastChange.then(async () => {
    // What cannot be read would be lost with the change.
    const stored = await storage.local.get(KEY).catch(refused);
    await saveSettings(storage, change(readSettings(stored[KEY])));
  });
  lastChange = done.catch(() => {});
  return done;
}

let lastChange: Promise<unknown> = Promise.resolve();

/** Calls back when the settings change, by the person or by policy; returns how to stop. */
export function watchSettings(storage: Browser['storage'], changed: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'managed' || (area === 'local' && KEY in changes)) changed();
  };
  storage.onChanged.addListener(listener);
  return () => storage.onChanged.removeListener(listener);
}

/** Where an administrator installed it, settings are there by then, or never come: in ms. */
const ARRIVAL_MS = 10_000;

/** In the first seconds after it was installed by force, Chromium answers that there are no settings. */
export async function policyArrived({
  management,
  storage,
}: Pick<Browser, 'management' | 'storage'>): Promise<void> {
  const { installType } = await management.getSelf();
  if (installType !== 'admin') return;
  for (let waited = 0; waited < ARRIVAL_MS; waited += 250) {
    const settings = await storage.managed.get(null).catch(() => ({}));
    if (Object.keys(settings).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/**
 * Who the events belong to: the policy's name, else a random one made on this device.
 * @param arrived resolves once the policy's settings are there, if there are any: before, nobody new is made
 * @throws Failure 'full' or 'database' where that one cannot be kept
 */
export async function personOf(
  storage: Browser['storage'],
  arrived: () => Promise<void> = async () => {},
): Promise<string> {
  const { person } = await managedOf(storage);
  if (person) return person;
  const own = last.then(() => ownId(storage, arrived));
  last = own.catch(() => {});
  return own;
}

/** The name that records are kept under, or null. Only looks: reading reports must make nobody known. */
export async function personHere(storage: Browser['storage']): Promise<string | null> {
  const { person: fixed } = await managedOf(storage);
  if (fixed) return fixed;
  const { person } = await storage.local.get('person');
  return typeof person === 'string' ? person : null;
}

/** One after the other: two first events at once must not become two people. */
let last: Promise<unknown> = Promise.resolve();

async function ownId(storage: Browser['storage'], arrived: () => Promise<void>): Promise<string> {
  const { person: own } = await storage.local.get('person');
  if (typeof own === 'string') return own;
  await arrived();
  const { person: fixed } = await managedOf(storage);
  if (fixed) return fixed;
  const made = crypto.randomUUID();
  await keep(storage, { person: made });
  return made;
}

async function keep(storage: Browser['storage'], values: Record<string, unknown>): Promise<void> {
  const set = () => storage.local.set(values);
  // After a write that a full disk refused, Firefox fails the next one too, whether there is room again or not.
  await set().catch(set).catch(refused);
}

/** @throws Failure 'full' or 'database' */
async function refused(error: Error): Promise<never> {
  // The browsers name no code: Firefox speaks of a quota, a disk without room of space; or neither does.
  const isSaid = /quota|space/i.test(error.message);
  throw new Failure(isSaid || (await isFull()) ? 'full' : 'database', error.message);
}
