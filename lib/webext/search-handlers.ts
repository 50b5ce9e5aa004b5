/** The background's answers to the search box: what it finds, and what is kept of a search. */
import { knownWords } from '../insight/known-words.ts';
import { seenIn } from '../match/seen.ts';
import type { Handlers } from './messages.ts';
import { store, tabOf, type World } from './world.ts';

type Names = 'search' | 'searched' | 'dropSearch';

/** Who is still typing does not pause for so long. */
const STAYING_MS = 2000;
/** More than can be typed in that time. */
const MOST_DROPPED = 200;

export function searchHandlers(world: World): Pick<Handlers, Names> {
  const dropped = new Set<string>();
  return {
    async search({ query, tool }, sender) {
      await tabOf(world, sender, null);
      return (await world.library()).search(query, tool);
    },

    async searched({ search, tab: named }, sender) {
      const tab = await tabOf(world, sender, named);
      await new Promise((resolve) => setTimeout(resolve, STAYING_MS));
      if (dropped.has(search.id)) return 'dropped';
      const { query, found, instead, ...where } = search;
      const seen = seenIn(where.tool === null ? null : await world.session.vocabulary(where.tool));
      const library = await world.library();
      await library.readySearch();
      const words = knownWords(library.index, seen, query);
      const data = { found, ...words, ...(instead !== undefined && { instead }) };
      return store(world, { kind: 'searched', ...where, data }, tab);
    },

    async dropSearch({ id }, sender) {
      await tabOf(world, sender, null);
      dropped.add(id);
      const [oldest] = dropped;
      if (dropped.size > MOST_DROPPED) dropped.delete(oldest!);
      return null;
    },
  };
}
