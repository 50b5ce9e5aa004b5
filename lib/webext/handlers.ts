/** The background's answers. Each can be called twice, and the worker can die after any line. */
import { Failure, type TabState } from '../answer.ts';
import { ratingOf, votesOf } from '../insight/rating.ts';
import { isSameLanguage } from '../language.ts';
import type { Priors } from '../match/prior.ts';
import { rank } from '../match/rank.ts';
import { seenIn } from '../match/seen.ts';
import { compileTool, survivors } from '../page/detect.ts';
import type { Tool } from '../page/tool.ts';
import { hintHandlers } from './hint-handlers.ts';
import { closedOf, forgetHint, historyOf, offer } from './hints.ts';
import type { Library } from './library.ts';
import type { Ask, Handlers, Sender } from './messages.ts';
import { packHandlers, refreshPreviews } from './packs/handlers.ts';
import { playerHandlers } from './player-handlers.ts';
import { searchHandlers } from './search-handlers.ts';
import { inTurns } from './turns.ts';
import { guarded, isPrivateTab, store, tabOf, type World, whereOf } from './world.ts';

export function createHandlers(world: World): Handlers {
  const { session, database } = world;
  const inTurn = inTurns();
  return {
    ...hintHandlers(world),
    ...playerHandlers(world),
    ...packHandlers(world),
    ...searchHandlers(world),

    async arrive({ url }, sender) {
      await mustBeAllowed(world, sender);
      await refreshPreviews(world);
      const found = survivors((await toolsOf(world)).map(compileTool), new URL(url));
      return found.length > 0 ? found : null;
    },

    // The page before may still be at it when the new one was read: it must not come last.
    visit: (visit, sender) => inTurn(sender.tab!.id!, () => readVisit(world, visit, sender)),

    async look({ tab }) {
      try {
        await session.setAsked(tab, true);
        await world.inject(tab);
        return 'reading';
      } catch {
        await Promise.all([session.setTab(tab, null), session.setAsked(tab, false)]);
        return 'unreadable';
      }
    },

    async lesson({ ref, tab: named }, sender) {
      const tab = await tabOf(world, sender, named);
      const library = await world.library();
      const lesson = await library.shown(ref, whereOf(tab === null ? null : await session.tab(tab)));
      if (!lesson) return null;
      const pack = library.packOf(ref);
      const isPrivate = await isPrivateTab(world, tab);
      const own = async () => ratingOf(await database.ratings(), await world.person(), ref, lesson.revision);
      // A private window shows no rating, and opening a lesson there must not make a person known.
      const rating = isPrivate ? null : await guarded(world, own, null);
      return {
        lesson,
        rating,
        contact: pack?.info.contact ?? null,
        packName: pack?.info.name ?? '',
        isPrivate,
        missing: isSameLanguage(lesson.language, library.language) ? null : library.language,
      };
    },

    report: async ({ report, tab }, sender) => store(world, report, await tabOf(world, sender, tab)),

    async erase() {
      await database.erase();
      await world.forgetPerson();
      await session.setTrouble(null);
      return null;
    },
  };
}

async function readVisit(world: World, visit: Ask<'visit'>, sender: Sender): Promise<null> {
  const { session } = world;
  const { isGranted } = await mustBeAllowed(world, sender);
  const { address, busy, ...situation } = visit;
  const id = sender.tab!.id!;
  await refreshPreviews(world);
  const library = await world.library();
  const known = situation.tool === null ? null : await session.vocabulary(situation.tool);
  const ranked = rank(library.index, situation, await priorsOf(world, library), seenIn(known));
  const matches = await Promise.all(
    ranked.map(async (match) => ({
      ...match,
      question: (await library.questionAt(match.ref, visit)) ?? match.question,
    })),
  );
  const reading = ((await session.tab(id))?.reading ?? 0) + 1;
  const history = await historyOf(world);
  const closed = closedOf(matches, history);
  const names = namesOf(library.tools, visit);
  const state: TabState = { address, ...names, situation, matches, closed, reading };
  await session.setTab(id, state);
  // Of a private window nothing is kept, its words neither.
  if (situation.tool !== null && !(await isPrivateTab(world, id)))
    await session.learn(situation.tool, situation);
  // A tab may close while its page is being read: nothing would take what was kept of it away again.
  if (!(await world.isOpen(id))) {
    await Promise.all([session.setTab(id, null), session.setAsked(id, false)]);
    return null;
  }
  const isAsked = await session.isAsked(id);
  await session.setAsked(id, false);
  await world.badge(
    id,
    matches.filter((match) => match.sure),
    state,
  );
  // Who clicked on the icon is being helped already.
  if (isGranted && !isAsked) await offer(world, id, state, busy, history);
  return null;
}

/**
 * A page may be read where its host is granted, and once after a click on the icon. Its script may outlive both: a
 * host can be taken back while the page is open.
 * @throws Failure 'refused'
 */
async function mustBeAllowed(world: World, { url, tab }: Sender): Promise<{ isGranted: boolean }> {
  const id = tab!.id!;
  const isGranted = await world.isGranted(url ?? '');
  if (isGranted || (await world.session.isAsked(id))) return { isGranted };
  await world.session.setTab(id, null);
  await world.clearBadge(id);
  await forgetHint(world, id);
  throw new Failure('refused', 'this page may not be read');
}

/** The rules are asked for at every page of a granted host: a woken worker does not unpack lessons for them. */
async function toolsOf({ session, library }: World): Promise<Tool[]> {
  const kept = await session.tools();
  if (kept) return kept;
  const { tools, isPartial } = await library();
  if (!isPartial) await session.setTools(tools);
  return tools;
}

async function priorsOf(world: World, library: Library): Promise<Priors> {
  return votesOf(await guarded(world, () => world.database.ratings(), []), library.revisionOf);
}

function namesOf(tools: readonly Tool[], { tool, page }: Ask<'visit'>): Pick<TabState, 'tool' | 'page'> {
  const known = tools.find((t) => t.id === tool);
  const screen = known?.pages.find((p) => p.id === page);
  return {
    tool: known ? { id: known.id, name: known.name } : null,
    page: screen ? { id: screen.id, title: screen.title } : null,
  };
}
