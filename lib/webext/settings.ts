/** What an administrator or this device decides. */
import * as v from 'valibot';
import { Failure } from '../answer.ts';
import type { Browser } from './browser.ts';

const Managed = v.object({ person: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))) });

/** Settings by policy. Values arrive unchecked in Firefox, and reading throws there without a policy. */
async function managed(storage: Browser['storage']): Promise<v.InferOutput<typeof Managed>> {
  try {
    return v.parse(Managed, await storage.managed.get(null));
  } catch {
    return {};
  }
}

/**
 * Who the events belong to: the policy's name, else a random one made on this device.
 * @throws Failure 'full' or 'database' where that one cannot be kept
 */
export async function personOf(storage: Browser['storage']): Promise<string> {
  const { person } = await managed(storage);
  if (person) return person;
  const own = last.then(() => ownId(storage));
  last = own.catch(() => {});
  return own;
}

/** One after the other: two first events at once must not become two people. */
let last: Promise<unknown> = Promise.resolve();

async function ownId(storage: Browser['storage']): Promise<string> {
  const { person: own } = await storage.local.get('person');
  if (typeof own === 'string') return own;
  const made = crypto.randomUUID();
  await storage.local.set({ person: made }).catch((error: Error) => {
    // The browsers name no code: Firefox speaks of a quota, a disk without room of space.
    throw new Failure(/quota|space/i.test(error.message) ? 'full' : 'database', error.message);
  });
  return made;
}
