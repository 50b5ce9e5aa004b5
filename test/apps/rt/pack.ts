/** The pack as its authors wrote it, and what its lessons name and point at. */
import { readFolder } from '../../../cli/folder.ts';
import type { Block } from '../../../lib/lesson/block.ts';
import { compilePack } from '../../../lib/lesson/compile.ts';
import type { DemoStep, Target } from '../../../lib/lesson/demo.ts';
import type { Lesson } from '../../../lib/lesson/schema.ts';
import type { Inline } from '../../../lib/lesson/words.ts';

const PACK = 'request-tracker';
export const refOf = (id: string) => `${PACK}/${id}`;

export async function lessonsOfPack(): Promise<Lesson[]> {
  const { texts, media } = await readFolder(`lessons/${PACK}`);
  const { pack } = await compilePack(texts, '', media);
  return pack!.lessons;
}

/** Every name in bold in the answer and the steps, and what demos find their elements by. */
export function namesIn(lesson: Lesson): string[] {
  return [lesson.answer, ...lesson.blocks.flatMap(sentences)]
    .flatMap((of) => bold(of))
    .concat(demosOf(lesson).flatMap(named));
}

/** What the demos of a lesson point at. */
export function targetsIn(lesson: Lesson): Target[] {
  return demosOf(lesson).flatMap(({ where }) => where ?? []);
}

const demosOf = ({ blocks }: Lesson): DemoStep[] =>
  blocks.flatMap((block) => (block.kind === 'demo' ? block.steps : []));

function sentences(block: Block): Inline[][] {
  if (block.kind === 'demo') return block.steps.flatMap(({ say, note = [] }) => [say, note]);
  return block.kind === 'steps' ? block.steps.flatMap((step) => [step.do, step.note ?? []]) : [];
}

function named({ where, act }: DemoStep): string[] {
  const option = act?.kind === 'choose' ? act.option : undefined;
  return [where?.name, where?.label, where?.near, option].filter((name) => name !== undefined);
}

function bold(of: readonly Inline[]): string[] {
  return of.flatMap((part) => {
    if (typeof part === 'string' || !('of' in part)) return [];
    return part.kind === 'strong' ? [words(part.of)] : bold(part.of);
  });
}

function words(of: readonly Inline[]): string {
  return of
    .map((part) => (typeof part === 'string' ? part : 'of' in part ? words(part.of) : part.text))
    .join('');
}
