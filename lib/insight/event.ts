/** What happened, one record each. Everything else (ratings, figures, statements) is computed from these. */
import * as v from 'valibot';
import { CampaignAct } from '../campaign/act.ts';
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

const Word = v.pipe(v.string(), v.maxLength(100));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));

/** How well the lessons fitted a page: one that is sure, some that may fit, none. */
export const FITS = ['sure', 'maybe', 'none'] as const;
export type Fit = (typeof FITS)[number];

/** What the background makes of what it sees: no view reports it. */
export const Made = v.variant('kind', [
  /** A search; without result it is a gap. What was typed is private: this is what may be kept of it. */
  v.strictObject({
    kind: v.literal('searched'),
    ...Shared,
    data: v.strictObject({
      ...{ found: Search.entries.found, instead: Search.entries.instead },
      /** The words that lessons or the tool's pages say too, without numbers. */
      words: v.pipe(v.array(Word), v.maxLength(30), v.readonly()),
      /** How many others there were. */
      unknown: Count,
    }),
  }),
  /** What a step of a demo points at is not on its page: the tool has changed, or the step is wrong. */
  v.strictObject({
    kind: v.literal('drifted'),
    ...OfLesson,
    data: v.strictObject({
      /** Of the demo among the lesson's blocks, from 0. */
      block: Nth,
      /** Of the step in its demo, from 0. */
      step: Nth,
      /** How sure it is that what is most like it is meant, in hundredths; absent where nothing is. */
      score: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
      /** What the page shows in its place, in words that may be kept. */
      candidate: v.exactOptional(
        v.strictObject({
          role: v.exactOptional(Word),
          name: v.exactOptional(v.pipe(v.string(), v.maxLength(120))),
        }),
      ),
    }),
  }),
  /** A demo was ended before its last step: at this one. */
  v.strictObject({
    kind: v.literal('abandoned'),
    ...OfLesson,
    data: v.strictObject({ block: Nth, step: Nth }),
  }),
  /**
   * A page of a tool was read. By itself only the first of a day with the same outcome is stored; each one that the person
   * asked for, by a click on the icon, is: without a lesson that fits, that is a gap.
   */
  v.strictObject({
    kind: v.literal('visited'),
    ...Shared,
    data: v.strictObject({
      fit: v.picklist(FITS),
      /** The lesson that fits best, if any may. */
      best: v.nullable(OfLesson.lesson),
      asked: v.boolean(),
    }),
  }),
  /** What a person says about an item of a campaign, or what became of it. */
  v.strictObject({ kind: v.literal('campaign'), ...Shared, data: CampaignAct }),
]);
export type Made = v.InferOutput<typeof Made>;
type Of<K extends Made['kind']> = Extract<Made, { kind: K }>;
export type Searched = Of<'searched'>;
export type Drifted = Of<'drifted'>;
export type Abandoned = Of<'abandoned'>;
export type Visited = Of<'visited'>;
/** What a page shows in place of what a step points at. */
export type Drift = Omit<Drifted['data'], 'block'>;

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
export type Recorded = (Report | Made) & OfCampaign;

/** A stored event: the record with its time (UTC, ms), IANA time zone and person. */
export type Event = Recorded & { at: number; zone: string; person: string };
export type HintEvent = Extract<Event, { kind: 'hint' }>;

/** Stays when what is old is cleared away: a closed hint stays closed, however long ago that was. */
export function isLasting(event: Event): boolean {
  if (event.kind === 'hint') return event.data.fate === 'closed' || event.data.fate === 'restored';
  // What was done for a campaign is not asked again either.
  return event.campaign !== undefined && !(event.kind === 'campaign' && event.data.act === 'kept');
}
