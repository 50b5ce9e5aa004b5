/** The lessons in this browser: read from the packs, indexed, kept while the worker lives, and stored for the next one. */
import { markOf } from '../campaign/mark.ts';
import { campaignOf, campaignsFor, type Had } from '../campaign/running.ts';
import { displayed, type Where } from '../lesson/display.ts';
import type { Lesson } from '../lesson/schema.ts';
import { type Index, openIndex } from '../match/index.ts';
import type { Priors } from '../match/prior.ts';
import { type Hit, searcher } from '../match/search.ts';
import { cardAt, type Segment } from '../match/segment.ts';
import type { Tool } from '../page/tool.ts';
import { type AddedPack, addedPacks, choose, isUsed, type LoadedPack, load, shippedPacks } from './loaded.ts';
import { type Files, filesOf, mediaOf } from './pack-files.ts';
import { stampOf } from './packs/place.ts';
import { docIn, lessonIn, lessonTexts, type Part, partInSlices, partOf, partWith } from './part.ts';
import { type IndexStore, NO_STORE, type Stored, type StoredPart } from './stored.ts';
import { type Choice, isDrawnFor, votesOn, wanted } from './wanted.ts';

export interface Library {
  readonly packs: readonly LoadedPack[];
  /** Packs that were added could not be read: they are missing here. */
  readonly isPartial?: boolean;
  /** The language lessons are wanted in; one that is not written in it is there in another. */
  readonly language: string;
  readonly tools: Tool[];
  readonly index: Index;
  /** The lesson as it is worded where it is shown. */
  shown(ref: string, where: Where): Promise<Lesson | undefined>;
  /** Its question as it is worded there. */
  questionAt(ref: string, where: Where): Promise<string | undefined>;
  /** The campaigns that this person has. */
  readonly campaigns: readonly Had[];
  /** The one in whose words a lesson is shown now. */
  campaignOf(ref: string): Had | null;
  /** What tells the content of a lesson from another, in the words of that campaign. */
  markOf(ref: string): Promise<string | undefined>;
  packOf(ref: string): LoadedPack | undefined;
  search(query: string, tool: string | null): Promise<Hit[]>;
  /** Reads what a search needs: what is typed can then be compared with the index's words. */
  readySearch(): Promise<void>;
  /** What a lesson plays or shows, by its path in the pack: unpacked when it is asked for. */
  media(ref: string, path: string): Promise<Uint8Array | undefined>;
  /** A lesson's current revision. */
  revisionOf(ref: string): string | undefined;
  /** Votes that the packs bring along, by ref: those on the lessons as they are here. */
  readonly priors: Priors;
}

/** What a library is made from. */
export interface Sources {
  /** Reads a file of the extension. */
  read(path: string): Promise<Uint8Array>;
  readonly choice: Choice;
  /** Whom variants are drawn for; asked only where there are any. Null: nobody is known. Never rejects. */
  person?(): Promise<string | null>;
  /** UTC, ms. */
  now(): number;
  /** Where the person is: IANA; without it where the browser is. */
  readonly zone?: string;
  readonly added?: readonly AddedPack[];
  readonly store?: IndexStore;
  /** What is stored, where it is being read already. */
  readonly stored?: Promise<Stored | null>;
  /** Tells whether the packs that ship are still the same; empty: they are read each time. */
  readonly shipped?: string;
}

/**
 * Loads the packs that ship and those that were added: from the index that was stored, where it was made from the same. A
 * pack that cannot be read is named among the problems; the others work.
 */
