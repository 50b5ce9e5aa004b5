/**
 * What a tool is: data an author writes, never code. Shapes only; `rule.ts` compiles the URL rules and
 * `detect.ts` uses them.
 */
import * as v from 'valibot';
import { Variables } from '../lesson/variables.ts';

/** Lower-case words joined by hyphens: safe in file names, URLs and storage keys. */
export const Slug = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'use lower-case letters, digits and single hyphens, such as "create-ticket"',
  ),
  v.maxLength(64),
);

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty('write some text here'), v.maxLength(200));

/**
 * One thing that must be on the page: an element that `css` finds and, where given, whose text contains
 * `text`. With `absent: true` no such element may be there. A bare string is a CSS selector.
 */
export const Signal = v.union([
  v.pipe(
    Text,
    v.transform((css): { css: string; text?: string; absent?: boolean } => ({ css })),
  ),
  v.strictObject({ css: Text, text: v.exactOptional(Text), absent: v.exactOptional(v.boolean()) }),
]);

/** A kind of screen inside a tool. Every example URL must hit this page and no other. */
export const Page = v.strictObject({
  id: Slug,
  title: Text,
  urls: v.optional(v.array(Text), []),
  signals: v.optional(v.array(Signal), []),
  examples: v.pipe(v.array(Text), v.minLength(1, 'give at least one example URL of this page')),
});

/**
 * An internal web application. `urls` say where it runs; `signals` tell it from others at such addresses. `records` are
 * CSS selectors of what shows the name of a record or a person where the tool's own words are expected (a heading, the
 * `title`): it is never read.
 */
export const Tool = v.strictObject({
  id: Slug,
  name: Text,
  urls: v.pipe(v.array(Text), v.minLength(1, 'give at least one URL rule, such as "desk.example.com/*"')),
  signals: v.optional(v.array(Signal), []),
  /** Signs that a person must not be interrupted now, such as a call that is going on. */
  busy: v.optional(v.array(Signal), []),
  records: v.exactOptional(v.array(Text)),
  /** What `{{name}}` stands for in lessons that are shown in this tool. */
  variables: v.exactOptional(Variables),
  pages: v.pipe(v.array(Page), v.minLength(1, 'describe at least one page')),
});

export type Signal = v.InferOutput<typeof Signal>;
export type Page = v.InferOutput<typeof Page>;
export type Tool = v.InferOutput<typeof Tool>;
