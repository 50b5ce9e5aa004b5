/** What the background's handlers stand on, and what all of them share. */
import { Failure, type TabState } from '../answer.ts';
import type { Manners } from '../hint/policy.ts';
import { dayOf, type Event, isLasting, type Recorded } from '../insight/event.ts';
import { dayIn, rollupKey } from '../insight/rollup.ts';
import type { Where } from '../lesson/display.ts';
import type { Match } from '../match/rank.ts';
import type { Settings } from '../settings.ts';
import { DAY_MS } from '../time.ts';
import { noteAct } from './acts.ts';
import { ofCampaign } from './campaign-of.ts';
import type { Database } from './database.ts';
import { hintOf } from './hints.ts';
import type { Library } from './library.ts';
import { type Answer, type Ask, isCard, type Sender } from './messages.ts';
import type { Keeper } from './packs/keeper.ts';
import type { Session } from './session.ts';
import type { Statements } from './xapi/open.ts';

/** What the handlers need of the world. */
export interface World {
  readonly session: Session;
  readonly database: Database;
  library(): Promise<Library>;
  readonly packs: Keeper;
  readonly statements: Statements;
  person(): Promise<string>;
  /** New events belong to a new random person, not to the deleted one's. */
  forgetPerson(): Promise<void>;
  /** Starts the content script in a tab; rejects where the browser does not allow it. */
  inject(tab: number): Promise<void>;
  /** Puts what reads a page beside the script that follows it. A page that is gone is no error. */
  equip(tab: number): Promise<void>;
  /** Puts the script there that follows a page. False: the page is gone, or does not take it now. */
  follow(tab: number): Promise<boolean>;
  /** Shows the open hint in its page, or makes it new if it is there; takes it away. A page that is gone is no error. */
  showHint(tab: number, isRun?: boolean): Promise<void>;
  hideHint(tab: number): Promise<void>;
  /** Tells whether a tab's page still has its hint: it may be another page, or have taken the hint away. */
  hasHint(tab: number): Promise<boolean>;
  /** Puts a text into the field that the person was in in this tab's page, once for an id; takes it out again. */
  insert(tab: number, text: string, id: string): Promise<boolean>;
  uninsert(tab: number): Promise<boolean>;
  openOptions(): Promise<void>;
  /** Opens a page of ours in a tab, beside this one where that can be. @param path with what stands behind `#` */
  openPage(path: string, tab: number | null): Promise<void>;
  /** What the person, or the policy, wants of hints. */
  manners(): Promise<Manners>;
  /**
   * Changes what the person wants of hints.
   * @throws Failure 'full' or 'database' where it cannot be kept
   */
  changeHints(change: (own: Settings['hints']) => Settings['hints']): Promise<void>;
  /** Minutes since midnight on the person's clock. @param at UTC ms */
  minuteOf(at: number): number;
  clearBadge(tab: number): Promise<void>;
  /** @param due what campaigns want here besides these */
  badge(tab: number, matches: readonly Match[], state: TabState, due: number): Promise<void>;
  /** Days that single events are kept for. */
  retention(): Promise<number>;
  /** The person writes lessons, and wants to see what is known of a page. */
  isAuthor(): Promise<boolean>;
  isPrivate(tab: number): Promise<boolean>;
  isOpen(tab: number): Promise<boolean>;
  /** It is on its way to another page. */
  isLoading(tab: number): Promise<boolean>;
  /** Tells whether the person granted the host of this address. */
  isGranted(url: string): Promise<boolean>;
  /** UTC, ms, as the last server said where the device's clock is far off; known once `clock` is. */
  now(): number;
  clock(): Promise<void>;
  readonly zone: string;
}

/**
 * The tab that a help view speaks of: a page of ours names it, the frame in a page stands in it.
 * @throws Failure 'refused' for a frame whose hint is not open
 */
export async function tabOf(world: World, sender: Sender, named: number | null): Promise<number | null> {
  return isCard(sender) ? (await hintOf(world, sender)).tab : named;
}

/** @param isDaily one like it on the same day makes it superfluous */
export async function store(
  world: World,
  record: Recorded,
  tab: number | null,
  isDaily = false,
): Promise<Answer<'report'>> {
  if (await isPrivateTab(world, tab)) return 'private';
  try {
    const [person, of] = await Promise.all([world.person(), ofCampaign(world, record), world.clock()]);
    const event: Event = { ...record, ...of, at: world.now(), zone: world.zone, person };
    // Most visits are the day's second and third like it: they cost one look.
    if (isDaily && (await world.database.isCounted(rollupKey(event)))) return 'stored';
    const statement = await world.statements.of(event);
    const isNew = await world.database.append(event, statement, isDaily);
    if (isNew) noteAct(world, event);
    if (isNew && statement) world.statements.nudge();
    await tidy(world, event.at);
  } catch (error) {
    if (error instanceof Failure) await world.session.setTrouble(error.code);
    throw error;
  }
  // One that was superfluous was not written: whether the disk has room again, it does not tell.
  if (!isDaily) await world.session.setTrouble(null);
  return 'stored';
}

/** The day on which a world's database was last tidied; a new worker looks again. */
const tidied = new WeakMap<World, string>();

/**
 * Once a day clears away what is older than the administrator lets it be: with the day's first record, and when the browser
 * starts. A worker that slept over midnight, or for weeks, finds it then.
 */
export async function tidy(world: World, now: number): Promise<void> {
  const day = dayOf(now);
  if (tidied.get(world) === day) return;
  await world.database.tidy(now - (await world.retention()) * DAY_MS);
  tidied.set(world, day);
}

/**
 * Brings a piece of the person's own export in, under the name that they have here. What is older than the administrator lets
 * it be stays out; its counts come. What is still to come stays out altogether: a clock was wrong, and its word would be the
 * last one for ever. No statement is made: the device that it comes from made them.
 */
export async function bringOwn(world: World, { events, rollups }: Ask<'bring'>): Promise<number> {
  const [person, days] = await Promise.all([world.person(), world.retention(), world.clock()]);
  const [since, until] = [world.now() - days * DAY_MS, world.now() + DAY_MS];
  const isKept = (event: Event) => event.at >= since || isLasting(event);
  const own = events.filter(({ at }) => at < until).map((event): Event => ({ ...event, person }));
  const counts = rollups.filter(({ key }) => dayIn(key)[0] <= dayOf(until));
  const added = await world.database.bring({ events: own, rollups: counts }, isKept);
  for (const event of own.filter(isKept)) noteAct(world, event);
  await world.session.setTrouble(null);
  return added;
}

/** Lessons show without the database; that it fails is told, not hidden. */
export async function guarded<T>(world: World, work: () => Promise<T>, instead: T): Promise<T> {
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
export async function isPrivateTab(world: World, tab: number | null): Promise<boolean> {
  return tab !== null && world.isPrivate(tab).catch(() => true);
}

/** Which tool and page a lesson is shown at. */
export function whereOf(state: TabState | null | undefined): Where {
  return { tool: state?.tool?.id ?? null, page: state?.page?.id ?? null };
}
