/** What happened, one record each. Everything else (ratings, figures, statements) is computed from these. */
import * as v from 'valibot';
import type { CampaignAct } from '../campaign/act.ts';
import { FATES } from '../hint/policy.ts';
import { REASONS } from './reason.ts';

export { dayOf, eventId, firstId } from './id.ts';
export { REASONS, type WhyNot } from './reason.ts';

const Words = v.pipe(v.string(), v.trim(), v.maxLength(1000));

/** A person's judgement. `useful: null` takes an earlier one back. */
export const Rating = v.strictObject({
  useful: v.nullable(v.boolean()),
  reason: v.exactOptional(v.picklist(REASONS)),
  words: v.exactOptional(Words),
});

/** A block's number in its lesson, or a step's in its block, from 0. */
export const Nth = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999));

export const Shared = {
  /** UUIDv7 (RFC 9562), made where the event happened: sent twice, it is stored once. */
  id: v.pipe(v.string(), v.uuid()),
  tool: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  page: v.nullable(v.pipe(v.string(), v.maxLength(64))),
};

export const OfLesson = {
  ...Shared,
  lesson: v.pipe(v.string(), v.maxLength(130)),
  revision: v.pipe(v.string(), v.maxLength(8)),
};

/** What a panel reports; the background adds when, who and where. */
export const Report = v.variant('kind', [
  v.strictObject({ kind: v.literal('shown'), ...OfLesson, data: v.strictObject({}) }),
  v.strictObject({ kind: v.literal('copied'), ...OfLesson, data: v.strictObject({}) }),
  /** A text of the lesson was put into a field of the page. */
  v.strictObject({ kind: v.literal('inserted'), ...OfLesson, data: v.strictObject({}) }),
  /** The last block was reached. */
  v.strictObject({ kind: v.literal('finished'), ...OfLesson, data: v.strictObject({}) }),
  /** A check was answered. `block`: its number in the lesson, from 0. */
  v.strictObject({
    kind: v.literal('answered'),
    ...OfLesson,
    data: v.strictObject({ block: Nth, right: v.boolean() }),
  }),
  /**
   * A demo was tried to its end. `wrong`: so many times something else was clicked than the step asks. Or a role-play was
   * done; then it is 0 where the line was like the model's, in the ears of who said it, else 1.
   */
  v.strictObject({
    kind: v.literal('practised'),
    ...OfLesson,
    data: v.strictObject({ block: Nth, wrong: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  }),
  v.strictObject({ kind: v.literal('rating'), ...OfLesson, data: Rating }),
  /** What became of a hint in the page. */
  v.strictObject({ kind: v.literal('hint'), ...OfLesson, data: v.strictObject({ fate: v.picklist(FATES) }) }),
  /** A need the person wrote down, deliberately, for the author. */
  v.strictObject({
    kind: v.literal('request'),
    ...Shared,
    data: v.strictObject({ words: v.pipe(Words, v.nonEmpty()) }),
  }),
]);

/** What a panel tells of a search, as it was typed; what is stored of it is `Searched`. */
export const Search = v.strictObject({
  ...Shared,
  query: v.pipe(v.string(), v.maxLength(1000)),
  /** How many lessons were listed. */
  found: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
  /** The event that this one counts in place of: the person had stayed at a beginning of the query before. */
  instead: v.exactOptional(v.pipe(v.string(), v.uuid())),
});

export type Rating = v.InferOutput<typeof Rating>;
export type Report = v.InferOutput<typeof Report>;
export type Search = v.InferOutput<typeof Search>;

/** A search as it is stored; without result it is a gap. Only the background makes one: what was typed is private. */
export interface Searched extends Pick<Search, 'id' | 'tool' | 'page'> {
  readonly kind: 'searched';
  readonly data: Pick<Search, 'found' | 'instead'> & {
    /** The words that lessons or the tool's pages say too, without numbers. */
    readonly words: readonly string[];
    /** How many others there were. */
    readonly unknown: number;
  };
}

/** What a step of a demo points at is not on its page: the tool has changed, or the step is wrong. */
export interface Drifted {
  readonly kind: 'drifted';
  readonly id: string;
  readonly tool: string | null;
  readonly page: string | null;
  readonly lesson: string;
  readonly revision: string;
  readonly data: Drift & {
    /** Of the demo among the lesson's blocks, from 0. */
    readonly block: number;
  };
}

/** What a page shows in place of what a step points at. */
export interface Drift {
  /** Of the step in its demo, from 0. */
  readonly step: number;
  /** How sure it is that what is most like it is meant, between 0 and 1, in hundredths; absent where nothing is. */
  readonly score?: number;
  /** What that is, in words that may be kept. */
  readonly candidate?: { readonly role?: string; readonly name?: string };
}

/** A demo was ended before its last step: at this one. */
export type Abandoned = Omit<Drifted, 'kind' | 'data'> & {
  readonly kind: 'abandoned';
  readonly data: Pick<Drifted['data'], 'block' | 'step'>;
};

/** How well the lessons fitted a page: one that is sure, some that may fit, none. */
export const FITS = ['sure', 'maybe', 'none'] as const;
export type Fit = (typeof FITS)[number];

/**
 * A page of a tool was read. By itself only the first of a day with the same outcome is stored; each one that the person asked
 * for, by a click on the icon, is: without a lesson that fits, that is a gap.
 */
export interface Visited extends Pick<Search, 'id' | 'tool' | 'page'> {
  readonly kind: 'visited';
  readonly data: {
    readonly fit: Fit;
    /** The lesson that fits best, if any may. */
    readonly best: string | null;
    readonly asked: boolean;
  };
}

/** What a person says about an item of a campaign, or what became of it. */
export interface Campaigned extends Pick<Search, 'id' | 'tool' | 'page'> {
  readonly kind: 'campaign';
  readonly data: CampaignAct;
}

/** What makes an event one of a campaign: the background knows it, no view reports it. */
export interface OfCampaign {
  /** `pack/campaign`. */
  readonly campaign?: string;
  /** What of it was asked: the id of a lesson, or `recap-2`. */
  readonly item?: string;
  /** What the lesson's content was, where words of the campaign made it another one. */
  readonly mark?: string;
}

/** What is stored of something that happened. */
export type Recorded = (Report | Searched | Drifted | Abandoned | Visited | Campaigned) & OfCampaign;

/** A stored event: the record with its time (UTC, ms), IANA time zone and person. */
export type Event = Recorded & { at: number; zone: string; person: string };
export type HintEvent = Extract<Event, { kind: 'hint' }>;

/** Stays when what is old is cleared away: a closed hint stays closed, however long ago that was. */
export function isLasting(event: Event): boolean {
  if (event.kind === 'hint') return event.data.fate === 'closed' || event.data.fate === 'restored';
  // What was done for a campaign is not asked again either.
  return event.campaign !== undefined && !(event.kind === 'campaign' && event.data.act === 'kept');
}
