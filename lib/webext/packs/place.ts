/**
 * Puts packs in their place and takes them out. The worker can die after any line: one transaction replaces a pack, and
 * what was stored and not told yet is told by the next worker.
 */
import { Failure } from '../../answer.ts';
import type { Managed } from '../../settings.ts';
import type { Session } from '../session.ts';
import type { Download, Net } from './download.ts';
import type { Examined } from './examine.ts';
import { type PolicyPack, policyPacks, wordOn } from './policy.ts';
import { accept, type Offer, type PackRecord } from './record.ts';
import type { PackStore } from './store.ts';

/** What packs need of the world. */
export interface Shop {
  readonly store: PackStore;
  readonly session: Session;
  readonly net: Net;
  managed(): Promise<Managed>;
  now(): number;
  /** Other packs are there: the library is made anew and the views are told. */
  renew(): Promise<void>;
  /** The browser must not put the background to sleep while this goes on. */
  awake<T>(work: () => Promise<T>): Promise<T>;
}

/** Everything that a server can be asked for, with what is there of it. */
export interface Sources {
  readonly records: readonly PackRecord[];
  readonly rules: readonly PolicyPack[];
  readonly added: readonly { url: string; record: PackRecord; rule: PolicyPack | null }[];
  /** What a policy wants and what is not there. */
  readonly awaited: readonly PolicyPack[];
}

export type Place = ReturnType<typeof createPlace>;

export function createPlace({ store, session, renew, ...shop }: Shop) {
  let last: Promise<unknown> = Promise.resolve();
  /** Decisions are made one after the other, each on what the one before has left. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };

  /** Brings session and views in line with what is stored. */
  async function settle(): Promise<void> {
    const records = await store.all();
    await session.setPacks({ stamp: stampOf(records), previews: previewsOf(records) });
    await renew();
    await session.setPacks({ isPending: false });
  }

  /** Should the worker die in the middle, the next one tells the views. */
  async function change(work: () => Promise<void>): Promise<void> {
    await session.setPacks({ isPending: true });
    await work();
    await settle();
  }

  async function sources(): Promise<Sources> {
    const [records, managed] = await Promise.all([store.all(), shop.managed()]);
    const rules = policyPacks(managed);
    const added = records
      .filter(({ url, isRemoved }) => url !== null && !isRemoved)
      .map((record) => ({ url: record.url!, record, rule: wordOn(rules, record) }));
    const awaited = rules.filter(({ url }) => !added.some((one) => one.url === url && one.rule !== null));
    return { records, rules, added, awaited };
  }

  return {
    sources,

    /**
     * Puts what came in the place of the pack that is there.
     * @param isExpected false: what is there is not what was asked about any more, and nothing is changed
     * @throws PackFault where it may not take that place, Failure where it cannot be stored
     */
    take: (
      found: Examined,
      { bytes, etag, isPreview }: Download,
      from: { url: string | null; policyKey: string | null },
      isExpected: (old: PackRecord | null) => boolean = () => true,
    ) =>
      inTurn(async () => {
        const { records, rules } = await sources();
        const old = records.find(({ id }) => id === found.info.id) ?? null;
        if (!isExpected(old)) return;
        const isLocked = old !== null && !old.isRemoved && wordOn(rules, old) !== null;
        const offer: Offer = { ...found, ...from, etag, isPreview, at: shop.now() };
        const record = accept(old, isLocked, offer);
        await change(() => store.put(record, bytes));
      }),

    /** Takes a pack out, or brings it back. @throws Failure where a policy wants it, or where that cannot be stored */
    remove: (id: string, isRemoved: boolean) =>
      inTurn(async () => {
        const { rules, records } = await sources();
        const record = records.find((one) => one.id === id);
        if (record && isRemoved && wordOn(rules, record))
          throw new Failure('refused', `a policy wants ${id}`);
        await change(() => store.note(id, (one) => ({ ...one, isRemoved })));
      }),

    /** Deletes what was taken out while the browser ran before. */
    purge: () =>
      inTurn(async () => {
        const gone = (await store.all()).filter((one) => one.isRemoved).map(({ id }) => id);
        if (gone.length > 0) await store.drop(gone);
      }),

    /** Tells the views what an earlier worker stored and could not tell any more. */
    async catchUp(): Promise<void> {
      if ((await session.packs())?.isPending) await inTurn(settle);
    },

    /** Whether a pack is being written on this machine, without a look into the database where that is known. */
    async hasPreviews(): Promise<boolean> {
      let ids = (await session.packs())?.previews;
      if (!ids) {
        ids = previewsOf(await store.all());
        await session.setPacks({ previews: ids });
      }
      return ids.length > 0;
    },
  };
}

const previewsOf = (records: readonly PackRecord[]) =>
  records.filter((one) => one.isPreview && !one.isRemoved).map(({ id }) => id);

/** Differs when other packs, or other versions of them, are there. */
export function stampOf(records: readonly PackRecord[]): string {
  return JSON.stringify(
    records.map(({ id, digest, isRemoved, isPreview }) => [id, digest, isRemoved, isPreview]),
  );
}
