/** The library as the person wants it: loaded at first need, and again when other packs or another language are chosen. */
import type { Browser } from './browser.ts';
import { type Choice, type Library, loadLibrary } from './library.ts';
import type { Session } from './session.ts';
import { settingsOf, watchSettings } from './settings.ts';

interface Shelf {
  readonly storage: Browser['storage'];
  readonly session: Session;
  /** The browser's language, for who chose none. */
  readonly language: string;
  /** Reads a file of the extension. */
  read(path: string): Promise<Uint8Array>;
  now(): number;
}

/**
 * Call it before any await: it listens to the settings.
 * @returns the library for the settings of that moment; a failed load is tried again at the next call
 */
export function openLibrary({ storage, session, language, read, now }: Shelf): () => Promise<Library> {
  let kept: { key: string; library: Promise<Library> } | null = null;
  const library = async () => {
    const own = await settingsOf(storage);
    const choice: Choice = {
      removed: own.removed,
      language: own.language ?? language,
      who: own.who,
    };
    const key = JSON.stringify(choice);
    if (kept?.key === key) return kept.library;
    const loading = loadLibrary(read, choice, now);
    kept = { key, library: loading };
    loading.catch(() => {
      if (kept?.library === loading) kept = null;
    });
    return loading;
  };
  watchSettings(storage, async () => {
    await session.setTools(null);
    // An answer that was under way may have kept the old tools; once the new library is there, none is.
    await library().catch(() => {});
    await session.setTools(null);
  });
  return library;
}
