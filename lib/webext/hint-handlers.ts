/** The background's answers about the hint in a page: to the script there, to its frame, to the popup. */
import type { TabState } from '../answer.ts';
import type { Listed } from '../campaign/listed.ts';
import { pauseEnd, snoozed, unsnoozed } from '../hint/snooze.ts';
import { allDue } from '../practice/schedule.ts';
import { itemOf, listed } from './campaign-handlers.ts';
import { remembered } from './choosing.ts';
import { admit, hintOf, offerFor, reportOf, restore, settleHint } from './hints.ts';
import type { Handlers } from './messages.ts';
import type { OpenHint } from './session.ts';
import { pointedAt, shownStep } from './show-handlers.ts';
import { store, type World, whereOf } from './world.ts';

type Names = 'hint' | 'card' | 'hinted' | 'restore' | 'snooze' | 'unsnooze' | 'openOptions';

/** The item that an open hint asks for; null also where it cannot be told how it stands. */
async function dueOf(world: World, { campaign: of }: OpenHint, state: TabState): Promise<Listed | null> {
  const found = of && (await itemOf(world, of.campaign, of.item).catch(() => null));
  return found ? listed(world, found.item, found.of, whereOf(state)) : null;
}

/** A check that was answered meanwhile is not asked again. */
async function isStillDue(world: World, { lesson, review }: OpenHint): Promise<boolean> {
  if (review === null) return false;
  const { log, current } = await remembered(world);
  return allDue(log, world.now(), current).some((memo) => memo.lesson === lesson && memo.block === review);
}

export function hintHandlers(world: World): Pick<Handlers, Names> {
  const { session } = world;
  return {
    async hint({ token }, sender) {
      const tab = sender.tab!.id!;
      const offer = await offerFor(world, tab, token);
      return offer && { ...offer, run: await pointedAt(world, tab, offer.run) };
    },

    async card({ token }, sender) {
      const open = await admit(world, sender, token);
      const state = open && (await session.tab(open.tab));
      if (!open || !state) return null;
      const question = await (await world.library()).questionAt(open.lesson, whereOf(state));
      if (question === undefined) return null;
      const run = await shownStep(world, open, state);
      const due = await dueOf(world, open, state);
      const { lesson: ref, revision, isRead: isOpen } = open;
      const review = (await isStillDue(world, open)) ? open.review : null;
      return { ref, revision, question, isOpen, due, review, state, run };
    },

    async hinted({ told, id }, sender) {
      const open = await hintOf(world, sender);
      const isEvent = told !== 'folded' && told !== 'gone' && (told !== 'seen' || open.seen !== '');
      // First: a page that is read after the record would lose a hint that was just closed, and with it the way back. And no
      // other hint waits for the disk.
      await settleHint(world, open, told);
      if (isEvent) await store(world, reportOf(open, told, id), open.tab);
      const state = await session.tab(open.tab);
      if (state && (told === 'closed' || told === 'restored')) {
        const closed = state.closed.filter((ref) => ref !== open.lesson);
        await session.setTab(open.tab, {
          ...state,
          closed: told === 'closed' ? [...closed, open.lesson] : closed,
        });
      }
      return null;
    },

    async restore({ ref, tab, id }) {
      const state = await session.tab(tab);
      const match = state?.matches.find((match) => match.ref === ref);
      if (!state || !match) return null;
      const { revision } = match;
      const where = { tool: state.tool?.id ?? null, page: state.page?.id ?? null };
      const data = { fate: 'restored' as const };
      await store(world, { kind: 'hint', id, ...where, lesson: ref, revision, data }, tab);
      await session.setTab(tab, { ...state, closed: state.closed.filter((other) => other !== ref) });
      await restore(world, tab, state, ref);
      return null;
    },

    async snooze({ how }, sender) {
      const [open] = await Promise.all([hintOf(world, sender), world.clock()]);
      const now = world.now();
      await world.changeHints((hints) => snoozed(hints, how, open, now));
      return { until: how === 'page' || how === 'tool' ? null : pauseEnd(how, now) };
    },

    async unsnooze({ how }, sender) {
      const open = await hintOf(world, sender);
      await world.changeHints((hints) => unsnoozed(hints, how, open));
      return null;
    },

    async openOptions(_, sender) {
      await hintOf(world, sender);
      await world.openOptions();
      return null;
    },
  };
}
