/** What a person finds listed: always allowed, and no interruption. */
import type { Manners } from '../hint/policy.ts';
import type { Mine } from './ask.ts';
import type { Campaign } from './schema.ts';
import type { Item } from './standing.ts';

/** The tools in which a campaign speaks. */
export const toolsOf = ({ where }: Pick<Campaign, 'where'>) => [
  ...new Set(where.map((spot) => spot.split('/')[0]!)),
];

/** "Never for this tool" hides a campaign there; with all of its tools turned off it is hidden everywhere. */
export function isOptedOut(campaign: Campaign, { off }: Pick<Manners, 'off'>): boolean {
  return toolsOf(campaign).every((tool) => off.includes(tool));
}

/**
 * The items to list in a tool, what is still to do first and what ends first before what ends later; then what is done.
 * @param tool null: outside all tools, such as in a panel of its own
 */
export function listedIn(
  mine: readonly Mine[],
  tool: string | null,
  manners: Pick<Manners, 'off'>,
): readonly { item: Item; of: Mine }[] {
  if (tool !== null && manners.off.includes(tool)) return [];
  return mine
    .filter(({ member, campaign }) => member !== 'out' && !isOptedOut(campaign, manners))
    .flatMap((of) => of.items.map((item) => ({ item, of })))
    .filter(({ item }) => isListed(item))
    .sort(
      (a, b) => Number(isOpen(b.item)) - Number(isOpen(a.item)) || a.item.window.until - b.item.window.until,
    );
}

/** Without the campaigns that are over for this person: all of it is done or excused, and its deadline has passed. */
export function withoutOver<T extends { readonly item: Item }>(listed: readonly T[], now: number): T[] {
  const alive = new Set(
    listed
      .filter(({ item }) => isOpen(item) || now < item.window.until)
      .map(({ item: { campaign } }) => campaign),
  );
  return listed.filter(({ item: { campaign } }) => alive.has(campaign));
}

/** A recap that nobody took up is over; a lesson that was not done in time stays, and can be done late. */
function isListed({ state, kind, required }: Item): boolean {
  if (state.is === 'early') return false;
  return state.is !== 'overdue' || (kind === 'lesson' && required);
}

/** Whether something is still to be done. */
export function isOpen({ state }: Pick<Item, 'state'>): boolean {
  return state.is !== 'done' && state.is !== 'excused' && state.is !== 'early';
}

export const SNOOZE_HOUR = 3_600_000;

/**
 * How long an item may be put off now: for an hour, until tomorrow's working hours, or until its next reminder; not
 * beyond its deadline, nor more often than the campaign allows.
 * @param tomorrow when the person's next working day begins: UTC, ms
 * @returns ends of snoozes, UTC, ms
 */
export function snoozesFor(
  { state, window, next, snoozesLeft }: Item,
  now: number,
  tomorrow: number,
): number[] {
  if (state.is !== 'due' || snoozesLeft === 0) return [];
  const ends = [now + SNOOZE_HOUR, tomorrow, ...(next === null ? [] : [next])];
  return [...new Set(ends)].filter((end) => end > now && end < window.until).sort((a, b) => a - b);
}
