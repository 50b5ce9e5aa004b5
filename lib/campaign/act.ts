/** What people did that counts for campaigns, as the events tell it. */
import * as v from 'valibot';
import { once } from '../once.ts';
import { Slug } from '../page/tool.ts';
import { EXCUSES } from './excuses.ts';
import { isZone } from './wall.ts';

/** Why nothing was asked in a moment. The first that holds, in this order, is told. */
export const RULES = [
  'audience',
  'order',
  'place',
  'hours',
  'quiet',
  'badge',
  'snoozed',
  'asked',
  'private',
  'no history',
  'off',
  'page off',
  'paused',
  'being read',
  'busy',
  'quiet hours',
  'dismissed',
  'budget',
  'need',
  'turn',
] as const;
export type Rule = (typeof RULES)[number];

/** `pack/campaign`, and what of it: `lesson` or `recap-2`. */
const About = {
  campaign: v.pipe(v.string(), v.maxLength(130), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
  item: Slug,
};

/** What a person says about an item of a campaign, or what became of it, as the data of an event of kind `campaign`. */
export const CampaignAct = v.variant('act', [
  /** The person has this campaign from now on. */
  v.strictObject({ act: v.literal('assigned'), campaign: About.campaign }),
  v.strictObject({ act: v.literal('acknowledged'), ...About }),
  /** `until`: UTC, ms. */
  v.strictObject({ act: v.literal('snoozed'), ...About, until: v.pipe(v.number(), v.integer()) }),
  v.strictObject({ act: v.literal('excused'), ...About, reason: v.picklist(EXCUSES) }),
  /** An excuse taken back. */
  v.strictObject({ act: v.literal('resumed'), ...About }),
  /** All questions of a recap were answered. */
  v.strictObject({ act: v.literal('recapped'), ...About }),
  /** A visit at which the item was not asked; one for each day, item and rule is enough. */
  v.strictObject({ act: v.literal('kept'), ...About, rule: v.picklist(RULES) }),
  /** Every tool of the campaign was turned off, or one of them on again. */
  v.strictObject({ act: v.literal('opted'), campaign: About.campaign, out: v.boolean() }),
]);
export type CampaignAct = v.InferOutput<typeof CampaignAct>;

/** When, by the corrected clock (UTC, ms), and in which zone. */
interface When {
  readonly at: number;
  readonly zone: string;
}

/** Something done with a lesson. `lesson` is `pack/lesson`, `mark` what its content was (see `Campaign`). */
interface OnLesson extends When {
  readonly lesson: string;
  readonly mark: string;
}

export type Act =
  | (OnLesson & { readonly act: 'seen' | 'practised' })
  | (OnLesson & { readonly act: 'answered'; readonly block: number; readonly right: boolean })
  /** A hint for the item was up, or was closed. */
  | (When & {
      readonly act: 'asked' | 'closed';
      readonly campaign: string;
      readonly item: string;
      readonly mark: string;
    })
  | (When & CampaignAct & { readonly mark: string });

/** A stored event, as far as campaigns look at it. */
export interface EventLike {
  readonly kind: string;
  readonly at: number;
  readonly zone: string;
  readonly lesson?: string;
  readonly revision?: string;
  /** Set where a campaign's own words made another content of the lesson. */
  readonly mark?: string;
  readonly campaign?: string;
  readonly item?: string;
  readonly data: object;
}

/** A zone that is not known here, such as one of a newer browser, counts as UTC. */
const zoneHere = once((zone: string) => (isZone(zone) ? zone : 'UTC'));

/** The act that an event tells of; null for others. */
export function actOf(event: EventLike): Act | null {
  const { at, lesson, revision = '', mark = revision, data } = event;
  const zone = zoneHere(event.zone);
  const { campaign, item } = event;
  if (event.kind === 'campaign') {
    const read = v.safeParse(CampaignAct, data);
    return read.success ? { at, zone, mark, ...read.output } : null;
  }
  if (event.kind === 'hint' && campaign !== undefined && item !== undefined) {
    const { fate } = data as { fate?: unknown };
    if (fate === 'seen') return { act: 'asked', at, zone, campaign, item, mark };
    return fate === 'closed' ? { act: 'closed', at, zone, campaign, item, mark } : null;
  }
  if (lesson === undefined) return null;
  const about = { at, zone, lesson, mark };
  if (event.kind === 'shown') return { act: 'seen', ...about };
  if (event.kind === 'practised') return { act: 'practised', ...about };
  if (event.kind !== 'answered') return null;
  const { block, right } = data as { block?: unknown; right?: unknown };
  return typeof block === 'number' && typeof right === 'boolean'
    ? { act: 'answered', ...about, block, right }
    : null;
}
