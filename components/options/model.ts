/** What the options page knows and does, apart from how it looks. It takes a service and calls no browser API. */
import { batch, signal } from '@preact/signals';
import { codeOf, type FailureCode, type PackState } from '../../lib/answer.ts';
import type { Event } from '../../lib/insight/event.ts';
import { effective, type Managed, readSettings, type Settings } from '../../lib/settings.ts';
import { latest } from '../latest.ts';
import { type AddingService, createAdding } from './adding.ts';
import { createImporting, type ImportingService } from './importing.ts';
import type { Sending } from './sending.ts';

export type { Sending } from './sending.ts';

export interface Host {
  readonly pattern: string;
  /** Part of the organisation's build: it cannot be taken back here. */
  readonly isFixed: boolean;
}

/** A command and the keys that call it now; no keys are an empty string. */
export interface Command {
  readonly name: string;
  readonly description: string;
  readonly shortcut: string;
}

/** What is kept of the person on this device. */
export interface Kept {
  readonly events: readonly Event[];
  /** Counts of a day. */
  readonly rollups: readonly unknown[];
  /** How far they were, lesson by lesson. */
  readonly places: readonly unknown[];
}

export type Change = (own: Settings) => Settings;

/** What the page needs of the world. Every promise rejects with a `Failure`. */
export interface Service {
  readonly version: string;
  /** The browser's language. */
  readonly language: string;
  hosts(): Promise<Host[]>;
  /** Asks for a host; must be called first thing in the click. */
  allow(pattern: string): void;
  revoke(pattern: string): Promise<void>;
  packs(): Promise<PackState[]>;
  readonly adding: AddingService;
  /** Asks now for a newer version of the pack at an address; what came of it is told with the packs. */
  updatePack(url: string): Promise<void>;
  /** Takes out a pack that was added, or brings it back. */
  removePack(id: string, isRemoved: boolean): Promise<void>;
  /** What the person chose, policy aside. */
  settings(): Promise<Settings>;
  managed(): Promise<Managed>;
  change(change: Change): Promise<void>;
  commands(): Promise<Command[]>;
  changeKeys(): void;
  kept(): Promise<Kept>;
  trouble(): Promise<FailureCode | null>;
  /** Null: no record store is set. */
  sending(): Promise<Sending | null>;
  sendNow(): Promise<void>;
  /** Asks the person to agree; must be called first thing in the click. Answers whether they did. */
  allowSending(): Promise<boolean>;
  /** Asks for the record store's host; must be called first thing in the click. */
  allowStore(): Promise<boolean>;
  exportData(): void;
  readonly importing: ImportingService;
  erase(): Promise<void>;
  /** Calls back when hosts, settings, keys or packs may have changed. */
  watch(changed: () => void): void;
}

export type Packs = readonly PackState[] | 'loading' | 'error';

export type Model = ReturnType<typeof createOptions>;

export function createOptions(service: Service) {
  const phase = signal<'loading' | 'ready' | 'error'>('loading');
  const hosts = signal<readonly Host[]>([]);
  const packs = signal<Packs>('loading');
  const managed = signal<Managed>({});
  const settings = signal<Settings>(readSettings(null));
  const commands = signal<readonly Command[]>([]);
  const kept = signal<Kept>({ events: [], rollups: [], places: [] });
  const trouble = signal<FailureCode | null>(null);
  const sending = signal<Sending | null>(null);

  async function start(): Promise<void> {
    service.watch(refresh);
    await refresh();
  }

  async function refresh(): Promise<void> {
    await Promise.all([readPacks(), readOwn(), readKept(), readSending()]);
  }

  /** Packs come from the background, which may have to wake: the rest of the page does not wait for them. */
  const readPacks = latest(
    () => service.packs(),
    (all) => {
      packs.value = all;
    },
    () => {
      packs.value = 'error';
    },
  );

  const readOwn = latest(
    () => Promise.all([service.hosts(), service.settings(), service.managed(), service.commands()]),
    ([granted, own, policy, keys]) =>
      batch(() => {
        hosts.value = granted;
        settings.value = effective(own, policy);
        managed.value = policy;
        commands.value = keys;
        phase.value = 'ready';
      }),
    () => {
      phase.value = 'error';
    },
  );

  const readKept = latest(
    async () => [await service.kept(), await service.trouble().catch(codeOf)] as const,
    ([all, told]) => {
      kept.value = all;
      trouble.value = told ?? trouble.value;
    },
    (error) => {
      trouble.value = codeOf(error);
    },
  );

  const readSending = latest(
    () => service.sending(),
    (state) => {
      sending.value = state;
    },
    () => {},
  );

  /** Sends what waits; what comes of it is told with what is sent. */
  async function sendNow(): Promise<void> {
    try {
      await service.sendNow();
    } catch (error) {
      trouble.value = codeOf(error);
    }
    await readSending();
  }

  /** Nothing before the request: it needs the click. */
  async function allow(request: () => Promise<boolean>): Promise<void> {
    if (await request().catch(() => false)) await sendNow();
    await readSending();
  }

  /** Stores a choice; answers whether it was stored. */
  async function change(next: Change): Promise<boolean> {
    try {
      await service.change(next);
      await Promise.all([readOwn(), readPacks()]);
      return true;
    } catch {
      return false;
    }
  }

  /** Answers whether it was stored. */
  async function removePack(id: string, isRemoved: boolean): Promise<boolean> {
    try {
      await service.removePack(id, isRemoved);
      return true;
    } catch {
      return false;
    } finally {
      await readPacks();
    }
  }

  /** What comes of it is told with the pack. */
  async function updatePack(url: string): Promise<void> {
    await service.updatePack(url).catch(() => {});
    await readPacks();
  }

  async function revoke(pattern: string): Promise<void> {
    // What the browser does not take back stays in the list.
    await service.revoke(pattern).catch(() => {});
    await readOwn();
  }

  const importing = createImporting(service.importing, readKept);

  async function erase(): Promise<boolean> {
    try {
      // What comes in behind it would be there again.
      await importing.halt();
      await service.erase();
      trouble.value = null;
      return true;
    } catch (error) {
      trouble.value = codeOf(error);
      return false;
    } finally {
      await readKept();
    }
  }

  return {
    phase,
    hosts,
    packs,
    managed,
    settings,
    commands,
    kept,
    trouble,
    sending,
    sent: {
      onSend: sendNow,
      onAgree: () => allow(service.allowSending),
      onAllow: () => allow(service.allowStore),
    },
    version: service.version,
    language: service.language,
    start,
    refresh,
    change,
    importing,
    adding: createAdding(service.adding, readPacks),
    removePack,
    updatePack,
    /** Lets Cuecard read from a pack's server. Nothing before the request: it needs the click. */
    async allowServer(url: string): Promise<void> {
      if (await service.adding.allowServer(url)) await updatePack(url);
    },
    revoke,
    erase,
    allow: service.allow,
    changeKeys: service.changeKeys,
    exportData: service.exportData,
  };
}
