/** The files that the library was made from, read again when something of them is asked for. */
import { readMedia } from '../lesson/pack.ts';
import { type AddedPack, isUsed, type LoadedPack } from './loaded.ts';

/** Reads a pack's file again. */
export type Files = (pack: LoadedPack) => Promise<Uint8Array | undefined>;

export function filesOf(read: (path: string) => Promise<Uint8Array>, added: readonly AddedPack[]): Files {
  const own = new Map(added.map(({ record, file }) => [record.id, file]));
  return async ({ info, path }) => (path === undefined ? own.get(info.id)?.() : read(path));
}

/** The last medium that was asked for is kept: it is sent in pieces. */
export function mediaOf(packs: readonly LoadedPack[], files: Files) {
  let last: { name: string; bytes: Promise<Uint8Array | undefined> } | null = null;
  return (id: string, path: string): Promise<Uint8Array | undefined> => {
    const name = `${id}/${path}`;
    const pack = packs.find((one) => isUsed(one) && one.info.id === id);
    if (last?.name !== name) {
      const read = async () => pack && readMedia((await files(pack)) ?? new Uint8Array(), path);
      last = { name, bytes: read().catch(() => undefined) };
    }
    return last.bytes;
  };
}
