/** Adds packs: from an address, or from a file that a page of ours holds at a `blob:` address. */
import { type Added, PackFault } from '../../answer.ts';
import { readAddress } from '../../lesson/address.ts';
import { fingerprint } from '../../lesson/key.ts';
import { type Download, download } from './download.ts';
import { examine } from './examine.ts';
import type { Place, Shop } from './place.ts';
import { problemOf } from './problem.ts';

export interface Wish {
  readonly from: string;
  readonly isFile: boolean;
  readonly key: string | null;
  /** The person trusts the key, which was shown to them. */
  readonly isTrusted: boolean;
}

export function createAdding({ session, net, now, awake }: Shop, place: Place) {
  const going = new Map<string, AbortController>();

  async function examined(
    got: Download,
    url: string | null,
    key: string | null,
    isTrusted: boolean,
  ): Promise<Added> {
    const { records, rules } = await place.sources();
    const here = records.filter((one) => !one.isRemoved);
    const known = new Set([
      ...here.flatMap((one) => (one.nextKey === null ? [one.key] : [one.key, one.nextKey])),
      ...rules.map((rule) => rule.key),
    ]);
    const found = await examine(got.bytes, key === null ? [...known] : [key]);
    if (!found && key === null) return { kind: 'key' };
    if (!found) throw new PackFault('wrong');
    const { name, version, owner } = found.info;
    if (!known.has(found.key) && !isTrusted)
      return {
        kind: 'trust',
        key: found.key,
        fingerprint: await fingerprint(found.key),
        name,
        version,
        owner,
      };
    await place.take(found, got, { url, policyKey: null });
    if (url !== null) await session.setPackProblem(url, null);
    return { kind: 'added', name };
  }

  return {
    stop: (from: string) => going.get(from)?.abort(),

    /** Adds a pack, or tells what is missing for that. It never rejects. */
    async add({ from, isFile, key, isTrusted }: Wish): Promise<Added> {
      const stop = new AbortController();
      going.set(from, stop);
      try {
        const address = isFile ? { url: from, key: null } : readAddress(from);
        if (!address) throw new PackFault('address');
        const got = await awake(() => download(net, address.url, null, stop.signal));
        if (got === 'same') throw new PackFault('cut');
        return await examined(got, isFile ? null : address.url, key ?? address.key, isTrusted);
      } catch (error) {
        return { kind: 'refused', problem: problemOf(error, now()) };
      } finally {
        going.delete(from);
      }
    },
  };
}
