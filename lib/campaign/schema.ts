/** What a campaign is: as an author writes it in `campaigns/*.yaml`, and as the pack holds it. */
import * as v from 'valibot';
import { Variables } from '../lesson/variables.ts';
import { Language, Short } from '../lesson/words.ts';
import { Slug } from '../page/tool.ts';
import { DAYS } from './hours.ts';
import { minutesIn } from './span.ts';
import { isWall, isZone } from './wall.ts';

/** What counts as done. */
export const DONE = ['seen', 'check', 'practised', 'acknowledged'] as const;
export type Done = (typeof DONE)[number];

const Done = v.picklist(DONE);
const Day = v.picklist(DAYS);
const Count = (least: number, most: number) =>
  v.pipe(v.number(), v.integer('write a whole number'), v.minValue(least), v.maxValue(most));

/** A share of right answers, in %. */
const Score = Count(1, 100);

/** A time on the wall, without a zone: `2026-11-30T09:00`. */
const Wall = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/, 'write day and time as 2026-11-30 09:00'),
  v.transform((text) => text.replace(' ', 'T')),
  v.check(isWall, 'there is no such day or time; write it as 2026-11-30 09:00'),
);

const Zone = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(64),
  v.check(isZone, 'write the time zone as Europe/London'),
);

const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write the time as "09:00"'));

/** Wall-clock hours. `from` may be later than `to`: then they last over midnight, and belong to the day they begin on. */
export const Hours = v.strictObject({ from: Clock, to: Clock });

const SPAN = 'write how long as "90 min", "3 h" or "1 day"';
/** A length of time, in minutes. */
const Span = v.pipe(
  v.string(),
  v.check((text) => minutesIn(text) !== null, SPAN),
  v.transform((text) => minutesIn(text) ?? 0),
);

/** `tool` or `tool/page`. */
const Spot = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, 'write it as "tool" or "tool/page"'),
  v.maxLength(130),
);

const RecapDays = v.pipe(v.array(Count(1, 365)), v.minLength(1), v.maxLength(6));
const BASES = ['done', 'deadline'] as const;
const Recaps = v.union([
  v.pipe(
    RecapDays,
    v.transform((days): { days: number[]; after: (typeof BASES)[number] } => ({ days, after: 'done' })),
  ),
  v.strictObject({
    days: RecapDays,
    after: v.optional(v.picklist(BASES), 'done'),
  }),
]);

/** People write a team's name here. */
const AudienceId = v.pipe(
  v.string(),
  v.check(
    (text) => v.is(Slug, text),
    'write the id of an audience in pack.yaml, such as phone-desk; teams are named there',
  ),
);

const Shared = {
  id: Slug,
  /** One sentence: what people can do when it is over. */
  goal: Short,
  order: v.optional(v.picklist(['any', 'given']), 'any'),
  /** Else people are invited. */
  required: v.optional(v.boolean(), true),
  /** Ids of audiences in pack.yaml; without it, everybody. */
  audience: v.exactOptional(v.pipe(v.array(AudienceId), v.minLength(1))),
  languages: v.exactOptional(v.pipe(v.array(Language), v.minLength(1))),
  from: Wall,
  /** The deadline. */
  until: Wall,
  /** One zone for all; without it each person's own. */
  zone: v.exactOptional(Zone),
  /** When it asks, in each person's own time. */
  days: v.optional(v.pipe(v.array(Day), v.minLength(1)), ['mon', 'tue', 'wed', 'thu', 'fri']),
  hours: v.optional(Hours, { from: '08:00', to: '18:00' }),
  quiet: v.optional(v.pipe(v.array(Hours), v.maxLength(6)), []),
  /** How often a person may put one lesson off. */
  snoozes: v.optional(Count(0, 9), 3),
  /** Whether a person may say that it is not for them. */
  excuse: v.optional(v.boolean(), true),
  /** What people did before the window does not count. */
  anew: v.optional(v.boolean(), false),
  variables: v.exactOptional(Variables),
};

/** One lesson of it: its id alone, or with what counts as done. */
const Entry = v.union([
  v.pipe(
    Slug,
    v.transform((lesson): { lesson: string; done?: Done; score?: number } => ({ lesson })),
  ),
  v.strictObject({ lesson: Slug, done: v.exactOptional(Done), score: v.exactOptional(Score) }),
]);

/** `campaigns/*.yaml`, as it is written. `beacon`, `card` and `reminders` say how long before the deadline. */
export const CampaignFile = v.strictObject({
  ...Shared,
  lessons: v.pipe(v.array(Entry), v.minLength(1, 'name at least one lesson'), v.maxLength(30)),
  done: v.optional(Done, 'seen'),
  score: v.exactOptional(Score),
  where: v.exactOptional(v.pipe(v.array(Spot), v.minLength(1))),
  beacon: v.exactOptional(Span),
  card: v.exactOptional(Span),
  reminders: v.optional(v.pipe(v.array(Span), v.maxLength(10)), []),
  recaps: v.exactOptional(Recaps),
});

const Minutes = Count(1, 60 * 24 * 366);

/** A campaign in a pack. `beacon`, `card` and `reminders` are minutes before the deadline. */
export const Campaign = v.strictObject({
  ...Shared,
  lessons: v.pipe(
    v.array(
      v.strictObject({
        lesson: Slug,
        /** What the content was when it was done, one for each language: another content, another mark. */
        marks: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/))), v.minLength(1)),
        /** The numbers of its checks among its blocks. */
        checks: v.array(Count(0, 999)),
        done: Done,
        /** The share of right answers that is enough, in %. */
        score: Score,
      }),
    ),
    v.minLength(1),
    v.maxLength(30),
  ),
  where: v.pipe(v.array(Spot), v.minLength(1)),
  /** Null: from the start. */
  beacon: v.nullable(Minutes),
  /** Null: never. */
  card: v.nullable(Minutes),
  /** The earliest first. */
  reminders: v.pipe(v.array(Minutes), v.maxLength(10)),
  recaps: v.nullable(v.strictObject({ days: RecapDays, after: v.picklist(BASES) })),
});

export type Hours = v.InferOutput<typeof Hours>;
export type CampaignFile = v.InferOutput<typeof CampaignFile>;
export type Campaign = v.InferOutput<typeof Campaign>;
export type Entry = Campaign['lessons'][number];
