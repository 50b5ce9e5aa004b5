/** A keeper of packs over stores and servers in memory. */
import { vi } from 'vitest';
import { keyText } from '../../../lib/lesson/key.ts';
import { writePack } from '../../../lib/lesson/pack.ts';
import type { PackInfo } from '../../../lib/lesson/schema.ts';
import { signPack } from '../../../lib/lesson/signature.ts';
import type { Managed } from '../../../lib/settings.ts';
import { createKeeper } from '../../../lib/webext/packs/keeper.ts';
import type { PackRecord } from '../../../lib/webext/packs/record.ts';
import type { PackStore } from '../../../lib/webext/packs/store.ts';
import { openSession } from '../../../lib/webext/session.ts';
import { samplePack } from '../../lesson/samples.ts';
import { fakeStorage } from '../browser.ts';

/** The stores of the database, as maps; values are copied, as by the real one. */
export function memoryPacks() {
  const records = new Map<string, PackRecord>();
  const files = new Map<string, Uint8Array>();
  const store: PackStore = {
    all: async () => structuredClone([...records.values()]),
    file: async (id) => files.get(id),
    put: async (record, file) => {
      records.set(record.id, structuredClone(record));
      files.set(record.id, file);
    },
    note: async (id, change) => {
      const record = records.get(id);
      if (record) records.set(id, change(record));
    },
    drop: async (ids) => {
      for (const id of ids) {
        records.delete(id);
        files.delete(id);
      }
    },
  };
  return Object.assign(store, { records, files });
}

export interface Signer {
  readonly text: string;
  readonly key: CryptoKey;
}

export async function signer(): Promise<Signer> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  return { text: await keyText(pair.publicKey), key: pair.privateKey };
}

/** The sample pack in a version, signed. */
export async function packBy({ key }: Signer, change: Partial<PackInfo> = {}): Promise<Uint8Array> {
  return signPack(await unsigned(change), key);
}

export async function unsigned(change: Partial<PackInfo> = {}): Promise<Uint8Array> {
  const pack = await samplePack();
  return writePack({ ...pack, info: { ...pack.info, ...change } });
}

export type Server = (url: string, request: RequestInit) => Promise<Response> | Response;

/** A server's answer with a pack. */
export function answer(bytes: Uint8Array, headers: Record<string, string> = {}): Response {
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/zip', ...headers } });
}

export const URL_A = 'https://packs.example.com/acme.zip';

/** @param managed what the policy says */
export function fakeShop(managed: Managed = {}) {
  const { storage, areas } = fakeStorage();
  const session = openSession(storage);
  const store = memoryPacks();
  const world = { now: 1_000_000, managed, isOnline: true };
  let server: Server = () => Promise.reject(new TypeError('Failed to fetch'));
  const requests: { url: string; request: RequestInit }[] = [];
  const renew = vi.fn(async () => {});
  const shop = {
    store,
    session,
    renew,
    managed: async () => world.managed,
    now: () => world.now,
    awake: <T>(work: () => Promise<T>) => work(),
    net: {
      fetch: async (input: unknown, request: RequestInit = {}) => {
        requests.push({ url: String(input), request });
        return server(String(input), request);
      },
      isOnline: () => world.isOnline,
    },
  };
  return {
    ...{ store, session, world, requests, renew, areas, shop },
    keeper: createKeeper(shop as Parameters<typeof createKeeper>[0]),
    serve(next: Server) {
      server = next;
    },
    problem: async (url = URL_A) => (await session.packProblems())[url]?.code ?? null,
  };
}
