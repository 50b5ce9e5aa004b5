/** Connects the options page to the browser: permissions, settings, keys, the background, the database. */
import type { PackState } from '../answer.ts';
import type { Kept } from '../insight/exchange.ts';
import { exportName } from '../insight/export-name.ts';
import type { Settings } from '../settings.ts';
import type { Browser } from './browser.ts';
import { openDatabase } from './database.ts';
import { grantedHosts } from './hosts.ts';
import { DOWNLOAD_MS, LONG_MS, send } from './messages.ts';
import { addingService } from './packs/adding.ts';
import { openSession } from './session.ts';
import { changeSettings, managedOf, ownSettings, personHere, watchSettings } from './settings.ts';
import { openShortcuts } from './shortcuts.ts';
import { sendingService } from './xapi/options.ts';

/** The service of the options page. */
export function optionsService(browser: Browser) {
  const database = openDatabase();
  const session = openSession(browser.storage);
  const { permissions, runtime, storage } = browser;
  const { version, host_permissions: fixed = [] } = runtime.getManifest();
  return {
    version,
    language: browser.i18n.getUILanguage(),
    hosts: async () =>
      (await grantedHosts(permissions)).map((pattern) => ({ pattern, isFixed: fixed.includes(pattern) })),
    /** Nothing before the request: it needs the click. A refusal changes nothing. */
    allow(pattern: string) {
      permissions.request({ origins: [pattern] }).catch(() => {});
    },
    async revoke(pattern: string) {
      await permissions.remove({ origins: [pattern] });
    },
    packs: (): Promise<PackState[]> => send(runtime, 'library', null),
    adding: addingService(browser),
    async updatePack(url: string) {
      await send(runtime, 'updatePack', { url }, DOWNLOAD_MS);
    },
    async removePack(id: string, isRemoved: boolean) {
      await send(runtime, 'removePack', { id, isRemoved });
    },
    settings: () => ownSettings(storage),
    managed: () => managedOf(storage),
    change: (change: (own: Settings) => Settings) => changeSettings(storage, change),
    commands: async () =>
      (await browser.commands.getAll()).map(({ name = '', description = '', shortcut = '' }) => ({
        name,
        description,
        shortcut,
      })),
    changeKeys() {
      void openShortcuts(browser, navigator.userAgent);
    },
    ...sendingService(browser, database.outbox),
    kept: () => database.all(),
    trouble: session.trouble,
    async exportData() {
      const [kept, settings, texts, person] = await Promise.all([
        database.all(),
        ownSettings(storage),
        database.outbox.texts(),
        // Firefox reads nothing on a full disk.
        personHere(storage).catch(() => null),
      ]);
      const statements = texts.length > 0 && { statements: texts.map((text) => JSON.parse(text)) };
      const name = await exportName(person, new Date(), 'json');
      download(JSON.stringify({ ...kept, settings, ...statements }, null, 2), name);
    },
    importing: {
      person: () => personHere(storage),
      bring: async ({ events, rollups }: Kept) =>
        (await send(runtime, 'bring', { events: [...events], rollups: [...rollups] }, LONG_MS)).added,
    },
    async erase() {
      await send(runtime, 'erase', null);
    },
    watch(changed: () => void) {
      permissions.onAdded.addListener(changed);
      permissions.onRemoved.addListener(changed);
      watchSettings(storage, changed);
      session.watchLibrary(changed);
      session.watchPackProblems(changed);
      // Keys are changed on a page of the browser's; the person comes back from there.
      document.addEventListener('visibilitychange', () => {
        if (!document.hidden) changed();
      });
    },
  };
}

function download(json: string, name: string): void {
  const href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
