/** What a lesson and a pack are, as data. Everything that enters from outside is checked against these. */
import * as v from 'valibot';
import { Slug, Tool } from '../page/tool.ts';

const atMost = (n: number) => v.maxLength<string, number, string>(n, `write at most ${n} characters`);
const Text = v.pipe(v.string(), v.trim(), v.nonEmpty('write some text here'), atMost(4000));
const Short = v.pipe(Text, atMost(200));

/** A BCP 47 tag: what `Intl` cannot read would stop the view that counts or sorts by it. */
const Language = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'write the language as "en" or "de-AT"'),
  v.check(isLanguage, 'write the language as "en" or "de-AT"'),
);

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** A run of words inside a sentence: plain, or one of a few emphases. No HTML, no script. */
export type Inline =
  | string
  | { kind: 'strong' | 'em'; of: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; of: Inline[] };

const Href = v.pipe(
  v.string(),
  v.regex(/^(https?:\/\/|mailto:)/i, 'links start with https://, http:// or mailto:'),
);

/** By kind, so that each level is read once: trying one form after the other doubles the work at every level. */
const Formatted = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['strong', 'em']), of: v.lazy(() => v.array(Inline)) }),
  v.strictObject({ kind: v.literal('code'), text: v.string() }),
  v.strictObject({ kind: v.literal('link'), href: Href, of: v.lazy(() => v.array(Inline)) }),
]);

export const Inline: v.GenericSchema<Inline> = v.lazy((input) =>
  typeof input === 'string' ? v.string() : (Formatted as v.GenericSchema<Inline>),
);

const Inlines = v.pipe(v.array(Inline), v.minLength(1, 'write some text here'));

/** One thing to do, and optionally what the person should know or see when they have done it. */
export const Step = v.strictObject({ do: Inlines, note: v.exactOptional(Inlines) });

export const Block = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), of: Inlines }),
  v.strictObject({
    kind: v.literal('steps'),
    title: v.exactOptional(Short),
    steps: v.pipe(v.array(Step), v.minLength(1)),
  }),
  v.strictObject({ kind: v.literal('sample'), title: Short, text: Text }),
]);

/** Where a lesson belongs. `field` is a label, `alert` a part of an error text, both as the tool shows them. */
export const Place = v.strictObject({
  tool: Slug,
  page: v.exactOptional(Slug),
  field: v.exactOptional(Short),
  alert: v.exactOptional(Short),
});

export const Lesson = v.strictObject({
  id: Slug,
  /** First 8 hex digits of SHA-256 of the normalised content; made at build. */
  revision: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)),
  language: Language,
  question: Short,
  answer: Inlines,
  for: v.array(Place),
  keywords: v.array(Short),
  synonyms: v.array(Short),
  owner: Short,
  review_by: v.exactOptional(v.pipe(v.string(), v.isoDate('write the date as YYYY-MM-DD'))),
  blocks: v.array(Block),
});

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
});

/** A whole pack, once read. `lessons` are in the order of their file names. */
export const Pack = v.strictObject({
  info: PackInfo,
  tools: v.array(Tool),
  lessons: v.array(Lesson),
});

export type Step = v.InferOutput<typeof Step>;
export type Block = v.InferOutput<typeof Block>;
export type Place = v.InferOutput<typeof Place>;
export type Lesson = v.InferOutput<typeof Lesson>;
export type PackInfo = v.InferOutput<typeof PackInfo>;
export type Pack = v.InferOutput<typeof Pack>;
