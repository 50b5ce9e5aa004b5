/** The round of questions that is asked now, if one is. */
import { signal } from '@preact/signals';
import type { Listed } from '../lib/campaign/listed.ts';
import type { Due } from './due.ts';
import type { Service } from './help.ts';
import { createRound, type Question, type Round } from './round.ts';
import { type About, stageOf } from './stage.ts';

export type Rounds = ReturnType<typeof createRounds>;

/**
 * @param where the page that is beside the view now
 * @param failed is told what could not be read or kept
 */
export function createRounds(
  service: Service,
  due: Due,
  where: () => Pick<About, 'tool' | 'page'>,
  failed: (error: unknown) => void,
) {
  const round = signal<Round | null>(null);
  const world = {
    lesson: service.lesson,
    stage: (lesson: string, revision: string) =>
      stageOf(service, () => ({ ...where(), lesson, revision }), failed, {
        isOfTool: false,
        mustAsk: false,
      }),
    now: Date.now,
  };

  async function begin(next: Round, questions: () => Promise<readonly Question[]>): Promise<void> {
    round.value = next;
    try {
      await next.start(await questions());
    } catch (error) {
      if (round.value === next) round.value = null;
      failed(error);
    }
  }

  return {
    round,
    /** The questions of a campaign's lessons once more. */
    recap(item: Listed, takesFocus = true): Promise<void> {
      const ended = () => void due.say(item, { act: 'recapped' });
      const next = createRound(world, { title: item.goal, takesFocus, ended });
      return begin(next, async () => (await Promise.all(item.lessons.map(checksOf))).flat());
    },
    /** What is due to be asked again. */
    practise(questions: readonly Question[] = due.memories.value.due, takesFocus = true): Promise<void> {
      return begin(createRound(world, { title: '', takesFocus, ended: () => {} }), async () => questions);
    },
    close(): void {
      round.value = null;
    },
  };

  async function checksOf(ref: string): Promise<Question[]> {
    const blocks = (await service.lesson(ref))?.lesson.blocks ?? [];
    return blocks.flatMap(({ kind }, block) => (kind === 'check' ? [{ ref, block }] : []));
  }
}
