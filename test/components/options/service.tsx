/** The options page over a browser in memory. */
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import { createOptions, type Host, type Sending, type Service } from '../../../components/options/model.ts';
import { Options } from '../../../components/options/Options.tsx';
import type { Added, PackState } from '../../../lib/answer.ts';
import { type Managed, readSettings, type Settings } from '../../../lib/settings.ts';
import { packState } from '../service.ts';
import { show } from '../view.tsx';

interface World {
  hosts: Host[];
  packs: PackState[];
  settings: Settings;
  managed: Managed;
}

/** What a world has unless a test says otherwise: one pack with one tool, nothing granted, nothing chosen. */
const plain = (): World => ({
  hosts: [],
  packs: [packState()],
  settings: readSettings(null),
  managed: {},
});

/**
 * Shows the page.
 * @param change what the world has besides
 * @param service answers that replace the world's
 */
export async function options(change: Partial<World> = {}, service: Partial<Service> = {}) {
  const world = { ...plain(), ...change };
  let changed = () => {};
  const fakes = {
    version: '0.1.0',
    language: 'en-GB',
    hosts: async () => world.hosts,
    allow: vi.fn((pattern: string) => {
      world.hosts = [...world.hosts, { pattern, isFixed: false }];
      changed();
    }),
    revoke: vi.fn(async (pattern: string) => {
      world.hosts = world.hosts.filter((host) => host.pattern !== pattern);
    }),
    packs: vi.fn(async () =>
      world.packs.map((pack) =>
        pack.source ? pack : { ...pack, removed: world.settings.removed.includes(pack.info.id) },
      ),
    ),
    adding: {
      add: vi.fn(async (): Promise<Added> => ({ kind: 'added', name: 'Returns' })),
      stop: vi.fn(async () => {}),
      allowServer: vi.fn(async () => true),
    },
    updatePack: vi.fn(async () => {}),
    removePack: vi.fn(async (id: string, removed: boolean) => {
      world.packs = world.packs.map((pack) =>
        pack.source && pack.info.id === id ? { ...pack, removed } : pack,
      );
    }),
    settings: async () => world.settings,
    managed: async () => world.managed,
    change: vi.fn(async (next: (own: Settings) => Settings) => {
      world.settings = next(world.settings);
    }),
    commands: async () => [
      { name: '_execute_action', description: '', shortcut: 'Alt+Shift+H' },
      { name: 'open-hint', description: 'Open the hint', shortcut: '' },
    ],
    changeKeys: vi.fn(),
    kept: async () => ({ events: [], rollups: [], places: [] }),
    trouble: async () => null,
    sending: async (): Promise<Sending | null> => null,
    sendNow: vi.fn(async () => {}),
    allowSending: vi.fn(async () => true),
    allowStore: vi.fn(async () => true),
    exportData: vi.fn(),
    importing: { person: async () => null, bring: vi.fn(async () => 0) },
    erase: vi.fn(async () => {}),
    watch: (again: () => void) => {
      changed = again;
    },
  };
  const model = createOptions({ ...fakes, ...service });
  await show(<Options model={model} />);
  await act(() => model.start());
  return { world, service: fakes, model, changed: () => act(() => changed()) };
}

/** The part of the page under a heading. */
export function section(title: string): string {
  const heading = [...document.querySelectorAll('h2')].find((one) => one.textContent === title);
  if (!heading) throw new Error(`no section is called "${title}"`);
  return heading.closest('section')?.textContent ?? '';
}