export async function loadLibrary(sources: Sources): Promise<Library> {
  const {
    read,
    choice,
    person = async () => null,
    now,
    zone = HERE,
    added = [],
    store = NO_STORE,
    stored: early,
    shipped = '',
  } = sources;
  const stamp = JSON.stringify([shipped, choice, stampOf(added.map(({ record }) => record))]);
  const kept = shipped === '' ? null : await (early ?? store.read());
  const files = filesOf(read, added);
  if (kept?.head.stamp === stamp && (await isDrawnFor(kept.head.packs, person))) {
    const { packs } = kept.head;
    const parts = packs.filter(isUsed).map((pack) => {
      const segment = kept.segments.get(pack.info.id);
      return segment && storedPart(pack, segment, choice, person, store, files);
    });
    if (parts.every((part) => part !== undefined))
      return assemble(packs, parts, choice, mediaOf(packs, files), { now, zone });
  }
  const all = choose(await shippedPacks(read, choice.removed, now), await addedPacks(added));
  const packs: LoadedPack[] = [];
  const parts: Part[] = [];
  const stored: StoredPart[] = [];
  for (const { raw, digest, added: record, ...pack } of all) {
    const { info } = pack;
    const { written, around, drawnFor } = await wanted(pack, raw, choice, person);
    const priors = votesOn(written, pack.priors);
    const isAdded = record !== null;
    packs.push({ ...pack, ...{ priors, isAdded }, ...(drawnFor && { drawnFor }), lessons: written.length });
    if (!isUsed(packs.at(-1)!)) continue;
    const of = JSON.stringify([shipped, digest, choice.language, choice.who, drawnFor]);
    const segment = shipped === '' ? null : await store.segment(info.id, of);
    const part = segment ? partWith(written, around, segment) : await partInSlices(written, around);
    parts.push(part);
    stored.push({ id: info.id, stamp: of, segment: part.segment, lessons: lessonTexts(written) });
  }
  // What could not be read may be readable the next time: nothing of this is kept then. Nobody waits for the writing.
  const isWhole = all.every(({ digest }) => digest !== '');
  if (shipped !== '' && isWhole) void store.write({ stamp, packs }, stored);
  return assemble(packs, parts, choice, mediaOf(packs, files), { now, zone });
}

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A part whose index was stored; its lessons are read when one is shown, its search texts when somebody types. */
function storedPart(
  pack: LoadedPack,
  segment: Segment,
  choice: Choice,
  person: () => Promise<string | null>,
  store: IndexStore,
  files: Files,
): Part {
  const { id, name } = pack.info;
  /** What was stored may be gone: the pack itself is still there. */
  const again = async () => {
    const { raw } = await load(name, id, async () => (await files(pack)) ?? new Uint8Array());
    const { written, around } = await wanted(pack, raw, choice, person);
    return partOf(written, around);
  };
  return {
    id,
    segment,
    async readySearch() {
      segment.search ??= (await store.search(id)) ?? (await again()).segment.search;
    },
    async lesson(doc) {
      const { ref, revision } = cardAt(segment, doc);
      const own = ref.slice(id.length + 1);
      const text = await store.lesson(id, doc);
      const lesson = text === null ? undefined : lessonIn(text, own, revision);
      if (lesson) return lesson;
      const part = await again();
      return part.lesson(docIn(part, `${id}/${own}`));
    },
  };
}

/** Puts packs and their parts together; separate from reading them, so that tests can bring their own. */
export function assemble(
  packs: readonly LoadedPack[],
  parts: readonly Part[],
  { language, who }: Pick<Choice, 'language' | 'who'>,
  media: (pack: string, path: string) => Promise<Uint8Array | undefined> = async () => undefined,
  { now, zone }: { now(): number; zone: string } = { now: Date.now, zone: HERE },
): Library {
  const index = openIndex(parts.map(({ segment }) => segment));
  const idIn = (ref: string) => ref.slice(0, ref.indexOf('/'));
  const packOf = (ref: string) => packs.find((pack) => isUsed(pack) && pack.info.id === idIn(ref));
  const find = (ref: string) => {
    const part = parts.find(({ id }) => id === idIn(ref));
    const doc = part ? docIn(part, ref) : -1;
    return part && doc >= 0 ? { part, doc, card: () => cardAt(part.segment, doc) } : undefined;
  };
  // What this person cannot read cannot be asked of them either.
  const campaigns = campaignsFor(packs.filter(isUsed), { ...who, language }).flatMap((one) => {
    const lessons = one.campaign.lessons.filter(({ lesson }) => find(`${one.pack}/${lesson}`));
    return lessons.length > 0 ? [{ ...one, campaign: { ...one.campaign, lessons } }] : [];
  });
  const campaignAt = (ref: string) => campaignOf(campaigns, ref, now(), zone);
  const shown = async (ref: string, where: Where) => {
    const found = find(ref);
    const pack = packOf(ref);
    const lesson = await found?.part.lesson(found.doc);
    const values = campaignAt(ref)?.campaign.variables;
    return lesson && pack && displayed(lesson, { info: pack.info, tools: pack.tools, who }, where, values);
  };
  const brought = packs
    .filter(isUsed)
    .flatMap(({ info, priors = [] }) =>
      priors.map(({ id, useful, votes }) => [`${info.id}/${id}`, { useful, votes }] as const),
    );
  const search = searcher(index);
  const readySearch = async () => void (await Promise.all(parts.map((part) => part.readySearch())));
  return {
    packs,
    language,
    tools: packs.flatMap((pack) => (isUsed(pack) ? pack.tools : [])),
    index,
    shown,
    async questionAt(ref, where) {
      const card = find(ref)?.card();
      return card?.varies ? (await shown(ref, where))?.question : card?.question;
    },
    campaigns,
    campaignOf: campaignAt,
    async markOf(ref) {
      const found = find(ref);
      const lesson = await found?.part.lesson(found.doc);
      return lesson && markOf(lesson, campaignAt(ref)?.campaign.variables ?? {});
    },
    packOf,
    media: (ref, path) => media(idIn(ref), path),
    readySearch,
    async search(query, tool) {
      await readySearch();
      return search(query, tool);
    },
    priors: new Map(brought),
    revisionOf: (ref) => find(ref)?.card().revision,
  };
}
