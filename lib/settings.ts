/** What a person chooses on the options page, and what an administrator may fix for them. */
import * as v from 'valibot';

/** How often a hint may come by itself. */
export const OFTEN = ['normal', 'seldom', 'never'] as const;
export type Often = (typeof OFTEN)[number];

const Word = v.pipe(v.string(), v.trim(), v.maxLength(200));
const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write the time as "18:00"'));

/** Wall-clock hours without hints. `from` may be later than `to`: then they last over midnight. */
export const Quiet = v.strictObject({ from: Clock, to: Clock });
export type Quiet = v.InferOutput<typeof Quiet>;

const Often = v.picklist(OFTEN);

export const Settings = v.object({
  hints: v.optional(
    v.object({
      often: v.optional(Often, 'normal'),
      quiet: v.optional(v.nullable(Quiet), null),
      /** Tools, by id, in which no hint comes by itself. */
      off: v.optional(v.array(Word), []),
      /** Pages without hints, as tool/page. */
      pages: v.optional(v.array(Word), []),
      /** No hint comes before this time: UTC, ms. */
      pausedUntil: v.optional(v.nullable(v.number()), null),
    }),
    {},
  ),
  who: v.optional(
    v.object({ team: v.optional(Word, ''), site: v.optional(Word, ''), role: v.optional(Word, '') }),
    {},
  ),
  /** The language lessons are shown in where a pack has them in it; null: the browser's. */
  language: v.optional(v.nullable(Word), null),
  /** Popup and panel show what is known of a page, for who writes its lessons. */
  author: v.optional(v.boolean(), false),
  /** Packs, by id, that the person took out. */
  removed: v.optional(v.array(Word), []),
});
export type Settings = v.InferOutput<typeof Settings>;

/** Days that single events are kept for, where no policy says otherwise. */
export const RETENTION = 365;

/** A pack that a policy brings, and the key that must have signed it. Neither is looked at more closely here. */
export const ManagedPack = v.object({
  url: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(2000)),
  key: v.pipe(v.string(), v.trim(), v.maxLength(200)),
});
export type ManagedPack = v.InferOutput<typeof ManagedPack>;

/** Letters, digits and signs that an address may have, without what would make it another one. */
const Endpoint = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(2000),
  v.regex(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])[^\s?#@]+$/),
  v.check((url) => URL.canParse(url)),
  v.transform((url) => url.replace(/\/+$/, '')),
);

/** The Learning Record Store that statements go to, and what may go along. */
export const ManagedLrs = v.object({
  /** The xAPI endpoint, such as `https://lrs.example.com/xapi`. */
  url: Endpoint,
  key: v.pipe(v.string(), v.nonEmpty(), v.maxLength(500)),
  secret: v.pipe(v.string(), v.nonEmpty(), v.maxLength(500)),
  /** Where the organisation's ids lie; without it the origin of `url`. */
  home: v.exactOptional(Endpoint),
  /** The header X-Experience-API-Version. */
  version: v.exactOptional(v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/))),
  /** Search words and free text go along. */
  words: v.exactOptional(v.boolean()),
});
export type ManagedLrs = v.InferOutput<typeof ManagedLrs>;

/** What a policy may say. Each value fixes that setting; the person sees it and cannot change it. */
export const Managed = v.object({
  person: v.exactOptional(v.pipe(Word, v.nonEmpty())),
  team: v.exactOptional(v.pipe(Word, v.nonEmpty())),
  site: v.exactOptional(v.pipe(Word, v.nonEmpty())),
  role: v.exactOptional(v.pipe(Word, v.nonEmpty())),
  hints: v.exactOptional(Often),
  /** Days after which single events are cleared away. */
  retention: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
  /** One that cannot be read does not take the others with it. */
  packs: v.exactOptional(
    v.pipe(
      v.array(v.unknown()),
      v.transform((all) => all.filter((one): one is ManagedPack => v.is(ManagedPack, one))),
    ),
  ),
  lrs: v.exactOptional(ManagedLrs),
});
export type Managed = v.InferOutput<typeof Managed>;

/** Reads stored settings: what is missing or cannot be read has its default, the rest is kept. */
export function readSettings(stored: unknown): Settings {
  return v.parse(Settings, readable(Settings.entries, stored));
}

/** Reads a policy's values one by one: a wrong one does not take the others with it. */
export function readManaged(values: unknown): Managed {
  return v.parse(Managed, readable(Managed.entries, values));
}

/** The settings that hold: the person's, where no policy fixes them. */
export function effective(settings: Settings, managed: Managed): Settings {
  const { team, site, role, hints } = managed;
  return {
    ...settings,
    hints: { ...settings.hints, often: hints ?? settings.hints.often },
    who: {
      team: team ?? settings.who.team,
      site: site ?? settings.who.site,
      role: role ?? settings.who.role,
    },
  };
}

/** The parts of an object that their schemas can read. */
function readable(schemas: Record<string, v.GenericSchema>, values: unknown): Record<string, unknown> {
  const known = Object.entries((values ?? {}) as object).filter(
    // Own keys only: "constructor" is in every object, and is no schema.
    ([key, value]) => Object.hasOwn(schemas, key) && v.safeParse(schemas[key]!, value).success,
  );
  return Object.fromEntries(known);
}
