/** Offers a lesson in the page: decides, keeps what is open in session storage, records what became of it. */
import { Failure, type Offer, type TabState } from '../answer.ts';
import { type Anchor, anchorOf, type Fate, isClosed, type Past } from '../hint/policy.ts';
import { withWord } from '../hint/run.ts';
import type { Told } from '../hint/wire.ts';
import { eventId, type Recorded } from '../insight/event.ts';
import type { Match } from '../match/rank.ts';
import type { Busy } from '../page/busy.ts';
import { type Chosen, choose } from './choosing.ts';
import type { Sender } from './messages.ts';
import type { OpenHint } from './session.ts';
import { inTurns } from './turns.ts';
import type { World } from './world.ts';

/** Stands for all tabs in the queue below. */
const EVERY_TAB = -1;

/** One after the other: two tabs that are read at once must not both get a hint. */
const turns = inTurns();
export const inTurn = <T>(work: () => Promise<T>) => turns(EVERY_TAB, work);

/** What this person did with hints; null where the database cannot be read. */
export async function historyOf(world: World): Promise<Past[] | null> {
  try {
    const events = await world.database.hints();
    // Asking who it is would make somebody known of whom nothing is kept.
    if (events.length === 0) return [];
    const person = await world.person();
    return events
      .filter((event) => event.person === person)
      .map(({ at, lesson, data, campaign, item, mark }) => ({
        ...{ at, lesson, fate: data.fate },
        ...(campaign !== undefined && { campaign }),
        ...(item !== undefined && { item }),
        ...(mark !== undefined && { mark }),
      }));
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** The closed ones among a page's matches, for the list that brings them back. */
export function closedOf(matches: TabState['matches'], history: readonly Past[] | null): string[] {
  return matches.map(({ ref }) => ref).filter((ref) => history !== null && isClosed(history, ref));
}

/** After a reading: shows the hint that is due in this tab, keeps the one that still fits, takes away any other. */
export function offer(
  world: World,
  tab: number,
  state: TabState,
  busy: Busy | null,
  history: readonly Past[] | null,
): Promise<void> {
  return inTurn(async () => {
    const open = await openFor(world, tab);
    // Someone who reads goes on reading while the tool shows its next page.
    if (open?.isRead && open.tab === tab && open.tool === state.tool?.id)
      return await world.showHint(tab, open.run !== null);
    // A closed hint can be brought back on the spot for a while: its frame goes by itself.
    if (open?.isClosed && open.tab === tab && open.page === (state.page?.id ?? null)) return;
    const [manners, isPrivate] = await Promise.all([
      world.manners(),
      world.isPrivate(tab).catch(() => true),
      world.clock(),
    ]);
    const now = world.now();
    const moment = {
      now,
      minute: world.minuteOf(now),
      busy,
      tool: state.tool?.id ?? null,
      page: state.page?.id ?? null,
      matches: state.matches,
      open: open && { lesson: open.lesson, here: open.tab === tab, isRead: open.isRead },
      history,
      isPrivate,
    };
    const { offer, kept } = await choose(world, tab, moment, manners, open);
    const [next, why] = typeof offer === 'string' ? [null, offer] : [offer, null];
    // Only an author asks for it: nobody else waits.
    const campaigns = kept.map(({ item, rule }) => ({ campaign: item.campaign, item: item.id, rule }));
    void world.session.setHeld(tab, { hint: why, campaigns });
    if (open?.tab === tab && next && isSame(open, next)) return await world.showHint(tab);
    // In the same tab another lesson takes the place of the one before, without a blink.
    if (open && (open.tab === tab) !== Boolean(next)) await withdraw(world, open);
    if (!next) return;
    const { campaign, review, isCard } = next;
    await world.session.setHint({
      ...hintOn(tab, state, next, next.anchor),
      ...{ campaign, review, isRead: isCard },
    });
    await world.showHint(tab);
  });
}

/** What is up is what is to be offered. */
function isSame(open: OpenHint, { ref, campaign, review }: Chosen): boolean {
  return (
    open.lesson === ref &&
    open.review === review &&
    open.campaign?.campaign === campaign?.campaign &&
    open.campaign?.item === campaign?.item
  );
}

/** The open hint, as a tab sees it that was read: one that is gone elsewhere must not keep this tab from its own. */
async function openFor({ session, hasHint, isLoading }: World, tab: number): Promise<OpenHint | null> {
  const open = await session.hint();
  if (!open || open.tab === tab || (await hasHint(open.tab))) return open;
  // Between two pages it is in neither: what is being read or shown there goes on in the next.
  if ((open.isRead || open.run) && (await isLoading(open.tab))) return open;
  await session.setHint(null);
  return null;
}

/** Brings a closed hint back where the person asked for it, at once. */
export function restore(world: World, tab: number, state: TabState, ref: string): Promise<void> {
  return inTurn(async () => {
    const open = await world.session.hint();
    if (open) await withdraw(world, open);
    const match = state.matches.find((match) => match.ref === ref);
    if (!match) return;
    await world.session.setHint(newHint(tab, state, match));
    await world.showHint(tab);
  });
}

/** Takes away the hint of a tab that was closed or left. */
export function forgetHint(world: World, tab: number): Promise<void> {
  return inTurn(async () => {
    const open = await world.session.hint();
    if (open?.tab === tab) await withdraw(world, open);
  });
}

export async function withdraw({ session, hideHint }: World, { tab }: OpenHint): Promise<void> {
  // In this order: a worker that dies between them leaves a hint that is known and not there, never one too many.
  await hideHint(tab);
  await session.setHint(null);
}

/**
 * What the script in the page shows. A script that does not know the hint's token is a new one, or has shown another
 * hint: its frame must be admitted anew.
 */
export function offerFor(
  { session }: World,
  tab: number,
  known: string | null,
): Promise<(Omit<Offer, 'run'> & Pick<OpenHint, 'run'>) | null> {
  return inTurn(async () => {
    const open = await session.hint();
    if (open?.tab !== tab) return null;
    const isKnown = open.token === known;
    const token = isKnown ? open.token : crypto.randomUUID();
    const { run } = open;
    if (!isKnown)
      await session.setHint({ ...open, token, frame: null, run: run && withWord(run, open.token) });
    return { token, anchor: open.anchor, isOpen: open.isRead, run };
  });
}

/** A frame says the word that only it was told: from now on it is the open hint's, and no other is. */
export function admit({ session }: World, sender: Sender, token: string): Promise<OpenHint | null> {
  return inTurn(async () => {
    const open = await session.hint();
    const frame = sender.frameId ?? null;
    if (!open || open.tab !== sender.tab?.id || open.token !== token) return null;
    if (open.frame !== null && open.frame !== frame) return null;
    await session.setHint({ ...open, frame });
    return { ...open, frame };
  });
}

/**
 * The open hint of the frame that asks.
 * @throws Failure 'refused' for any other frame
 */
export async function hintOf({ session }: World, sender: Sender): Promise<OpenHint> {
  const open = await session.hint();
  if (!open || open.tab !== sender.tab?.id || open.frame === null || open.frame !== sender.frameId)
    throw new Failure('refused', 'no hint is open in this frame');
  return open;
}

/**
 * The record of what became of a hint.
 * @param told id made by who tells it, so that what is told twice is stored once; seen and opened count once for a hint
 */
export function reportOf(open: OpenHint, fate: Fate, told: string): Recorded {
  const { tool, page, lesson, revision, campaign: of } = open;
  const id = fate === 'seen' ? open.seen : fate === 'opened' ? open.opened : told;
  const about = of && { campaign: of.campaign, item: of.item, ...(of.mark !== null && { mark: of.mark }) };
  return { kind: 'hint', id, tool, page, lesson, revision, ...about, data: { fate } };
}

/** Keeps whether the lesson is open, only offered, or gone. */
export function settleHint({ session }: World, open: OpenHint, told: Told): Promise<void> {
  return inTurn(async () => {
    const now = await session.hint();
    if (now?.token !== open.token || told === 'seen') return;
    const change = { isRead: told === 'opened', isClosed: told === 'closed' };
    await session.setHint(told === 'gone' ? null : { ...now, ...change });
  });
}

const newHint = (tab: number, state: TabState, match: Match): OpenHint =>
  hintOn(tab, state, match, anchorOf(match));

export function hintOn(
  tab: number,
  state: TabState,
  { ref, revision }: Pick<Match, 'ref' | 'revision'>,
  anchor: Anchor,
): OpenHint {
  return {
    tab,
    lesson: ref,
    revision,
    tool: state.tool?.id ?? null,
    page: state.page?.id ?? null,
    anchor,
    seen: eventId(),
    opened: eventId(),
    isRead: false,
    run: null,
    drift: null,
    isClosed: false,
    campaign: null,
    review: null,
    token: '',
    frame: null,
  };
}
