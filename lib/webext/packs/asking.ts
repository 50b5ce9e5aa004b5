/** Asks servers for newer versions. What comes of it is told by the session; the pack that is there stays till then. */
import { PackFault } from '../../answer.ts';
import { DAY_MS } from '../../time.ts';
import { download } from './download.ts';
import { examine } from './examine.ts';
import type { Place, Shop, Sources } from './place.ts';
import type { PolicyPack } from './policy.ts';
import { problemOf } from './problem.ts';
import { keysFor, type PackRecord } from './record.ts';

const MINUTE_MS = 60_000;
/** A check that failed is made again after this. */
const AGAIN_MS = 4 * 60 * MINUTE_MS;

/** An address, what is there from it, and what a policy says of it. */
interface Question {
  readonly url: string;
  readonly record: PackRecord | null;
  readonly rule: PolicyPack | null;
}

export type Asking = ReturnType<typeof createAsking>;

export function createAsking({ store, session, net, now, awake }: Shop, place: Place) {
  const going = new Map<string, { done: Promise<void>; stop: AbortController }>();

  /** Two who ask the same get the same answer. */
  function ask(question: Question): Promise<void> {
    const { url } = question;
    const before = going.get(url);
    if (before) return before.done;
    const stop = new AbortController();
    const done = awake(() => bring(question, stop.signal))
      .then(
        () => session.setPackProblem(url, null),
        (error) => tell(url, error),
      )
      .catch(() => {})
      .finally(() => going.delete(url));
    going.set(url, { done, stop });
    return done;
  }

  async function bring({ url, record, rule }: Question, stop: AbortSignal): Promise<void> {
    const policyKey = rule?.key ?? null;
    const isOurs = record !== null && (policyKey === null || record.root === policyKey);
    const got = await download(net, url, isOurs ? record.etag : null, stop);
    const checked = (etag = record!.etag) =>
      store.note(record!.id, (one) => (one.url === url ? { ...one, etag, checked: now() } : one));
    if (got === 'same') return checked();
    const found = await examine(got.bytes, keysFor(record, policyKey));
    if (!found) throw new PackFault('wrong');
    if (record && found.info.id !== record.id) throw new PackFault('otherPack', found.info.name);
    if (isOurs && found.digest === record.digest) return checked(got.etag);
    // Taken out or replaced while it was on its way: what the person did last counts.
    const isExpected = (old: PackRecord | null) =>
      record === null || (old?.url === url && !old.isRemoved && old.digest === record.digest);
    await place.take(found, got, { url, policyKey }, isExpected);
  }

  async function tell(url: string, error: unknown): Promise<void> {
    const problem = problemOf(error, now());
    const before = (await session.packProblems())[url];
    // A preview is asked for all the time: what is known need not be told again.
    const isKnown = before?.code === problem.code && problem.at - before.at < MINUTE_MS;
    if (problem.code !== 'stopped' && !isKnown) await session.setPackProblem(url, problem);
  }

  function askAwaited(rule: PolicyPack): Promise<void> {
    if (rule.url === null) return tell(rule.written, new PackFault('address'));
    return ask({ url: rule.url, record: null, rule });
  }

  const addressOf = ({ url, written }: PolicyPack) => url ?? written;

  return {
    stop: (url: string) => going.get(url)?.stop.abort(),

    /** Asks for a newer version now. @param url of the pack */
    async update(url: string): Promise<void> {
      const { added, awaited } = await place.sources();
      const found = added.find((one) => one.url === url);
      const wanted = awaited.find((one) => addressOf(one) === url);
      if (found) await ask(found);
      else if (wanted) await askAwaited(wanted);
    },

    /** Asks for everything that was not checked for a day, and for what the policy brings anew. */
    async check(): Promise<void> {
      const [{ added, awaited }, problems] = await Promise.all([place.sources(), session.packProblems()]);
      const rests = (url: string) => now() - (problems[url]?.at ?? Number.NEGATIVE_INFINITY) < AGAIN_MS;
      const isDue = ({ url, record, rule }: Sources['added'][number]) =>
        !rests(url) && (now() - record.checked >= DAY_MS || (rule !== null && rule.key !== record.root));
      await Promise.all([
        ...added.filter(isDue).map(ask),
        ...awaited.filter((one) => !rests(addressOf(one))).map(askAwaited),
      ]);
    },

    /** Asks for what is being written on this machine. @returns whether there is any */
    async previews(): Promise<boolean> {
      if (!(await place.hasPreviews())) return false;
      const previewed = (await place.sources()).added.filter(({ record }) => record.isPreview);
      await Promise.all(previewed.map(ask));
      return previewed.length > 0;
    },
  };
}
