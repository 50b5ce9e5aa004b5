/** The background's answers. Each can be called twice, and the worker can die after any line. */
import { Failure, type TabState } from '../answer.ts';
import { eventId } from '../insight/event.ts';
import { ratingOf, votesOf } from '../insight/rating.ts';
import { isSameLanguage } from '../language.ts';
import { inspect } from '../match/inspect.ts';
import { together } from '../match/prior.ts';
import { answer } from '../match/rank.ts';
import { type Sighting, seenIn } from '../match/seen.ts';
import type { Situation } from '../match/situation.ts';
import { compileTool, type Survivor, survivors } from '../page/detect.ts';
import type { Tool } from '../page/tool.ts';
import { forgetActs } from './acts.ts';
import { drawBadge, renewBadge } from './badges.ts';
import { campaignHandlers } from './campaign-handlers.ts';
import { catalogueOf } from './catalogue.ts';
import { hintHandlers } from './hint-handlers.ts';
import { closedOf, forgetHint, historyOf, offer } from './hints.ts';
import type { Ask, Handlers, Sender } from './messages.ts';
import { packHandlers, refreshPreviews } from './packs/handlers.ts';
import { playerHandlers } from './player-handlers.ts';
import { searchHandlers } from './search-handlers.ts';
import { arrived, showHandlers } from './show-handlers.ts';
import { inTurns } from './turns.ts';
import { bringOwn, guarded, isPrivateTab, store, tabOf, type World, whereOf } from './world.ts';

export function createHandlers(world: World): Handlers {
  const { session, database } = world;
  const inTurn = inTurns();
  return {
    ...campaignHandlers(world),
    ...hintHandlers(world),
    ...playerHandlers(world),
    ...packHandlers(world),
    ...searchHandlers(world),
    ...showHandlers(world),

    async arrive({ url, isNew }, sender) {
      const found = await toolsAt(world, url, sender);
      if (found.length === 0) return null;
      if (isNew) await world.equip(sender.tab!.id!);
      return found;
    },

    async pass({ url }, sender) {
      if ((await toolsAt(world, url, sender)).length === 0) return false;
      if (!(await world.follow(sender.tab!.id!))) throw new Failure('gone', 'the page does not take it now');
      return true;
    },

    // The page before may still be at it when the new one was read: it must not come last.
    visit: (visit, sender) => inTurn(sender.tab!.id!, () => readVisit(world, visit, sender)),

    async inspect({ tab }) {
      const state = await session.tab(tab);
      if (!state || !(await world.isAuthor())) return null;
      const { tool } = state.situation;
      const library = await world.library();
      const ratings = await guarded(world, () => database.ratings(), []);
      const known = tool === null ? null : await session.vocabulary(tool);
      const priors = together(library.priors, votesOf(ratings, library.revisionOf));
      return {
        ...inspect(library.index, state.situation, seenIn(known), priors),
        ...{ state, held: await session.held(tab), anchors: await session.anchors() },
      };
    },

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

    catalogue: async () => catalogueOf(await world.library()),

    async report({ report, tab: named }, sender) {
      const tab = await tabOf(world, sender, named);
      const answer = await store(world, report, tab);
      renewBadge(world, tab);
      return answer;
    },

    async sendStatements() {
      await world.statements.sendNow();
      return null;
    },

    bring: async (piece) => ({ added: await bringOwn(world, piece) }),

    async erase() {
      await database.erase();
      forgetActs(world);
      await world.forgetPerson();
      await session.setTrouble(null);
      return null;
    },
  };
}

async function toolsAt(world: World, url: string, sender: Sender): Promise<Survivor[]> {
  await mustBeAllowed(world, sender);
  await refreshPreviews(world);
  return survivors((await toolsOf(world)).map(compileTool), new URL(url));
}

async function readVisit(world: World, visit: Ask<'visit'>, sender: Sender): Promise<null> {
  const { session } = world;
  const { address, busy, ...situation } = visit;
  const id = sender.tab!.id!;
  // A woken worker has nothing in memory: all that is needed is read side by side.
  const reading = Promise.all([
    refreshPreviews(world).then(world.library),
    guarded(world, () => world.database.ratings(), []),
    historyOf(world),
    situation.tool === null ? null : session.vocabulary(situation.tool),
    session.tab(id),
    session.hint(),
  ]);
  reading.catch(() => {});
  const { isGranted } = await mustBeAllowed(world, sender);
  const [library, ratings, history, known, before, open] = await reading;
  const priors = together(library.priors, votesOf(ratings, library.revisionOf));
  const found = answer(library.index, situation, priors, seenIn(known));
  const matches = await Promise.all(
    found.matches.map(async (match) => ({
      ...match,
      question: (await library.questionAt(match.ref, visit)) ?? match.question,
    })),
  );
  const closed = closedOf(matches, history);
  const names = namesOf(library.tools, visit);
  const state: TabState = {
    ...{ address, ...names, situation, matches, closed },
    reading: (before?.reading ?? 0) + 1,
  };
  const [isOpen, isAsked] = await Promise.all([
    world.isOpen(id),
    session.isAsked(id),
    session.setTab(id, state),
    learnFrom(world, id, situation, found.sighting),
  ]);
  // A tab may close while its page is being read: nothing would take what was kept of it away again.
  if (!isOpen) {
    await Promise.all([session.setTab(id, null), session.setAsked(id, false)]);
    return null;
  }
  if (open?.run && open.tab === id) await arrived(world, id, state);
  await Promise.all([
    isAsked && session.setAsked(id, false),
    // Who clicked on the icon is being helped already; a lesson that is open in the page goes on there.
    isGranted && (!isAsked || (open?.tab === id && open.isRead)) && offer(world, id, state, busy, history),
  ]);
  // What is only counted holds up no answer.
  void noteVisit(world, id, state, isAsked);
  // No answer waits for the browser to draw.
  void drawBadge(world, id, state);
  return null;
}

/** That a page was read, and whether a lesson fits it, by ids alone. What cannot be kept is told where other events are. */
async function noteVisit(
  world: World,
  id: number,
  { situation, matches }: TabState,
  asked: boolean,
): Promise<void> {
  const { tool, page } = situation;
  if (tool === null || page === null) return;
  const [best] = matches;
  const fit = best === undefined ? 'none' : matches.some(({ sure }) => sure) ? 'sure' : 'maybe';
  const data = { fit, best: best?.ref ?? null, asked } as const;
  const visited = { kind: 'visited', id: eventId(), tool, page, data } as const;
  await store(world, visited, id, !asked).catch((error) => {
    if (!(error instanceof Failure)) throw error;
  });
}

/** Of a private window nothing is kept, its words neither. */
async function learnFrom(world: World, tab: number, page: Situation, sighting: Sighting): Promise<void> {
  if (page.tool !== null && !(await isPrivateTab(world, tab)))
    await world.session.learn(page.tool, page, sighting);
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

function namesOf(tools: readonly Tool[], { tool, page }: Ask<'visit'>): Pick<TabState, 'tool' | 'page'> {
  const known = tools.find((t) => t.id === tool);
  const screen = known?.pages.find((p) => p.id === page);
  return {
    tool: known ? { id: known.id, name: known.name } : null,
    page: screen ? { id: screen.id, title: screen.title } : null,
  };
}
