/** Connects the insights page to the browser: what is kept on this device, the lessons' names, files in and out. */
import type { Catalogue } from '../insight/catalogue.ts';
import type { Kept } from '../insight/exchange.ts';
import { type Material, TOLD } from '../insight/merge.ts';
import { addDays, collectSeries } from '../insight/series.ts';
import type { Browser } from './browser.ts';
import { openDatabase } from './database.ts';
import { send } from './messages.ts';
import { personHere, settingsOf } from './settings.ts';

/** Whose nothing is. */
const NOBODY = 'nobody';

/** Days that are counted before the page is let go on. */
const AT_ONCE = 30;
const pause = () => new Promise<void>((goOn) => setTimeout(goOn));

/** The service of the insights page. It reads, and writes nothing. */
export function insightsService({ storage, runtime }: Browser) {
  const database = openDatabase();
  return {
    async counts(from: string): Promise<Material> {
      const [days, person] = await Promise.all([database.days(from), personHere(storage)]);
      const found = collectSeries();
      addDays(found, person ?? NOBODY, days);
      return { series: found.all(), told: [] };
    },
    async whole(): Promise<Material> {
      const [days, person] = await Promise.all([database.days(null), personHere(storage)]);
      const found = collectSeries();
      for (let n = 0; n < days.length; n += AT_ONCE) {
        addDays(found, person ?? NOBODY, days.slice(n, n + AT_ONCE));
        await pause();
      }
      return { series: found.all(), told: await database.ofKinds(TOLD) };
    },
    catalogue: (): Promise<Catalogue> => send(runtime, 'catalogue', null),
    person: () => personHere(storage),
    isAuthor: async () => (await settingsOf(storage)).author,
    async kept(): Promise<Kept & { person: string }> {
      const [{ events, rollups }, person] = await Promise.all([database.all(), personHere(storage)]);
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
    pause,
    print: () => window.print(),
    now: Date.now,
  };
}
