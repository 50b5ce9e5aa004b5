/** The blocks of a lesson, as data: one schema for each delivery format. */
import * as v from 'valibot';
import { Case } from './case.ts';
import { Check, Option } from './check.ts';
import { Demo } from './demo.ts';
import { parseFormula } from './formula.ts';
import { Inlines, MediaPath, Name, Short, Text } from './words.ts';

/** One thing to do, and optionally what the person should know or see when they have done it. */
export const Step = v.strictObject({ do: Inlines, note: v.exactOptional(Inlines) });

/** One line of a transcript; `from` and `to` in seconds where it has captions. */
export const Cue = v.strictObject({
  from: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  to: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  text: Text,
});

/** A file that plays, and how long. */
const Played = {
  file: MediaPath,
  seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(3600)),
};
const Medium = { title: Short, ...Played, transcript: v.array(Cue) };

const Video = v.strictObject({
  kind: v.literal('video'),
  ...Medium,
  poster: v.exactOptional(MediaPath),
  /** Somebody speaks in it. */
  narrated: v.boolean(),
});

/** `tokens`: the code in pieces, each with what it is to a reader, as highlight.js names it; '' is nothing special. */
const Code = v.strictObject({
  kind: v.literal('code'),
  title: Short,
  language: v.exactOptional(Short),
  tokens: v.pipe(v.array(v.tuple([v.pipe(v.string(), v.maxLength(40)), v.string()])), v.minLength(1)),
});

const Checklist = v.strictObject({
  kind: v.literal('checklist'),
  title: v.exactOptional(Short),
  items: v.pipe(v.array(Step), v.minLength(1)),
});

const Finite = v.pipe(v.number(), v.finite());

/** An input in `%` counts as its hundredth in a formula. */
export const Input = v.strictObject({
  name: Name,
  label: Short,
  unit: v.exactOptional(v.pipe(Text, v.maxLength(12))),
  start: v.exactOptional(Finite),
  min: v.exactOptional(Finite),
  max: v.exactOptional(Finite),
});

function isFormula(text: string): boolean {
  try {
    parseFormula(text.replace(/\{\{[^{}]*\}\}/g, '1'));
    return true;
  } catch {
    return false;
  }
}

export const ROUNDING = ['nearest', 'up', 'down'] as const;

/** `formula` is in the grammar of formula.ts. */
export const Result = v.strictObject({
  name: Name,
  label: Short,
  unit: v.exactOptional(v.pipe(Text, v.maxLength(12))),
  formula: v.pipe(Text, v.maxLength(400), v.check(isFormula, 'this is no formula')),
  round: v.exactOptional(v.strictObject({ to: v.pipe(Finite, v.gtValue(0)), way: v.picklist(ROUNDING) })),
});

const Calculator = v.strictObject({
  kind: v.literal('calculator'),
  title: Short,
  inputs: v.pipe(v.array(Input), v.minLength(1), v.maxLength(8)),
  results: v.pipe(v.array(Result), v.minLength(1), v.maxLength(8)),
});

/** A text with gaps that the person fills; a gap with `options` is chosen. */
export const Gap = v.strictObject({ label: Short, options: v.exactOptional(v.array(Short)) });

const Template = v.strictObject({
  kind: v.literal('template'),
  title: Short,
  parts: v.pipe(v.array(v.union([v.string(), Gap])), v.minLength(1)),
});

/** A situation on the phone, to answer in one's own words and to compare with the line that a colleague would say. */
const RolePlay = v.strictObject({
  kind: v.literal('role-play'),
  title: Short,
  /** What is going on, in paragraphs. */
  situation: v.pipe(v.array(Inlines), v.minLength(1)),
  /** What is heard of it. */
  heard: v.exactOptional(v.strictObject({ ...Played, transcript: v.array(Cue) })),
  /** What one could say; without it, the words are one's own. */
  lines: v.exactOptional(
    v.pipe(
      v.array(Option),
      v.minLength(2, 'give at least two lines'),
      v.maxLength(6),
      v.check((all) => all.some(({ right }) => right), 'mark the line that fits with [x]'),
    ),
  ),
  /** The model line: the words to say. */
  model: v.pipe(Text, v.maxLength(600, 'a line that is said in one breath has at most 600 characters')),
  /** How it sounds; it says the same words. */
  spoken: v.exactOptional(v.strictObject(Played)),
});

export const Block = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), of: Inlines }),
  v.strictObject({
    kind: v.literal('steps'),
    title: v.exactOptional(Short),
    steps: v.pipe(v.array(Step), v.minLength(1)),
  }),
  Demo,
  Video,
  v.strictObject({ kind: v.literal('audio'), ...Medium }),
  v.strictObject({ kind: v.literal('sample'), title: Short, text: Text }),
  Code,
  Checklist,
  Calculator,
  Template,
  Case,
  Check,
  RolePlay,
]);

export type Step = v.InferOutput<typeof Step>;
export type Cue = v.InferOutput<typeof Cue>;
export type Block = v.InferOutput<typeof Block>;
export type BlockKind = Block['kind'];
/** The block of one kind. */
export type BlockOf<K extends BlockKind> = Extract<Block, { kind: K }>;
