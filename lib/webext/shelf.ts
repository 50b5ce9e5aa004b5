/** The library as the person wants it: loaded at first need, and again when other packs or another language are chosen. */
import { drawMark } from '../lesson/variant.ts';
import type { Browser } from './browser.ts';
import { type Library, loadLibrary } from './library.ts';
import { stampOf } from './packs/place.ts';
import type { PackStore } from './packs/store.ts';
import type { Session } from './session.ts';
import { settingsOf, watchSettings } from './settings.ts';
import { type IndexStore, NO_STORE, type Stored } from './stored.ts';
import type { Choice } from './wanted.ts';

/** What tells the packs that ship, and the code that reads them, from those of another build. */
const STAMP = 'packs/stamp.txt';

interface Shelf {
  readonly storage: Browser['storage'];
  readonly session: Session;
  /** The packs that were added. */
  readonly packs: Pick<PackStore, 'all' | 'file'>;
  /** Where the index is kept for the next worker. */
  readonly store?: IndexStore;
  /** The browser's language, for who chose none. */
  readonly language: string;
  /** Reads a file of the extension. */
  read(path: string): Promise<Uint8Array>;
  /** Whom lessons' variants are drawn for; null: nobody is known. Never rejects. */
  person?(): Promise<string | null>;
  /** Is told that other packs, or other words of them, are there. @param isOther also other tools, or other pages of them */
  renewed?(isOther: boolean): Promise<void>;
  now(): number;
  /** IANA. */
  readonly zone?: string;
}

/** Gives the library for the settings and packs of this moment; a failed load is tried again at the next call. */
export interface OpenLibrary {
  (): Promise<Library>;
  /** Makes it anew and tells the views. */
  renew(): Promise<void>;
}

/** Call it before any await: it listens to the settings. */
export function openLibrary(shelf: Shelf): OpenLibrary {
  const { storage, session, packs, language, store = NO_STORE, read, person, now, zone } = shelf;
  let kept: { key: string; library: Promise<Library>; drawnFor?: string } | null = null;
  /** A worker's first library: what it may be made from is read while it is asked what it must be made from. */
  let early: { stored: Promise<Stored | null>; shipped: Promise<string> } | null = null;
  // Without it the packs that ship are read each time.
  const stamp = () =>
    read(STAMP).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => '',
    );
  const library = async () => {
    if (!kept) early ??= { stored: store.read(), shipped: stamp() };
    // Where the database does not work, the packs that ship do.
    const [own, records, mark] = await Promise.all([
      settingsOf(storage),
      packs.all().catch(() => null),
      // Who was not known may be by now, and who was forgotten is somebody else: variants are drawn anew.
      kept?.drawnFor && person ? person().then(drawMark) : null,
    ]);
    const choice: Choice = {
      removed: own.removed,
      language: own.language ?? language,
      who: own.who,
    };
    const key = JSON.stringify([choice, records && stampOf(records)]);
    if (kept?.key === key && (mark === null || kept.drawnFor === mark)) return kept.library;
    const added = (records ?? []).map((record) => ({ record, file: () => packs.file(record.id) }));
    const { stored, shipped } = early ?? { stored: store.read(), shipped: stamp() };
    early = null;
    const loading = shipped
      .then((shipped) =>
        loadLibrary({
          ...{ read, choice, now, added, store, stored, shipped },
          ...(zone && { zone }),
          ...(person && { person }),
        }),
      )
      .then((loaded) => ({ ...loaded, isPartial: records === null }));
    const mine: NonNullable<typeof kept> = { key, library: loading };
    kept = mine;
    loading.then(
      ({ packs }) => {
        const drawnFor = packs.find((pack) => pack.drawnFor)?.drawnFor;
        if (drawnFor) mine.drawnFor = drawnFor;
      },
      () => {
        if (kept?.library === loading) kept = null;
      },
    );
    return loading;
  };
  const renew = async () => {
    const before = await session.tools();
    await session.setTools(null);
    // An answer that was under way may have kept the old tools; once the new library is there, none is.
    const tools = await library().then(
      ({ tools }) => tools,
      () => null,
    );
    await session.setTools(null);
    await shelf.renewed?.(before === null || JSON.stringify(before) !== JSON.stringify(tools));
  };
  watchSettings(storage, () => void renew());
  return Object.assign(library, { renew });
}
