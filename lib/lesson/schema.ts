/** What a lesson and a pack are, as data. Everything that enters from outside is checked against these. */
import * as v from 'valibot';
import { Campaign } from '../campaign/schema.ts';
import { Slug, Tool } from '../page/tool.ts';
import { Block } from './block.ts';
import { Variables } from './variables.ts';
import { Inlines, Language, Short } from './words.ts';

/**
 * Where a lesson belongs. `field` is a label, `alert` a part of an error text, both as the tool shows them. What else
 * stands here takes the place of the lesson's own there.
 */
export const Place = v.strictObject({
  tool: Slug,
  page: v.exactOptional(Slug),
  field: v.exactOptional(Short),
  alert: v.exactOptional(Short),
  question: v.exactOptional(Short),
  answer: v.exactOptional(Inlines),
  variables: v.exactOptional(Variables),
});

/** People for whom something is meant, or to whom it is said differently: whoever has one of these. */
export const Audience = v.strictObject({
  id: Slug,
  roles: v.exactOptional(v.array(Short)),
  teams: v.exactOptional(v.array(Short)),
  sites: v.exactOptional(v.array(Short)),
  variables: v.exactOptional(Variables),
});

export const Lesson = v.strictObject({
  id: Slug,
  /** First 8 hex digits of SHA-256 of the normalised content; made at build. */
  revision: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)),
  language: Language,
  /** The letter of a variant; none: the original. */
  variant: v.exactOptional(v.pipe(v.string(), v.regex(/^[b-z]$/))),
  question: Short,
  answer: Inlines,
  for: v.array(Place),
  keywords: v.array(Short),
  synonyms: v.array(Short),
  owner: Short,
  review_by: v.exactOptional(v.pipe(v.string(), v.isoDate('write the date as YYYY-MM-DD'))),
  /** Ids of the audiences that it is for; without it, for everybody. */
  audience: v.exactOptional(v.array(Slug)),
  variables: v.exactOptional(Variables),
  blocks: v.array(Block),
});

/** A public Ed25519 key, as `cuecard keygen` prints it: 32 bytes in base64url. */
export const PublicKey = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/, 'write the public key as "cuecard keygen" prints it'),
);

/** `pack.json`: who the pack is from and what it is. */
export const PackInfo = v.strictObject({
  id: Slug,
  name: Short,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, 'write the version as 1.0.0')),
  owner: Short,
  contact: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(/^(mailto:|https:\/\/)\S+$/i, 'write the contact as mailto:name@example.com or https://…'),
    ),
  ),
  languages: v.pipe(v.array(Language), v.minLength(1, 'name at least one language, such as "en"')),
  variables: v.exactOptional(Variables),
  audiences: v.exactOptional(v.array(Audience)),
  /** The public key of the next version's signature: a new key is introduced by a pack signed with the old one. */
  next_key: v.exactOptional(PublicKey),
});

export const LEVELS = ['error', 'warning', 'off'] as const;

/** How strict the lint is with this pack: rule by rule, each with the reason. */
export const Rules = v.record(
  Slug,
  v.strictObject({ level: v.picklist(LEVELS, 'write error, warning or off'), reason: Short }),
);

/** `pack.yaml`, as it is written. */
export const PackFile = v.strictObject({ ...PackInfo.entries, rules: v.exactOptional(Rules) });

const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

/** What people said of a lesson's revision, before it came here. */
export const Prior = v.pipe(
  v.strictObject({
    id: Slug,
    revision: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)),
    useful: Count,
    votes: Count,
  }),
  v.check(({ useful, votes }) => useful <= votes, 'more find it useful than voted'),
);

/** A whole pack, once read. `lessons` are in the order of their file names. */
export const Pack = v.strictObject({
  info: PackInfo,
  tools: v.array(Tool),
  lessons: v.array(Lesson),
  campaigns: v.array(Campaign),
});

export type Audience = v.InferOutput<typeof Audience>;
export type Place = v.InferOutput<typeof Place>;
export type Lesson = v.InferOutput<typeof Lesson>;
export type Rules = v.InferOutput<typeof Rules>;
export type PackInfo = v.InferOutput<typeof PackInfo>;
export type Prior = v.InferOutput<typeof Prior>;
export type Pack = v.InferOutput<typeof Pack> & {
  /** Everybody's votes, so that they order lessons for everybody. */
  readonly priors?: readonly Prior[];
  /** What is played and shown, by its path in the pack. */
  readonly media: ReadonlyMap<string, Uint8Array>;
};
