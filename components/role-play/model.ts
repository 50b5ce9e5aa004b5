/** What the tab of a role-play knows and does, apart from how it looks. */
import { batch, signal } from '@preact/signals';
import { codeOf, type FailureCode, type Opened } from '../../lib/answer.ts';
import type { BlockOf } from '../../lib/lesson/block.ts';
import { createRecorder, type Microphone } from './recorder.ts';

export interface Service {
  lesson(): Promise<Opened | null>;
  /** An address to play a file of the lesson's pack from; whoever gets it revokes it. */
  media(path: string): Promise<string>;
  /** @param wrong 0 where the line was like the model's, in the ears of who said it, else 1 */
  practised(revision: string, wrong: number): Promise<unknown>;
  readonly microphone: Microphone;
}

/** `gone`: there is no such role-play, or not any more. */
export type Phase = 'loading' | 'ready' | 'gone' | 'error';

export interface Scene {
  readonly opened: Opened;
  readonly block: BlockOf<'role-play'>;
}

export type Rehearsal = ReturnType<typeof createRehearsal>;

/**
 * @param service null where the page's address names nothing
 * @param block the role-play's number in its lesson
 */
export function createRehearsal(service: Service | null, block: number) {
  const phase = signal<Phase>(service ? 'loading' : 'gone');
  const scene = signal<Scene | null>(null);
  const isShown = signal(false);
  const trouble = signal<FailureCode | null>(null);
  const recorder = service && createRecorder(service.microphone);

  async function start(): Promise<void> {
    if (!service) return;
    phase.value = 'loading';
    try {
      const opened = await service.lesson();
      const found = opened?.lesson.blocks[block];
      batch(() => {
        scene.value = opened && found?.kind === 'role-play' ? { opened, block: found } : null;
        phase.value = scene.value ? 'ready' : 'gone';
      });
    } catch {
      phase.value = 'error';
    }
  }

  /** What cannot be kept is told; the practice was none the worse. */
  async function judge(isLike: boolean): Promise<void> {
    try {
      await service!.practised(scene.value!.opened.lesson.revision, isLike ? 0 : 1);
      trouble.value = null;
    } catch (error) {
      trouble.value = codeOf(error);
    }
  }

  return {
    ...{ phase, scene, isShown, trouble, start, judge },
    recorder: recorder!,
    media: (path: string) => service!.media(path),
    show(): void {
      isShown.value = true;
    },
    leave: () => recorder?.leave(),
  };
}
