/**
 * Adds packs, brings them up to date and takes them out. The worker can die after any line: what came is checked as a
 * whole before one transaction puts it in the place of the old one, and views are told only then.
 */
import { type Added, Failure, PackFault, type PackProblem } from '../../answer.ts';
import { readAddress } from '../../lesson/address.ts';
import { fingerprint } from '../../lesson/key.ts';
import type { Managed } from '../../settings.ts';
import type { Session } from '../session.ts';
import { type Download, download, type Net } from './download.ts';
import { examine } from './examine.ts';
import { type PolicyPack, policyPacks, wordOn } from './policy.ts';
import { accept, keysFor, type Offer, type PackRecord } from './record.ts';
import type { PackStore } from './store.ts';

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

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3600_000;
/** A check that failed is made again after this. */
const AGAIN_MS = 4 * 3600_000;

export type Keeper = ReturnType<typeof createKeeper>;

export function createKeeper(shop: Shop) {
  const { store, session, net, now } = shop;
  const going = new Map<string, { done: Promise<void>; stop: AbortController }>();
  const adding = new Map<string, AbortController>();
  let last: Promise<unknown> = Promise.resolve();

  /** Decisions are made one after the other, each on what the one before has left. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };
  const policy = async () => policyPacks(await shop.managed());

  /** Puts what came in the place of the pack that is there. */
  const take = (bytes: Uint8Array, offer: Offer, isExpected: (old: PackRecord | null) => boolean) =>
    inTurn(async () => {
      const [records, rules] = await Promise.all([store.all(), policy()]);
      const old = records.find(({ id }) => id === offer.info.id) ?? null;
      if (!isExpected(old)) return;
      const isLocked = old !== null && !old.isRemoved && wordOn(rules, old) !== null;
      const record = accept(old, isLocked, offer);
      // Should the worker die between the two, the next one tells the views.
      await session.setPacks({ isPending: true });
      await store.put(record, bytes);
      await settle();
    });

  /** Brings session and views in line with what is stored. */
  async function settle(): Promise<void> {
    const records = await store.all();
    await session.setPacks({ isPending: false, stamp: stampOf(records), previews: previewsOf(records) });
    await shop.renew();
  }

  async function tell(url: string, error: unknown): Promise<void> {
    const problem = problemOf(error, now());
    const before = (await session.packProblems())[url];
    // A preview is asked for all the time: what is known need not be told again.
    const isKnown = before?.code === problem.code && problem.at - before.at < MINUTE_MS;
    if (problem.code !== 'stopped' && !isKnown) await session.setPackProblem(url, problem);
  }

  /** Asks a server for a newer version. What comes out is told by the session; it never rejects. */
  function ask(url: string, record: PackRecord | null, rule: PolicyPack | null): Promise<void> {
    const before = going.get(url);
    if (before) return before.done;
    const stop = new AbortController();
    const done = shop
      .awake(() => bring(url, record, rule, stop.signal))
      .then(
        () => session.setPackProblem(url, null),
        (error) => tell(url, error),
      )
      .catch(() => {})
      .finally(() => going.delete(url));
    going.set(url, { done, stop });
    return done;
  }

  async function bring(
    url: string,
    record: PackRecord | null,
    rule: PolicyPack | null,
    stop: AbortSignal,
  ): Promise<void> {
    const policyKey = rule?.key ?? null;
    const isOurs = record !== null && (policyKey === null || record.root === policyKey);
    const got = await download(net, url, isOurs ? record.etag : null, stop);
    const checked = (change: Partial<PackRecord> = {}) =>
      store.note(record!.id, (one) => (one.url === url ? { ...one, ...change, checked: now() } : one));
    if (got === 'same') return checked();
    const found = await examine(got.bytes, keysFor(record, policyKey));
    if (!found) throw new PackFault('wrong');
    if (record && found.info.id !== record.id) throw new PackFault('otherPack', found.info.name);
    if (isOurs && found.digest === record.digest) return checked({ etag: got.etag });
    // Taken out or replaced while it was on its way: what the person did last counts.
    const isExpected = (old: PackRecord | null) =>
      record === null || (old?.url === url && !old.isRemoved && old.digest === record.digest);
    await take(got.bytes, offerOf(found, got, url, policyKey), isExpected);
  }

  const offerOf = (
    found: Pick<Offer, 'info' | 'key' | 'digest'>,
    { etag, isPreview }: Download,
    url: string | null,
    policyKey: string | null,
  ): Offer => ({ ...found, url, etag, isPreview, policyKey, at: now() });

  /** Everything that can be asked for, with what is there of it. */
  async function sources() {
    const [records, rules] = await Promise.all([store.all(), policy()]);
    const added = records
      .filter(({ url, isRemoved }) => url !== null && !isRemoved)
      .map((record) => ({ url: record.url!, record, rule: wordOn(rules, record) }));
    const awaited = rules.filter(({ url }) => !added.some((one) => one.url === url && one.rule !== null));
    return { records, rules, added, awaited };
  }

  async function askAwaited({ url, written }: PolicyPack, rule: PolicyPack): Promise<void> {
    if (url === null) return tell(written, new PackFault('address'));
    await ask(url, null, rule);
  }

  async function examineAdded(got: Download, given: string | null, isTrusted: boolean, url: string | null) {
    const { records, rules } = await sources();
    const known = new Set([
      ...records.filter((one) => !one.isRemoved).flatMap((one) => [one.key, one.nextKey ?? one.key]),
      ...rules.map(({ key }) => key),
    ]);
    const found = await examine(got.bytes, given === null ? [...known] : [given]);
    if (!found && given === null) return { kind: 'key' } as const;
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
      } as const;
    await take(got.bytes, offerOf(found, got, url, null), () => true);
    if (url) await session.setPackProblem(url, null);
    return { kind: 'added', name } as const;
  }

  return {
    sources,
    settle,

    /** Tells the views what an earlier worker stored and could not tell any more. */
    async catchUp(): Promise<void> {
      if ((await session.packs())?.isPending) await inTurn(settle);
    },

    /**
     * Adds a pack from an address, or from a file that a page of ours holds at a `blob:` address.
     * @param isTrusted the person trusts the key, which was shown to them
     */
    async add(from: string, isFile: boolean, key: string | null, isTrusted: boolean): Promise<Added> {
      const stop = new AbortController();
      adding.set(from, stop);
      try {
        const address = isFile ? { url: from, key } : readAddress(from);
        if (!address) throw new PackFault('address');
        const url = address.url;
        const got = await shop.awake(() => download(net, url, null, stop.signal));
        if (got === 'same') throw new PackFault('cut');
        return await examineAdded(got, key ?? address.key, isTrusted, isFile ? null : url);
      } catch (error) {
        return { kind: 'refused', problem: problemOf(error, now()) };
      } finally {
        adding.delete(from);
      }
    },

    /** Stops what is on its way from there. */
    stop(from: string): void {
      adding.get(from)?.abort();
      going.get(from)?.stop.abort();
    },

    /** Asks for a newer version now. @param url of the pack */
    async update(url: string): Promise<void> {
      const { added, awaited } = await sources();
      const found = added.find((one) => one.url === url);
      const wanted = awaited.find((one) => (one.url ?? one.written) === url);
      if (found) await ask(url, found.record, found.rule);
      else if (wanted) await askAwaited(wanted, wanted);
    },

    /** Asks for everything that was not checked for a day, and for what the policy brings anew. */
    async check(): Promise<void> {
      const [{ added, awaited }, problems] = await Promise.all([sources(), session.packProblems()]);
      const rests = (url: string) => now() - (problems[url]?.at ?? Number.NEGATIVE_INFINITY) < AGAIN_MS;
      const isNew = ({ record, rule }: (typeof added)[number]) => rule !== null && rule.key !== record.root;
      const due = added.filter((one) => now() - one.record.checked >= DAY_MS || isNew(one));
      await Promise.all([
        ...due.filter(({ url }) => !rests(url)).map(({ url, record, rule }) => ask(url, record, rule)),
        ...awaited.filter((one) => !rests(one.url ?? one.written)).map((one) => askAwaited(one, one)),
      ]);
    },

    /** Asks for what is being written on this machine. @returns whether there is any */
    async previews(): Promise<boolean> {
      let ids = (await session.packs())?.previews;
      if (!ids) {
        ids = previewsOf(await store.all());
        await session.setPacks({ previews: ids });
      }
      if (ids.length === 0) return false;
      const { added } = await sources();
      const previewed = added.filter(({ record }) => record.isPreview);
      await Promise.all(previewed.map(({ url, record }) => ask(url, record, null)));
      return previewed.length > 0;
    },

    /** Takes a pack out, or brings it back. @throws Failure where that cannot be stored */
    async remove(id: string, isRemoved: boolean): Promise<void> {
      await inTurn(async () => {
        const rules = await policy();
        await session.setPacks({ isPending: true });
        await store.note(id, (one) => ({ ...one, isRemoved: isRemoved && wordOn(rules, one) === null }));
        await settle();
      });
    },

    /** Deletes what was taken out while the browser ran before. */
    async purge(): Promise<void> {
      await inTurn(async () => {
        const gone = (await store.all()).filter((one) => one.isRemoved).map(({ id }) => id);
        if (gone.length > 0) await store.drop(gone);
      });
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

function problemOf(error: unknown, at: number): PackProblem {
  if (error instanceof PackFault) return { code: error.code, details: error.details, at };
  if (error instanceof Failure) return { code: error.code === 'full' ? 'full' : 'database', details: [], at };
  console.error(error);
  return { code: 'broken', details: [String(error)], at };
}
