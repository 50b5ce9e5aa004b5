/** The campaigns that a person has, whatever they did of them yet. */
import type { Audience, PackInfo } from '../lesson/schema.ts';
import { type Member, memberOf, type Who } from './audience.ts';
import type { Campaign } from './schema.ts';
import type { InPack } from './standing.ts';
import { windowOf } from './window.ts';

/** A campaign that is for this person, or may be. */
export interface Had extends InPack {
  readonly member: Exclude<Member, 'out'>;
}

/** @param packs in the order in which their campaigns are listed */
export function campaignsFor(
  packs: readonly { readonly info: PackInfo; readonly campaigns?: readonly Campaign[] }[],
  who: Who,
): Had[] {
  return packs.flatMap(({ info, campaigns = [] }) =>
    campaigns.flatMap((campaign) => {
      const member = memberOf(campaign, info.audiences ?? NOBODY, who);
      return member === 'out' ? [] : [{ pack: info.id, campaign, member }];
    }),
  );
}

const NOBODY: readonly Audience[] = [];

/**
 * The campaign in whose words a lesson is shown: the one that began last. It stays so after the deadline, when the lesson is
 * done late or comes in a recap.
 * @param ref `pack/lesson`
 * @param now UTC, ms
 */
export function campaignOf(all: readonly Had[], ref: string, now: number, zone: string): Had | null {
  const begun = all
    .filter(({ pack, campaign }) => campaign.lessons.some(({ lesson }) => `${pack}/${lesson}` === ref))
    .map((one) => ({ one, from: windowOf(one.campaign, zone).from }))
    .filter(({ from }) => from <= now);
  return begun.reduce<(typeof begun)[0] | null>((a, b) => (a && a.from >= b.from ? a : b), null)?.one ?? null;
}
