/** Somebody answers for a lesson, can be reached, and has looked at it lately. */
import type { LessonRule, PackRule } from './rule.ts';

/** What people write where they mean to write something later. */
const EMPTY =
  /^(?:\W*|fill in\b.*|tbd|tba|to do|to be (?:decided|defined|named)|n\/?a|none|nobody|unknown|someone|owner|your (?:name|team)|x+)$/i;

export const owner: LessonRule = {
  of: 'lesson',
  id: 'owner',
  level: 'error',
  reason: 'What belongs to nobody is mended by nobody.',
  source:
    "Cuecard's own, as others have it: Lincolnshire County Council, content policy, has an owner named for every item",
  check(subject, report) {
    if (EMPTY.test(subject.lesson.owner.trim()))
      report(
        { file: subject.file, ...subject.at(['owner']) },
        `"${subject.lesson.owner}" is no owner; name the person or team that answers for this lesson`,
      );
  },
};

/** Hosts that RFC 2606 keeps for examples. */
const SAMPLE = /[@/]example\.(?:com|net|org)\b/i;

export const contact: PackRule = {
  of: 'pack',
  id: 'contact',
  level: 'warning',
  reason: 'Who finds a mistake must be able to tell somebody, from inside the lesson.',
  source: 'Consortium for Service Innovation, KCS v6 Practices Guide, Flag It or Fix It',
  check({ pack, packAt, file }, report) {
    if (!pack) return;
    const { owner, contact } = pack.info;
    if (EMPTY.test(owner.trim()))
      report(
        { file, ...packAt(['owner']) },
        `"${owner}" is no owner; name the person or team behind this pack`,
      );
    if (!contact)
      report(
        { file, ...packAt([]) },
        'the pack has no contact; add "contact: mailto:…" or "contact: https://…"',
      );
    else if (SAMPLE.test(contact))
      report({ file, ...packAt(['contact']) }, `"${contact}" is an example; write where people reach you`);
  },
};

export const reviewDue: LessonRule = {
  of: 'lesson',
  id: 'review-due',
  level: 'warning',
  reason: 'Tools change; a lesson that nobody looked at again misleads.',
  source:
    "Cuecard's own, as others have it: Liverpool John Moores University, web content, has a date to review every page",
  check({ lesson, file, at, today }, report) {
    if (lesson.review_by && lesson.review_by < today)
      report(
        { file, ...at(['review_by']) },
        `the review was due on ${lesson.review_by}; check the lesson in the tool and set a new date`,
      );
  },
};
