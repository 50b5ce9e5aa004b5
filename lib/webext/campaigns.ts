/** Where the person stands with each campaign, and what of it is asked in a moment. */
import { Failure, type TabState } from '../answer.ts';
import type { CampaignAct } from '../campaign/act.ts';
import { type Answer, askIn, type Mine, type Visit } from '../campaign/ask.ts';
import { isOpen, isOptedOut, listedIn } from '../campaign/list.ts';
import { isRecap } from '../campaign/recap-id.ts';
import { type Item, refOf, standingOf } from '../campaign/standing.ts';
import { windowOf } from '../campaign/window.ts';
import type { Manners } from '../hint/policy.ts';
import { eventId, type Recorded } from '../insight/event.ts';
import { DAY_MS } from '../time.ts';
import { actsOf } from './acts.ts';
import { inTurns } from './turns.ts';
import { isPrivateTab, store, type World } from './world.ts';

/** So long after its deadline a campaign is there for who has nothing from before it. */
const LATE_MS = 30 * DAY_MS;

/**
 * Where this person stands with what has begun.
 * @throws Failure where the database cannot be read
 */
export async function standings(world: World): Promise<Mine[]> {
  const [{ campaigns }] = await Promise.all([world.library(), world.clock()]);
  const now = world.now();
  const windows = campaigns.map((one) => ({ one, window: windowOf(one.campaign, world.zone) }));
  const begun = windows.filter(({ window }) => window.from <= now);
  if (begun.length === 0) return [];
  const acts = await actsOf(world);
  // Whoever came long after the deadline never had it.
  const had = begun.filter(
    ({ window: { until } }) => now < until + LATE_MS || acts.some(({ at }) => at < until),
  );
  return had.map(({ one }) => one).map((one) => ({ ...one, items: standingOf(one, acts, now, world.zone) }));
}

/** The same; without the database nothing can be asked, for what was done is not known. */
export async function standingsOrNone(world: World): Promise<Mine[]> {
  return standings(world).catch((error) => {
    if (!(error instanceof Failure)) throw error;
    return [];
  });
}

/** Decides what is asked in a moment, and keeps what kept the rest back. */
export async function askCampaigns(
  world: World,
  visit: Visit,
  manners: Manners,
  mine: readonly Mine[],
  tab: number | null,
): Promise<Answer> {
  const answer = askIn(visit, manners, mine);
  const where = { tool: visit.tool, page: visit.page };
  // What is only counted holds up no answer.
  void noteStanding(world, mine, manners, where, tab).catch(() => {});
  for (const { item, rule } of answer.kept)
    void note(world, { act: 'kept', campaign: item.campaign, item: item.id, rule }, item, where, tab, true);
  return answer;
}

type Place = Pick<Visit, 'tool' | 'page'>;

const turns = inTurns();

/** Once for each campaign: that the person has it; and whenever that changes, whether they turned it off everywhere. */
export function noteStanding(...of: Parameters<typeof standingNoted>): Promise<void> {
  // One after the other: what one has kept the next one knows.
  return turns(0, () => standingNoted(...of));
}

async function standingNoted(
  world: World,
  mine: readonly Mine[],
  manners: Manners,
  where: Place,
  tab: number | null,
): Promise<void> {
  const acts = await actsOf(world);
  for (const one of mine) {
    const campaign = refOf(one);
    const own = acts.filter((act) => 'campaign' in act && act.campaign === campaign);
    const isOpen = one.member === 'in' && world.now() < windowOf(one.campaign, world.zone).until;
    if (isOpen && !own.some(({ act }) => act === 'assigned'))
      await note(world, { act: 'assigned', campaign }, null, where, tab, true);
    const opted = own.findLast((act) => act.act === 'opted');
    const out = isOptedOut(one.campaign, manners);
    if (out !== (opted?.act === 'opted' && opted.out))
      await note(world, { act: 'opted', campaign, out }, null, where, tab, false);
  }
}

/** What cannot be kept is told where other events are. */
async function note(
  world: World,
  data: CampaignAct,
  item: Item | null,
  where: Place,
  tab: number | null,
  isDaily: boolean,
): Promise<void> {
  await store(world, recordOf(data, item, eventId(), where), tab, isDaily).catch((error) => {
    if (!(error instanceof Failure)) throw error;
  });
}

/** What is said of an item, as it is stored. @param item null: of the whole campaign */
export function recordOf(
  data: CampaignAct,
  item: Pick<Item, 'marks'> | null,
  id: string,
  where: Place,
): Recorded {
  const mark = item?.marks[0];
  const about = { campaign: data.campaign, ...(mark !== undefined && { mark }) };
  return { kind: 'campaign', id, ...where, ...about, data };
}

/** What a hint for an item is about: a recap has several lessons, of which the first names the page's place. */
export function hintFor(item: Item): { ref: string; campaign: NonNullable<HintCampaign> } {
  const { campaign, id, marks, lessons } = item;
  return {
    ref: lessons[0]!,
    campaign: { campaign, item: id, mark: isRecap(id) ? null : (marks[0] ?? null) },
  };
}

/** What makes a hint one for an item of a campaign. */
export type HintCampaign = {
  readonly campaign: string;
  readonly item: string;
  readonly mark: string | null;
} | null;

/** How many lessons a campaign wants in a tab besides those that fit its page anyway. */
export async function dueBeside(
  world: World,
  tab: number,
  { tool }: TabState,
  matches: readonly { readonly ref: string }[],
): Promise<number> {
  const mine = await standingsOrNone(world);
  if (mine.length === 0 || (await isPrivateTab(world, tab))) return 0;
  const due = listedIn(mine, tool?.id ?? null, await world.manners())
    .map(({ item }) => item)
    .filter((item) => isOpen(item) && item.state.is !== 'snoozed');
  const refs = due.map(({ kind, id, campaign, lessons }) =>
    kind === 'recap' ? `${campaign} ${id}` : lessons[0]!,
  );
  return new Set(refs.filter((ref) => !matches.some((match) => match.ref === ref))).size;
}
