/** The pack as its authors wrote it, and the names in bold in its lessons. */
import { readFolder } from '../../../cli/folder.ts';
import { compilePack } from '../../../lib/lesson/compile.ts';
import type { Lesson } from '../../../lib/lesson/schema.ts';
import type { Inline } from '../../../lib/lesson/words.ts';

const PACK = 'request-tracker';
export const refOf = (id: string) => `${PACK}/${id}`;

export async function lessonsOfPack(): Promise<Lesson[]> {
  const { texts, media } = await readFolder(`lessons/${PACK}`);
  const { pack } = await compilePack(texts, '', media);
  return pack!.lessons;
}

/** Every name in bold in the answer and the steps. */
export function namesIn(lesson: Lesson): string[] {
  const steps = lesson.blocks.flatMap((block) => (block.kind === 'steps' ? block.steps : []));
  return [lesson.answer, ...steps.flatMap((step) => [step.do, step.note ?? []])].flatMap((of) => bold(of));
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
