/** A skill demo as data: where on the page, what to say, what to do, what to expect. */
import * as v from 'valibot';
import { Slug } from '../page/tool.ts';
import { Anchor } from './anchor.ts';
import { Inlines, MediaPath, Short, Text } from './words.ts';

/**
 * How an element is found: by its role and accessible name, by its label, by a text beside it, or by CSS where nothing
 * else tells it apart.
 */
export const Target = v.pipe(
  v.strictObject({
    role: v.exactOptional(Short),
    name: v.exactOptional(Short),
    label: v.exactOptional(Short),
    near: v.exactOptional(Short),
    css: v.exactOptional(Short),
  }),
  v.check(({ name, label, css }) => Boolean(name ?? label ?? css), 'say the name, the label or the CSS'),
);

/** What the person does there; `see` is only to look. */
export const Act = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['select', 'see']) }),
  v.strictObject({ kind: v.literal('type'), text: v.pipe(Text, v.maxLength(400)) }),
  v.strictObject({ kind: v.literal('choose'), option: Short }),
  v.strictObject({ kind: v.literal('press'), key: Short }),
]);

/** What tells that the step is done. */
export const Expect = v.variant('kind', [
  v.strictObject({ kind: v.literal('page'), page: Slug }),
  v.strictObject({ kind: v.literal('text'), text: Short }),
  v.strictObject({ kind: v.picklist(['there', 'gone']), target: Target }),
]);

export const DemoStep = v.strictObject({
  say: Inlines,
  note: v.exactOptional(Inlines),
  where: v.exactOptional(Target),
  /** How that looked when the step was written: finds it again where the page has changed. */
  anchor: v.exactOptional(Anchor),
  act: v.exactOptional(Act),
  expect: v.exactOptional(Expect),
  /** The page on which the step is done, by its id in the tool's definition. */
  page: v.exactOptional(Slug),
  /** How it looks, shown where the page itself cannot be. */
  picture: v.exactOptional(MediaPath),
});

export const Demo = v.strictObject({
  kind: v.literal('demo'),
  title: v.exactOptional(Short),
  steps: v.pipe(v.array(DemoStep), v.minLength(1)),
});

export type Target = v.InferOutput<typeof Target>;
export type Act = v.InferOutput<typeof Act>;
export type Expect = v.InferOutput<typeof Expect>;
export type DemoStep = v.InferOutput<typeof DemoStep>;
