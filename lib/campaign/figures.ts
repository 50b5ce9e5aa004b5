/** A campaign as reports show it: counts of people, and no person. */
import type { Audience } from '../lesson/schema.ts';
import { inOne, type Steps } from '../steps.ts';
import { type Course, courseOf } from './course.ts';
import { type Share, tablesOf } from './groups.ts';
import type { RosterEntry } from './roster.ts';
import type { InPack } from './standing.ts';
import { type PersonEvent, type Status, statusSteps } from './status.ts';
import { wallAt, windowOf } from './window.ts';

/** A campaign, and the audiences that its pack names. */
export interface Listed extends InPack {
  readonly audiences?: readonly Audience[] | undefined;
}

/** Without what names people, and without groups so small that they would. */
export interface CampaignFigures
  extends Omit<
    Status,
    'people' | 'teams' | 'sites' | 'zones' | 'days' | 'strangers' | 'unlisted' | 'outside' | 'forecast'
  > {
  /** Who is to do it; without a roster, who had it or did something of it. */
  readonly people: number;
  /** The day on which it begins (YYYY-MM-DD), where it has begun for nobody and nobody has done anything of it. */
  readonly begins: string | null;
  /** Neither done nor excused. */
  readonly notYet: number;
  /** Who did something of it and is not in the roster; null: some, but fewer than are ever counted. */
  readonly strangers: number | null;
  /** None without a roster. */
  readonly teams: readonly Share[];
  readonly sites: readonly Share[];
  readonly zones: readonly Share[];
  readonly course: Course;
  /** None without a roster, nor once the deadline has passed everywhere. */
  readonly forecast: Status['forecast'];
}

/**
 * The figures of those that somebody has, the one that ends last first.
 * @param roster null: nobody knows who else there is
 * @param fewest a group of fewer people is not shown
 * @param now UTC, ms
 * @param zone where nothing is known of a person's own: IANA
 */
export const campaignFigures = (...given: Parameters<typeof figuresSteps>): CampaignFigures[] =>
  inOne(figuresSteps(...given));

/** The same in steps, so that a page is not held up by many people. */
export function* figuresSteps(
  campaigns: readonly Listed[],
  events: readonly PersonEvent[],
  roster: readonly RosterEntry[] | null,
  fewest: number,
  now: number,
  zone: string,
): Steps<CampaignFigures[]> {
  const figures: CampaignFigures[] = [];
  const told = new Set(events.map(({ person }) => person));
  for (const one of campaigns.toSorted((a, b) => (a.campaign.until < b.campaign.until ? 1 : -1))) {
    const status = yield* statusSteps(one, one.audiences ?? [], events, roster, now, zone);
    const { length } = status.people;
    yield;
    if (length === 0 || length < fewest) continue;
    const found = figuresOf(one, status, fewest);
    // A roster alone makes no group: what few people's records say would be said of them.
    const heard = status.people.filter(({ person }) => told.has(person)).length;
    if (heard >= fewest || found.begins !== null) figures.push(found);
  }
  return figures;
}

function figuresOf({ campaign }: InPack, status: Status, fewest: number): CampaignFigures {
  const { people, days, strangers, questions, forecast, ...more } = status;
  const { teams: _, sites: __, zones: ___, unlisted: ____, outside: _____, ...rest } = more;
  const places = [...new Set(people.map(({ zone }) => zone))];
  const today = places.map((zone) => wallAt(status.at, zone).slice(0, 10)).sort();
  const isOver = places.every((zone) => status.at >= windowOf(campaign, zone).until);
  const isToCome = places.every((zone) => status.at < windowOf(campaign, zone).from);
  const isIdle = people.every(({ is }) => is === 'open');
  const [zones, teams, sites] = tables(status, fewest);
  return {
    ...rest,
    begins: isToCome && isIdle ? campaign.from.slice(0, 10) : null,
    ...{ teams, sites, zones },
    people: people.length,
    notYet: people.filter(({ is }) => is !== 'done' && is !== 'excused').length,
    strangers: strangers > 0 && strangers < fewest ? null : strangers,
    course: courseOf(days, campaign, today.at(-1)!, fewest),
    questions: questions.filter(({ answers }) => answers >= fewest),
    forecast: isOver ? null : forecast,
  };
}

/** What a roster says comes first: where tables would tell of few together, it is the zones that give way. */
function tables({ people, expected }: Status, fewest: number): readonly [Share[], Share[], Share[]] {
  const byZone = ({ zone }: { zone: string }) => zone;
  if (expected === null) return [tablesOf(people, [byZone], fewest)[0]!, [], []];
  const [teams, sites, zones] = tablesOf(people, [({ team }) => team, ({ site }) => site, byZone], fewest);
  return [zones!, teams!, sites!];
}
