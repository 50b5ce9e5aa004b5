/** The background's answers to the search box: what it finds, and what is kept of a search. */
import { knownWords } from '../insight/known-words.ts';
import { seenIn } from '../match/seen.ts';
import type { Handlers } from './messages.ts';
import { isPrivateTab, store, tabOf, type World } from './world.ts';

type Names = 'search' | 'searched';

export function searchHandlers(world: World): Pick<Handlers, Names> {
  return {
    async search({ query, tool }, sender) {
      await tabOf(world, sender, null);
      return (await world.library()).search(query, tool);
    },

    async searched({ search, tab: named }, sender) {
      const tab = await tabOf(world, sender, named);
      if (await isPrivateTab(world, tab)) return 'private';
      const { query, found, instead, ...where } = search;
      const seen = seenIn(where.tool === null ? null : await world.session.vocabulary(where.tool));
      const words = knownWords((await world.library()).index, seen, query);
      const data = { found, ...words, ...(instead !== undefined && { instead }) };
      return store(world, { kind: 'searched', ...where, data }, tab);
    },
  };
}
