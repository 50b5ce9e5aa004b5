/** The smallest parts of what is written in a pack: texts, names, and words with a few emphases. */
import * as v from 'valibot';

const atMost = (n: number) => v.maxLength<string, number, string>(n, `write at most ${n} characters`);

export const Text = v.pipe(v.string(), v.trim(), v.nonEmpty('write some text here'), atMost(4000));
export const Short = v.pipe(Text, atMost(200));

/** A name that a formula or a `{{variable}}` can use. */
export const Name = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]*$/, 'use lower-case letters, digits and "_", such as "price"'),
  v.maxLength(40),
);

/** A BCP 47 tag: what `Intl` cannot read would stop the view that counts or sorts by it. */
export const Language = v.pipe(
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

export const Inlines = v.pipe(v.array(Inline), v.minLength(1, 'write some text here'));

/** A file of the pack that is played or shown, below `media/`. */
export const MediaPath = v.pipe(
  v.string(),
  v.regex(
    /^media\/[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/,
    'name a file below media/, in lower-case letters, digits, "-", "_" and "."',
  ),
  v.maxLength(200),
);
