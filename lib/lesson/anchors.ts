/** `anchors.yaml` of a pack: how the elements looked that its demos point at, kept while the demos were shown. */
import * as v from 'valibot';
import type { AnchorRecord } from '../page/anchor.ts';
import { Anchor } from './anchor.ts';
import type { DemoStep } from './demo.ts';
import type { Problem } from './problem.ts';
import type { Lesson } from './schema.ts';
import { readYaml } from './yaml.ts';

/** The file's path in a pack's folder. */
export const ANCHORS = 'anchors.yaml';

const Key = v.pipe(v.string(), v.regex(/^[a-z0-9-]+#\d{1,3}\.\d{1,3}$/, 'write lesson#block.step'));
const Anchors = v.record(Key, Anchor);

/** A step of a demo in that file. @param block among the lesson's blocks, and the step in it, from 0 */
export function anchorKey(lesson: string, block: number, step: number): string {
  return `${lesson}#${block}.${step}`;
}

/** Each lesson with what is known of its steps. What is for no step is told, and lost nothing else. */
export function withAnchors<T extends { lesson: Lesson }>(
  text: string,
  file: string,
  sources: readonly T[],
): { sources: T[]; problems: Problem[] } {
  const read = readYaml(Anchors, text, file);
  if (!read.ok) return { sources: [...sources], problems: read.problems };
  const left = new Map<string, AnchorRecord>(Object.entries(read.value));
  const found = sources.map((source) => {
    const { variant, id, language } = source.lesson;
    if (variant === undefined) return { ...source, lesson: anchored(source.lesson, left) };
    const isOriginal = ({ lesson: one }: T) =>
      one.id === id && one.language === language && one.variant === undefined;
    const original = sources.find(isOriginal)?.lesson;
    return {
      ...source,
      lesson: original ? anchoredLike(source.lesson, anchored(original, left)) : source.lesson,
    };
  });
  const used = new Set(found.flatMap(({ lesson }) => (lesson.variant === undefined ? keysOf(lesson) : [])));
  const problems = [...left.keys()]
    .filter((key) => !used.has(key))
    .map((key) => ({
      ...{ file, ...read.at([key]), level: 'warning' as const },
      message: `no step of a demo is "${key}"; show the demo again and copy its steps anew, or delete the entry`,
    }));
  return { sources: found, problems };
}

/** A variant may have other steps: those that point at the same as one of the original's look the same. */
function anchoredLike(variant: Lesson, original: Lesson): Lesson {
  const known = new Map(
    original.blocks.flatMap((block) =>
      block.kind === 'demo'
        ? block.steps.flatMap(({ where, page, anchor }) =>
            anchor ? [[JSON.stringify([where, page]), anchor] as const] : [],
          )
        : [],
    ),
  );
  return withSteps(variant, ({ where, page }) => known.get(JSON.stringify([where, page])));
}

function anchored(lesson: Lesson, anchors: ReadonlyMap<string, AnchorRecord>): Lesson {
  return withSteps(lesson, (_, n, at) => anchors.get(anchorKey(lesson.id, n, at)));
}

/** @param anchorOf the looks of a step, by itself, its block's number and its own */
function withSteps(
  lesson: Lesson,
  anchorOf: (step: DemoStep, block: number, at: number) => AnchorRecord | undefined,
): Lesson {
  const blocks = lesson.blocks.map((block, n) => {
    if (block.kind !== 'demo') return block;
    const steps = block.steps.map((step, at) => {
      const anchor = anchorOf(step, n, at);
      return anchor && step.where ? { ...step, anchor } : step;
    });
    return { ...block, steps };
  });
  return { ...lesson, blocks };
}

function keysOf({ id, blocks }: Lesson): string[] {
  return blocks.flatMap((block, n) =>
    block.kind === 'demo'
      ? block.steps.flatMap(({ anchor }, at) => (anchor ? [anchorKey(id, n, at)] : []))
      : [],
  );
}
