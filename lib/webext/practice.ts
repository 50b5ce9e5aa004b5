/** Connects the tab in which a role-play is spoken to the browser: the lesson, its sounds, the microphone. */
import type { Opened } from '../answer.ts';
import { eventId } from '../insight/id.ts';
import type { Rehearsal } from '../practice/rehearsal.ts';
import type { Browser } from './browser.ts';
import { bringMedia } from './media.ts';
import { send } from './messages.ts';
import { record } from './microphone.ts';
import { openSession } from './session.ts';

/** @param asked what the page's address names */
export function practiceService({ runtime, storage }: Browser, { ref, block, tab }: Rehearsal) {
  const session = openSession(storage);
  return {
    lesson: (): Promise<Opened | null> => send(runtime, 'lesson', { ref, tab }),
    media: (path: string) => bringMedia(runtime, ref, path),
    /** How the line went, as its speaker heard it: never a word or a sound of it. */
    async practised(revision: string, wrong: number) {
      const state = tab === null ? null : await session.tab(tab);
      const where = { tool: state?.tool?.id ?? null, page: state?.page?.id ?? null };
      const data = { block, wrong };
      const report = { kind: 'practised' as const, id: eventId(), ...where, lesson: ref, revision, data };
      return send(runtime, 'report', { report, tab });
    },
    microphone: {
      record: () => record(navigator.mediaDevices),
      now: () => performance.now(),
      forget: (url: string) => URL.revokeObjectURL(url),
    },
  };
}
