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
  /** Where the person came from; the tab may be elsewhere, or gone, when they have practised. */
  let from: { tool: string | null; page: string | null } = { tool: null, page: null };
  let isPrivate = false;
  return {
    async lesson(): Promise<Opened | null> {
      const [opened, state] = await Promise.all([
        send(runtime, 'lesson', { ref, tab }),
        tab === null ? null : session.tab(tab),
      ]);
      from = { tool: state?.tool?.id ?? null, page: state?.page?.id ?? null };
      isPrivate = opened?.isPrivate ?? false;
      return opened;
    },
    media: (path: string) => bringMedia(runtime, ref, path),
    /** How the line went, as its speaker heard it: never a word or a sound of it. */
    async practised(revision: string, wrong: number) {
      if (isPrivate) return;
      const data = { block, wrong };
      const report = { kind: 'practised' as const, id: eventId(), ...from, lesson: ref, revision, data };
      await send(runtime, 'report', { report, tab: null });
    },
    microphone: {
      record: () => record(navigator.mediaDevices),
      now: () => performance.now(),
      forget: (url: string) => URL.revokeObjectURL(url),
    },
  };
}
