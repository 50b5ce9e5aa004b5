/** What is offered in a page now: what a campaign asks, a lesson that fits, or a check that is due again. */
import { Failure } from '../answer.ts';
import type { Answer } from '../campaign/ask.ts';
import {
  type Anchor,
  anchorOf,
  barred,
  decide,
  type Manners,
  type Moment,
  type Reserve,
} from '../hint/policy.ts';
import { mayReview, reviewBarred } from '../practice/ask.ts';
import { type Answered, allDue, leftOn, type Memo } from '../practice/schedule.ts';
import { answersOf } from './acts.ts';
import { askCampaigns, type HintCampaign, hintFor, standingsOrNone } from './campaigns.ts';
import type { OpenHint } from './session.ts';
import type { World } from './world.ts';

/** What a hint is to offer. */
export interface Chosen {
  readonly ref: string;
  readonly revision: string;
  readonly anchor: Anchor;
  readonly campaign: HintCampaign;
  readonly review: number | null;
  /** It opens by itself. */
  readonly isCard: boolean;
}

const ON_PAGE = { kind: 'page' } as const;

/** What is offered, or why nothing is; and of campaigns what is due and was not asked. */
export interface Choice {
  readonly offer: Chosen | Reserve;
  readonly kept: Answer['kept'];
}

/** @param open the hint that is up, if one is */
export async function choose(
  world: World,
  tab: number,
  moment: Moment,
  manners: Manners,
  open: OpenHint | null,
): Promise<Choice> {
  const { asked, kept } = await campaignIn(world, tab, moment, manners, open);
  return { offer: asked ?? (await ownOf(world, moment, manners, open)), kept };
}

/** What the page itself, or the person's memory, asks for. */
async function ownOf(
  world: World,
  moment: Moment,
  manners: Manners,
  open: OpenHint | null,
): Promise<Chosen | Reserve> {
  // What is up for another reason is not the page's own lesson: that one has rules of its own.
  const isOwn = !open || (open.campaign === null && open.review === null);
  const own = isOwn ? moment : { ...moment, open: moment.open && { ...moment.open, here: false } };
  const { offer: match, why } = decide(own, manners);
  const anchor = match ? anchorOf(match) : null;
  // An answer to a field or an error is needed now; whoever learned the page's own lesson is asked what is left of it.
  const review = anchor && anchor.kind !== 'page' ? null : await reviewHere(world, moment, manners, open);
  if (review && (!match || match.ref === review.ref)) return review;
  if (!match || !anchor) return why!;
  return {
    ref: match.ref,
    revision: match.revision,
    ...{ anchor, campaign: null, review: null, isCard: false },
  };
}

async function campaignIn(
  world: World,
  tab: number,
  moment: Moment,
  manners: Manners,
  open: OpenHint | null,
): Promise<{ asked: Chosen | null; kept: Answer['kept'] }> {
  const mine = await standingsOrNone(world);
  if (mine.length === 0) return { asked: null, kept: [] };
  const up = open?.tab === tab && !open.isClosed ? open.campaign : null;
  const visit = { ...moment, zone: world.zone, up };
  const { ask, how, kept } = await askCampaigns(world, visit, manners, mine, tab);
  if (!ask) return { asked: null, kept };
  const { ref, campaign } = hintFor(ask);
  const revision = (await world.library()).revisionOf(ref);
  if (revision === undefined) return { asked: null, kept };
  const asked = { ref, revision, anchor: ON_PAGE, campaign, review: null, isCard: how === 'card' };
  return { asked, kept };
}

async function reviewHere(
  world: World,
  moment: Moment,
  manners: Manners,
  open: OpenHint | null,
): Promise<Chosen | null> {
  const { now } = moment;
  const isUp = (moment.open?.here ?? false) && open !== null && open.review !== null && !open.isClosed;
  if (barred(moment, manners) !== null || (!isUp && reviewBarred(moment, manners) !== null)) return null;
  const { log, current } = await remembered(world);
  if (log.length === 0 || leftOn(log, now, world.zone) === 0) return null;
  const due = allDue(log, now, current);
  // What is up already stays: asking anew would find that it was offered a moment ago.
  const same = isUp ? due.find(({ lesson, block }) => lesson === open.lesson && block === open.review) : null;
  if (same && (await isAt(world, same.lesson, moment))) return reviewOf(same);
  if (isUp && reviewBarred(moment, manners) !== null) return null;
  const unwanted = new Set<string>();
  for (const memo of due) {
    if (unwanted.has(memo.lesson) || !mayReview(memo, moment.history ?? [], now)) continue;
    if (await isAt(world, memo.lesson, moment)) return reviewOf(memo);
    unwanted.add(memo.lesson);
  }
  return null;
}

function reviewOf({ lesson: ref, revision, block }: Memo): Chosen {
  return { ref, revision, anchor: ON_PAGE, campaign: null, review: block, isCard: false };
}

/** What was answered, and the revisions of its lessons as they are now; nothing where that cannot be read. */
export async function remembered(
  world: World,
): Promise<{ log: readonly Answered[]; current: ReadonlyMap<string, string> }> {
  const [library, log] = await Promise.all([
    world.library(),
    answersOf(world).catch((error) => {
      if (!(error instanceof Failure)) throw error;
      return [];
    }),
    world.clock(),
  ]);
  const current = new Map<string, string>();
  for (const { lesson } of log) {
    const revision = library.revisionOf(lesson);
    if (revision !== undefined) current.set(lesson, revision);
  }
  return { log, current };
}

/** Whether a lesson belongs to the page. */
async function isAt(
  world: World,
  ref: string,
  { tool, page }: Pick<Moment, 'tool' | 'page'>,
): Promise<boolean> {
  const lesson = await (await world.library()).shown(ref, { tool, page });
  return (
    lesson?.for.some((place) => place.tool === tool && (place.page === undefined || place.page === page)) ??
    false
  );
}
