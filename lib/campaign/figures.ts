/** A campaign as reports show it: counts of people, and no person. */
import type { InPack } from './standing.ts';
import { type Group, type PersonEvent, type Status, statusOf } from './status.ts';

/** Without what names people, and without groups so small that they would. */
export type CampaignFigures = Omit<
  Status,
  'people' | 'teams' | 'sites' | 'days' | 'forecast' | 'expected' | 'strangers'
> & {
  /** Who had it, or did something of it. */
  readonly people: number;
  readonly zones: readonly Group[];
};

/**
 * The figures of those that have begun and that somebody has, the one that ends last first.
 * @param fewest a group of fewer people is not shown
 * @param now UTC, ms
 * @param zone where nothing is known of a person's own: IANA
 */
export function campaignFigures(
  campaigns: readonly InPack[],
  events: readonly PersonEvent[],
  fewest: number,
  now: number,
  zone: string,
): CampaignFigures[] {
  return campaigns
    .toSorted((a, b) => (a.campaign.until < b.campaign.until ? 1 : -1))
    .map((one) => statusOf(one, [], events, null, now, zone))
    .filter(({ people }) => people.length > 0 && people.length >= fewest)
    .map(({ people, teams, sites, days, forecast, expected, strangers, zones, questions, ...rest }) => ({
      ...rest,
      people: people.length,
      zones: zones.filter(({ of }) => of >= fewest),
      questions: questions.filter(({ answers }) => answers >= fewest),
    }));
}
