/** The background's answers to a lesson that is being played: its media, its place, texts for the page's fields. */
import { Failure } from '../answer.ts';
import { hashOf } from '../practice/rehearsal.ts';
import { toBase64 } from './base64.ts';
import type { Handlers } from './messages.ts';
import { guarded, isPrivateTab, tabOf, type World, whereOf } from './world.ts';

type Names = 'media' | 'recall' | 'remember' | 'rehearse' | 'insert' | 'uninsert';

/** What a lesson of two minutes needs; more would be a burden for who watches it in a popup. */
const MOST_BYTES = 20 * 1024 * 1024;

/** Bytes in one message. */
const PIECE = 768 * 1024;

export function playerHandlers(world: World): Pick<Handlers, Names> {
  const { database } = world;
  return {
    async media({ ref, path, from }, sender) {
      await tabOf(world, sender, null);
      const bytes = await (await world.library()).media(ref, path);
      if (!bytes || bytes.length > MOST_BYTES) return null;
      return { base64: toBase64(bytes.subarray(from, from + PIECE)), size: bytes.length };
    },

    async recall({ ref, revision, tab: named }, sender) {
      // A private window shows nothing of what was done in others.
      if (await isPrivateTab(world, await tabOf(world, sender, named))) return null;
      const place = await guarded(world, () => database.place(ref), null);
      if (place?.revision !== revision || place.person !== (await world.person())) return null;
      return { place: place.place, ticks: place.ticks, at: place.at };
    },

    async remember({ ref, revision, memory, tab: named }, sender) {
      if (await isPrivateTab(world, await tabOf(world, sender, named))) return null;
      try {
        const person = await world.person();
        await database.setPlace({ ref, revision, person, ...memory, at: world.now() });
      } catch (error) {
        if (error instanceof Failure) await world.session.setTrouble(error.code);
        throw error;
      }
      return null;
    },

    async rehearse({ ref, block, tab: named }, sender) {
      const tab = await tabOf(world, sender, named);
      const where = whereOf(tab === null ? null : await world.session.tab(tab));
      const lesson = await (await world.library()).shown(ref, where);
      if (lesson?.blocks[block]?.kind !== 'role-play')
        throw new Failure('refused', `${ref} has no role-play at ${block}`);
      await world.openPage(`practice.html${hashOf({ ref, block, tab })}`, tab);
      return null;
    },

    insert: async ({ tab, text, id }) => ((await world.insert(tab, text, id)) ? 'inserted' : 'nowhere'),
    uninsert: ({ tab }) => world.uninsert(tab),
  };
}
