/** What the blocks of one open lesson need of the world, and what they tell it. */
import type { Report } from '../lib/insight/event.ts';
import { eventId } from '../lib/insight/id.ts';
import type { Memory } from '../lib/practice/memory.ts';
import type { Service } from './help.ts';

export interface Stage {
  /** Copies a text; rejects when the browser does not let it. */
  copy(text: string): Promise<void>;
  /** Puts a text into the field that the person was in on the page. Absent where there is no page. */
  insert?(text: string): Promise<'inserted' | 'nowhere'>;
  /** Takes it out again; false where something was changed there since. */
  uninsert?(): Promise<boolean>;
  /** Shows a demo on the page, or lets it be practised. Absent where the page is none of the lesson's tool. @param block its number */
  show?(block: number, isPractice: boolean): Promise<'shown' | 'refused'>;
  /** Asks for the host, first thing in the click; absent where it is granted. */
  grant?(): void;
  /** An address to play or show a file of the pack from; whoever gets it revokes it. */
  media(path: string): Promise<string>;
  /** Opens a role-play in a tab, where it can be recorded. @param block its number */
  rehearse?(block: number): void;
  remember(memory: Memory): void;
  /** A check was answered. @param block its number in the lesson */
  answered(block: number, right: boolean): void;
  /** A role-play was spoken, written or thought. @param wrong 0 where that was like the model line, to who did it */
  practised(block: number, wrong: number): void;
  /** The last block was reached. */
  finished(): void;
}

/** Reports that blocks give: what happened, and no more. */
type Bare =
  | { kind: 'copied' | 'inserted' | 'finished'; data: Record<string, never> }
  | { kind: 'answered'; data: { block: number; right: boolean } }
  | { kind: 'practised'; data: { block: number; wrong: number } };

/** The page and the lesson that a report speaks of. */
export type About = Pick<Extract<Report, { kind: 'shown' }>, 'tool' | 'page' | 'lesson' | 'revision'>;

/**
 * @param about what reports say of page and lesson at that moment
 * @param failed is told what could not be kept
 * @param page whether it is of a tool that the lesson is for, and whether its host is not granted yet
 */
export function stageOf(
  service: Service,
  about: () => About,
  failed: (error: unknown) => void,
  page: { isOfTool: boolean; mustAsk: boolean },
): Stage {
  const { lesson: ref, revision } = about();
  const { insert, uninsert, show, rehearse } = service;
  const tell = (report: Bare) => {
    service.report({ ...report, ...about(), id: eventId() }).catch(failed);
  };
  return {
    async copy(text) {
      await service.copy(text);
      tell({ kind: 'copied', data: {} });
    },
    ...(insert && {
      async insert(text: string) {
        const done = await insert(text);
        if (done === 'inserted') tell({ kind: 'inserted', data: {} });
        return done;
      },
    }),
    ...(uninsert && { uninsert }),
    ...(page.isOfTool &&
      show && {
        show: (block: number, isPractice: boolean) =>
          show(ref, block, isPractice).catch((error) => {
            failed(error);
            return 'refused' as const;
          }),
      }),
    ...(page.mustAsk && { grant: service.grant }),
    ...(rehearse && { rehearse: (block: number) => void rehearse(ref, block).catch(failed) }),
    media: (path) => service.media(ref, path),
    remember: (memory) => void service.remember(ref, revision, memory).catch(failed),
    answered: (block, right) => tell({ kind: 'answered', data: { block, right } }),
    practised: (block, wrong) => tell({ kind: 'practised', data: { block, wrong } }),
    finished: () => tell({ kind: 'finished', data: {} }),
  };
}
