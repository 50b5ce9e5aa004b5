/**
 * Which item of a campaign is asked in a moment, and for each of the others the rule that keeps it back. What is listed
 * costs nothing and is never asked about here.
 */
import {
  barred,
  decide,
  type Manners,
  type Moment,
  occupied,
  type Past,
  type Reserve,
  spent,
} from '../hint/policy.ts';
import type { Rule } from './act.ts';
import type { Member } from './audience.ts';
import { outOfHours } from './hours.ts';
import type { InPack, Item } from './standing.ts';
import { isOfRun, loudness, wallAt } from './window.ts';

/** A moment in which something could be asked. `now` is by the corrected clock. */
export interface Visit extends Moment {
  /** IANA. */
  readonly zone: string;
  /** The item whose hint is up here, if one is. */
  readonly up: { readonly campaign: string; readonly item: string } | null;
}

/** A campaign that a person has, and where the person stands with it. */
export interface Mine extends InPack {
  readonly member: Member;
  readonly items: readonly Item[];
}

export interface Answer {
  /** Null: nothing is asked; a lesson's own hint may come. */
  readonly ask: Item | null;
  /** A card opens by itself. */
  readonly how: 'beacon' | 'card';
  /** What is due and was not asked. */
  readonly kept: readonly { readonly item: Item; readonly rule: Rule }[];
}

interface Due {
  readonly item: Item;
  readonly of: Mine;
}

/** Decides about one moment. The same moment always has the same answer. */
export function askIn(visit: Visit, manners: Manners, mine: readonly Mine[]): Answer {
  const due = mine
    .flatMap((of) => (of.member === 'out' ? [] : of.items.map((item) => ({ item, of }))))
    .filter(({ item: { state } }) => state.is === 'due' || state.is === 'snoozed' || state.is === 'waiting');
  const { up } = visit;
  const shared = common(visit, manners);
  const judged = due.map((one) => ({
    ...one,
    isUp: up !== null && up.campaign === one.item.campaign && up.item === one.item.id,
    rule: own(one, visit) ?? shared,
  }));
  const shown = judged.find(({ isUp, item }) => isUp && item.state.is === 'due');
  const free = judged.filter(({ rule }) => rule === null).sort((a, b) => before(a, b, visit.history ?? []));
  const chosen = shown && barred(visit, manners) === null ? shown : free[0];
  return {
    ask: chosen?.item ?? null,
    how: chosen && loud(chosen, visit.now) === 'card' ? 'card' : 'beacon',
    kept: judged
      .filter((one) => one !== chosen)
      .map(({ item, rule }) => ({ item, rule: rule ?? ('turn' as const) })),
  };
}

/** What of the item itself keeps it back. */
function own({ item, of }: Due, { now, zone, tool, page, history }: Visit): Rule | null {
  const { campaign, member } = of;
  const { state, window, turn } = item;
  // Only what is due, and so in its window, comes here.
  const since = turn ?? window.from;
  if (member === 'unknown') return 'audience';
  if (state.is === 'waiting') return 'order';
  if (!campaign.where.some((spot) => spot === tool || spot === `${tool}/${page}`)) return 'place';
  const hours = outOfHours(campaign, wallAt(now, zone));
  if (hours) return hours;
  if (loud({ item, of }, now) === 'badge') return 'badge';
  if (state.is === 'snoozed') return 'snoozed';
  const asked = (history ?? []).filter((past) => isOf(past, item) && isOfRun(past.at, window));
  // Whoever travels west comes into the same turn again: it counts once.
  const isSpent = asked.filter(({ fate }) => fate === 'seen').length >= item.turns;
  return isSpent || asked.some(({ at }) => at >= since) ? 'asked' : null;
}

function loud({ item, of }: Due, now: number): 'badge' | 'beacon' | 'card' {
  return item.kind === 'recap' ? 'beacon' : loudness(of.campaign, item.window, now);
}

/** Whether a hint was one for this item, as it is now. */
function isOf({ campaign, item, mark }: Past, { campaign: own, id, kind, marks }: Item): boolean {
  return campaign === own && item === id && (kind === 'recap' || marks.includes(mark ?? ''));
}

/** What holds for everything that is asked: one budget for a person, and what they need before what others want. */
function common(visit: Visit, manners: Manners): Rule | null {
  const history = visit.history ?? [];
  const rule: Reserve | null =
    barred(visit, manners) ??
    occupied(visit, manners) ??
    spent(history, visit.now, manners, { kind: 'page' });
  if (rule !== null) return rule as Rule;
  const need = decide(visit, manners);
  return need.offer && need.anchor.kind !== 'page' ? 'need' : null;
}

/** What was never asked goes first, then what must be, then what ends first; else the order of packs and campaigns. */
function before(a: Due, b: Due, history: readonly Past[]): number {
  const known = ({ item }: Due) => Number(history.some((past) => isOf(past, item)));
  return (
    known(a) - known(b) ||
    Number(b.item.required) - Number(a.item.required) ||
    a.item.window.until - b.item.window.until
  );
}
