/** Connects the insights page to the browser: what is kept on this device, the lessons' names, files in and out. */
import type { Catalogue } from '../insight/catalogue.ts';
import type { Kept } from '../insight/exchange.ts';
import { type Material, ownMaterial } from '../insight/merge.ts';
import type { Browser } from './browser.ts';
import { openDatabase } from './database.ts';
import { send } from './messages.ts';
import { managedOf, settingsOf } from './settings.ts';

/** The events whose words reports need; of all others the days' counts do. */
const TOLD = ['searched', 'request', 'drifted'] as const;

/** Whose nothing is. */
const NOBODY = 'nobody';

/** The service of the insights page. It reads, and writes nothing. */
export function insightsService({ storage, runtime }: Browser) {
  const database = openDatabase();
  return {
    async own(from: string | null): Promise<Material> {
      const [kept, person] = await Promise.all([database.counted(TOLD, from), personHere()]);
      return ownMaterial(kept, person ?? NOBODY);
    },
    catalogue: (): Promise<Catalogue> => send(runtime, 'catalogue', null),
    person: personHere,
    isAuthor: async () => (await settingsOf(storage)).author,
    async kept(): Promise<Kept & { person: string }> {
      const [{ events, rollups }, person] = await Promise.all([database.all(), personHere()]);
      return { events, rollups, person: person ?? NOBODY };
    },
    save(text: string, name: string, type: string) {
      const href = URL.createObjectURL(new Blob([text], { type }));
      Object.assign(document.createElement('a'), { href, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(href), 1000);
    },
    copy: (text: string) => navigator.clipboard.writeText(text),
    // Twice: the first comes before the drawing.
    drawn: () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    print: () => window.print(),
    now: Date.now,
  };

  /** Only looks: reading reports must make nobody known. */
  async function personHere(): Promise<string | null> {
    const { person: fixed } = await managedOf(storage);
    if (fixed !== undefined) return fixed;
    const { person } = await storage.local.get('person');
    return typeof person === 'string' ? person : null;
  }
}
