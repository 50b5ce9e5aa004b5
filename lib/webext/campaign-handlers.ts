/** The background's answers about campaigns and what is to be remembered: what is listed, and what the person says of it. */

import type { CampaignAct } from '../campaign/act.ts';
import type { Mine } from '../campaign/ask.ts';
import { listedIn, snoozesFor, withoutOver } from '../campaign/list.ts';
import type { Listed, Saying } from '../campaign/listed.ts';
import type { Item } from '../campaign/standing.ts';
import { nextMorning } from '../campaign/window.ts';
import { blockSeconds, secondsOf } from '../lesson/duration.ts';
import type { Learned } from '../practice/learned.ts';
import { dueReviews, memosOf, standingOf as standingIn } from '../practice/schedule.ts';
import { renewBadge } from './badges.ts';
import { noteStanding, recordOf, standings } from './campaigns.ts';
import { remembered } from './choosing.ts';
import { inTurn, withdraw } from './hints.ts';
import { type Handlers, isCard } from './messages.ts';
import { inTurns } from './turns.ts';
import { isPrivateTab, store, tabOf, type World, whereOf } from './world.ts';

/** One after the other: what is said twice at once is said once. */
const inSayTurn = inTurns();

export function campaignHandlers(world: World): Pick<Handlers, 'campaigns' | 'say' | 'memories'> {
  return {
    async campaigns({ tab: named }, sender) {
      const tab = await tabOf(world, sender, named);
      // A private window shows nothing of what was done in others.
      if (await isPrivateTab(world, tab)) return [];
      const [mine, manners] = await Promise.all([standings(world), world.manners()]);
      const where = whereOf(tab === null ? null : await world.session.tab(tab));
      void noteStanding(world, mine, manners, where, tab).catch(() => {});
      return Promise.all(
        withoutOver(listedIn(mine, where.tool, manners), world.now()).map(({ item, of }) =>
          listed(world, item, of, where),
        ),
      );
    },

    say: ({ campaign, item: id, say, id: event, tab: named }, sender) =>
      inSayTurn(0, async () => {
        const tab = await tabOf(world, sender, named);
        const found = await itemOf(world, campaign, id);
        if (!found || !mayBe(say, found, world.now())) return null;
        const where = whereOf(tab === null ? null : await world.session.tab(tab));
        const act: CampaignAct = { ...say, campaign, item: id };
        await store(world, recordOf(act, found.item, event, where), tab);
        renewBadge(world, tab);
        // Whoever says it elsewhere need not be asked in the page any more.
        await takeBack(world, campaign, id, isCard(sender));
        return null;
      }),

    async memories({ tab: named }, sender) {
      const none = { due: [], all: [] };
      if (await isPrivateTab(world, await tabOf(world, sender, named))) return none;
      const library = await world.library();
      const { log, current } = await remembered(world);
      const now = world.now();
      const all = await Promise.all(
        memosOf(log).map(async (memo): Promise<Learned | null> => {
          const { lesson: ref, block, due, revision } = memo;
          const lesson = await library.shown(ref, NOWHERE);
          if (lesson?.revision !== revision || lesson.blocks[block]?.kind !== 'check') return null;
          const { question, language } = lesson;
          return { ref, block, question, language, standing: standingIn(memo, now), due };
        }),
      );
      const known = all.filter((one) => one !== null);
      return {
        due: (log.length > 0 ? dueReviews(log, now, world.zone, current) : []).flatMap(({ lesson, block }) =>
          known.filter((one) => one.ref === lesson && one.block === block),
        ),
        all: known.sort((a, b) => a.due - b.due),
      };
    },
  };
}

const NOWHERE = { tool: null, page: null };

/** An item as the views list it. */
export async function listed(
  world: World,
  item: Item,
  { campaign }: Mine,
  where: ReturnType<typeof whereOf>,
): Promise<Listed> {
  const library = await world.library();
  const lessons = (await Promise.all(item.lessons.map((ref) => library.shown(ref, where)))).filter(
    (lesson) => lesson !== undefined,
  );
  const entry = campaign.lessons.find(({ lesson }) => lesson === item.id);
  const { now, zone } = { now: world.now(), zone: world.zone };
  const checks = (lesson: (typeof lessons)[number]) =>
    lesson.blocks
      .filter(({ kind }) => kind === 'check')
      .reduce((sum, block) => sum + blockSeconds(block, lesson.language), 0);
  return {
    ...{ campaign: item.campaign, item: item.id, kind: item.kind, goal: campaign.goal },
    lessons: item.lessons,
    question: lessons[0]?.question ?? '',
    language: lessons[0]?.language ?? library.language,
    seconds: Math.round(
      lessons.reduce((sum, one) => sum + (item.kind === 'recap' ? checks(one) : secondsOf(one)), 0),
    ),
    required: item.required,
    until: item.window.until,
    state: item.state,
    done: entry?.done ?? 'check',
    score: entry?.score ?? 100,
    snoozes: snoozesFor(item, now, nextMorning(campaign, now, zone)),
    canExcuse: campaign.excuse && item.kind === 'lesson',
  };
}

/** An item of a campaign that this person has. */
export async function itemOf(
  world: World,
  campaign: string,
  id: string,
): Promise<{ item: Item; of: Mine } | null> {
  const mine = await standings(world);
  for (const of of mine)
    for (const item of of.items) if (item.campaign === campaign && item.id === id) return { item, of };
  return null;
}

/** What the campaign lets a person say now. */
function mayBe(say: Saying, { item, of }: { item: Item; of: Mine }, now: number): boolean {
  const { state, window, snoozesLeft, kind, id } = item;
  const entry = of.campaign.lessons.find(({ lesson }) => lesson === id);
  switch (say.act) {
    case 'acknowledged':
      return entry?.done === 'acknowledged' && state.is !== 'early' && state.is !== 'done';
    case 'snoozed':
      return state.is === 'due' && snoozesLeft > 0 && say.until > now && say.until < window.until;
    case 'excused':
      return of.campaign.excuse && kind === 'lesson' && state.is !== 'done' && state.is !== 'excused';
    case 'resumed':
      return state.is === 'excused';
    case 'recapped':
      return kind === 'recap' && state.is !== 'early' && state.is !== 'done';
  }
}

/** @param isCard it was said in the page itself: the lesson stays in sight until it is folded up, and goes with the page */
function takeBack(world: World, campaign: string, item: string, isCard: boolean): Promise<void> {
  return inTurn(async () => {
    const open = await world.session.hint();
    if (open?.campaign?.campaign !== campaign || open.campaign.item !== item) return;
    if (isCard) await world.session.setHint({ ...open, isRead: false });
    else await withdraw(world, open);
  });
}
