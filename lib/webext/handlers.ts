/** The background's answers. Each can be called twice, and the worker can die after any line. */
import { Failure, type TabState } from '../answer.ts';
import type { Event, Report } from '../insight/event.ts';
import { ratingOf, votesOf } from '../insight/rating.ts';
import type { Priors } from '../match/prior.ts';
import { type Match, rank } from '../match/rank.ts';
import { compileTool, survivors } from '../page/detect.ts';
import type { Tool } from '../page/tool.ts';
import type { Database } from './database.ts';
import type { Library } from './library.ts';
import type { Answer, Ask, Handlers, Sender } from './messages.ts';
import type { Session } from './session.ts';

/** What the handlers need of the world. */
export interface World {
  readonly session: Session;
  readonly database: Database;
  library(): Promise<Library>;
  person(): Promise<string>;
  /** New events belong to a new random person, not to the deleted one's. */
  forgetPerson(): Promise<void>;
  /** Starts the content script in a tab; rejects where the browser does not allow it. */
  inject(tab: number): Promise<void>;
  clearBadge(tab: number): Promise<void>;
  badge(tab: number, matches: readonly Match[], state: TabState): Promise<void>;
  isPrivate(tab: number): Promise<boolean>;
  /** Tells whether the person granted the host of this address. */
  isGranted(url: string): Promise<boolean>;
  now(): number;
  readonly zone: string;
}

export function createHandlers(world: World): Handlers {
  const { session, database } = world;
  return {
    async arrive({ url }, sender) {
      await mustBeAllowed(world, sender);
      const found = survivors((await toolsOf(world)).map(compileTool), new URL(url));
      return found.length > 0 ? found : null;
    },

    async visit(visit, sender) {
      await mustBeAllowed(world, sender);
      const { address, ...situation } = visit;
      const id = sender.tab!.id!;
      const library = await world.library();
      const matches = rank(library.index, situation, await priorsOf(world, library));
      const reading = ((await session.tab(id))?.reading ?? 0) + 1;
      const state: TabState = { address, ...namesOf(library.tools, visit), situation, matches, reading };
      await session.setTab(id, state);
      await session.setAsked(id, false);
      await world.badge(
        id,
        matches.filter((match) => match.sure),
        state,
      );
      return null;
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

    async lesson({ ref, tab }) {
      const library = await world.library();
      const entry = library.entry(ref);
      if (!entry) return null;
      const { lesson } = entry;
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
      };
    },

    search: async ({ query, tool }) => (await world.library()).search(query, tool),

    report: ({ report, tab }) => store(world, report, tab),

    async library() {
      const { packs } = await world.library();
      return packs.map(({ info, tools, lessons, problems }) => ({
        info,
        tools: tools.map(({ id, name }) => ({ id, name })),
        lessons,
        problems,
      }));
    },

    async erase() {
      await database.erase();
      await world.forgetPerson();
      await session.setTrouble(null);
      return null;
    },
  };
}

/**
 * A page may be read where its host is granted, and once after a click on the icon. Its script may outlive both: a
 * host can be taken back while the page is open.
 * @throws Failure 'refused'
 */
async function mustBeAllowed(world: World, { url, tab }: Sender): Promise<void> {
  const id = tab!.id!;
  if ((await world.isGranted(url ?? '')) || (await world.session.isAsked(id))) return;
  await world.session.setTab(id, null);
  await world.clearBadge(id);
  throw new Failure('refused', 'this page may not be read');
}

async function store(world: World, report: Report, tab: number | null): Promise<Answer<'report'>> {
  if (await isPrivateTab(world, tab)) return 'private';
  try {
    const event: Event = { ...report, at: world.now(), zone: world.zone, person: await world.person() };
    await world.database.append(event);
  } catch (error) {
    if (error instanceof Failure) await world.session.setTrouble(error.code);
    throw error;
  }
  await world.session.setTrouble(null);
  return 'stored';
}

/** The rules are asked for at every page of a granted host: a woken worker does not unpack lessons for them. */
async function toolsOf({ session, library }: World): Promise<Tool[]> {
  const kept = await session.tools();
  if (kept) return kept;
  const { tools } = await library();
  await session.setTools(tools);
  return tools;
}

async function priorsOf(world: World, library: Library): Promise<Priors> {
  return votesOf(await guarded(world, () => world.database.ratings(), []), library.revisions);
}

/** Lessons show without the database; that it fails is told, not hidden. */
async function guarded<T>(world: World, work: () => Promise<T>, instead: T): Promise<T> {
  try {
    const result = await work();
    // That reading works says nothing of a full disk: only a write that worked does.
    if ((await world.session.trouble()) !== 'full') await world.session.setTrouble(null);
    return result;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await world.session.setTrouble(error.code);
    return instead;
  }
}

/** A tab that is gone could have been private: nothing is recorded for it. */
async function isPrivateTab(world: World, tab: number | null): Promise<boolean> {
  return tab !== null && world.isPrivate(tab).catch(() => true);
}

function namesOf(tools: readonly Tool[], { tool, page }: Ask<'visit'>): Pick<TabState, 'tool' | 'page'> {
  const known = tools.find((t) => t.id === tool);
  const screen = known?.pages.find((p) => p.id === page);
  return {
    tool: known ? { id: known.id, name: known.name } : null,
    page: screen ? { id: screen.id, title: screen.title } : null,
  };
}
