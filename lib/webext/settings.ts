/** What an administrator or this device decides. */
import * as v from 'valibot';
import type { Browser } from './browser.ts';

const Managed = v.object({ person: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))) });

/** Settings by policy. Values arrive unchecked in Firefox, and reading throws there without a policy. */
async function managed(storage: Browser['storage']): Promise<v.InferOutput<typeof Managed>> {
  const raw = await storage.managed.get(null).catch(() => ({}));
  const result = v.safeParse(Managed, raw);
  return result.success ? result.output : {};
}

/** Who the events belong to: the policy's name, else a random one made on this device. */
export async function personOf(storage: Browser['storage']): Promise<string> {
  const { person } = await managed(storage);
  if (person) return person;
  const { person: own } = await storage.local.get('person');
  if (typeof own === 'string') return own;
  const made = crypto.randomUUID();
  await storage.local.set({ person: made });
  return made;
}
