/** What is said in a medium can be read. */
import { usedIn } from '../variables.ts';
import type { LessonRule } from './rule.ts';

export const captions: LessonRule = {
  of: 'lesson',
  id: 'captions',
  level: 'error',
  reason: 'At a desk with colleagues, and for whoever cannot hear, a film has no sound.',
  source: 'W3C, Web Content Accessibility Guidelines 2.2, 1.2.2 Captions (Prerecorded), level A',
  check(subject, report) {
    subject.lesson.blocks.forEach((block, n) => {
      if (
        block.kind === 'video' &&
        block.narrated &&
        !block.transcript.some(({ from }) => from !== undefined)
      )
        report(
          subject.blockAt(n),
          'somebody speaks in this video, and it has no captions; add captions=media/….vtt, or silent where nobody speaks',
        );
    });
  },
};

export const transcript: LessonRule = {
  of: 'lesson',
  id: 'transcript',
  level: 'error',
  reason: 'Without its words a sound cannot be searched, skimmed, or followed by who cannot hear.',
  source:
    'W3C, Web Content Accessibility Guidelines 2.2, 1.2.1 Audio-only and Video-only (Prerecorded), level A',
  check(subject, report) {
    subject.lesson.blocks.forEach((block, n) => {
      if (block.kind === 'audio' && block.transcript.length === 0)
        report(
          subject.blockAt(n),
          'this audio has no transcript; write its words between ":::audio…" and ":::", or add captions=media/….vtt',
        );
      if (block.kind === 'role-play' && block.heard?.transcript.length === 0)
        report(
          subject.blockAt(n),
          'what is heard of the situation has no transcript; add captions=media/….vtt behind its file',
        );
    });
  },
};

export const spokenVariable: LessonRule = {
  of: 'lesson',
  id: 'spoken-variable',
  level: 'warning',
  reason: 'A recorded voice goes on saying last year’s price when the words beside it have changed.',
  source: "Cuecard's own: what is heard and what is read say the same",
  check(subject, report) {
    subject.lesson.blocks.forEach((block, n) => {
      const [name] = block.kind === 'role-play' && block.spoken ? usedIn(block.model) : [];
      if (name !== undefined)
        report(
          subject.blockAt(n),
          `the model line holds "{{${name}}}", but its sound always says the same; write the words, or take model=… out`,
        );
    });
  },
};
