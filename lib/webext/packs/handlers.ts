/** The background's answers about packs: what is there, and what is to be added, updated or taken out. */
import type { PackSource, PackState } from '../../answer.ts';
import { fingerprint } from '../../lesson/key.ts';
import type { Handlers } from '../messages.ts';
import { tabOf, type World } from '../world.ts';
import type { PolicyPack } from './policy.ts';

type Names = 'library' | 'addPack' | 'stopPack' | 'updatePack' | 'removePack' | 'preview';

export function packHandlers(world: World): Pick<Handlers, Names> {
  const { packs, session } = world;
  return {
    async library(_, sender) {
      await tabOf(world, sender, null);
      return statesOf(world);
    },

    addPack: ({ from, key, isTrusted }, sender) => {
      // A file is held by the page that asks, and nobody else's is read.
      const isFile = from.startsWith('blob:') && from.startsWith(`blob:${new URL(sender.url!).origin}/`);
      return packs.add({ from, isFile, key, isTrusted });
    },

    async stopPack({ from }) {
      packs.stop(from);
      return null;
    },

    async updatePack({ url }) {
      await packs.update(url);
      return null;
    },

    async removePack({ id, isRemoved }) {
      await packs.remove(id, isRemoved);
      return null;
    },

    async preview(_, sender) {
      await tabOf(world, sender, null);
      const isPreview = await packs.previews();
      return { isPreview, stamp: (await session.packs())?.stamp ?? null };
    },
  };
}

/** A page is read with the lessons as their author has just written them; without a database, with those that ship. */
export async function refreshPreviews({ packs }: World): Promise<void> {
  await packs.previews().catch(() => {});
}

async function statesOf(world: World): Promise<PackState[]> {
  const { packs, session } = world;
  const [library, sources, problems] = await Promise.all([
    world.library(),
    packs.sources().catch(() => null),
    session.packProblems(),
  ]);
  const recordOf = (id: string) => sources?.records.find((one) => one.id === id);
  const sourceOf = async (id: string, isOutdone: boolean): Promise<PackSource> => {
    const record = recordOf(id);
    const isLocked = sources?.added.some((one) => one.record.id === id && one.rule !== null) ?? false;
    return {
      url: record?.url ?? null,
      fingerprint: record ? await fingerprint(record.key) : '',
      isLocked,
      isPreview: record?.isPreview ?? false,
      isAwaited: false,
      isOutdone,
      problem: problems[record?.url ?? ''] ?? null,
    };
  };
  const there = library.packs.map(async ({ isAdded = false, isOutdone = false, path: _, ...pack }) => ({
    ...pack,
    // The library is as old as its packs; that they are still the newest is asked more often.
    checked: (isAdded && recordOf(pack.info.id)?.checked) || pack.checked,
    tools: pack.tools.map(({ id, name, pages }) => ({
      ...{ id, name },
      pages: pages.map(({ id, title }) => ({ id, title })),
    })),
    ...(isAdded && { source: await sourceOf(pack.info.id, isOutdone) }),
  }));
  const awaited = (sources?.awaited ?? []).map((one) =>
    awaitedState(one, problems[one.url ?? one.written] ?? null),
  );
  return [...(await Promise.all(there)), ...awaited];
}

/** A pack that a policy wants and that is not there is listed, so that somebody sees why. */
function awaitedState({ url, written }: PolicyPack, problem: PackSource['problem']): PackState {
  const address = url ?? written;
  return {
    info: { id: address, name: address, version: '0.0.0', owner: '', languages: ['en'] },
    tools: [],
    lessons: 0,
    problems: [],
    checked: 0,
    removed: false,
    source: {
      url: address,
      fingerprint: '',
      isLocked: true,
      isPreview: false,
      isAwaited: true,
      isOutdone: false,
      problem,
    },
  };
}
