/** Which of a pack's lessons a person gets: in their language, for people like them, and of variants the one that falls to them. */
import { isMeantFor } from '../lesson/display.ts';
import { oneLanguage } from '../lesson/language.ts';
import type { Lesson, Prior } from '../lesson/schema.ts';
import { drawMark, drawn, ORIGINAL, onlyVariant } from '../lesson/variant.ts';
import type { Settings } from '../settings.ts';
import type { LoadedPack } from './loaded.ts';
import type { Written } from './part.ts';

/** What the person chose about packs. */
export interface Choice {
  /** Ids of packs that are taken out. */
  readonly removed: readonly string[];
  /** The language lessons are wanted in. */
  readonly language: string;
  /** Whom lessons are worded for. */
  readonly who: Settings['who'];
}

/** Of a pack's lessons those that the person wants; of variants the one that falls to them. */
export async function wanted(
  { info, tools }: Pick<LoadedPack, 'info' | 'tools'>,
  raw: readonly Lesson[],
  choice: Choice,
  person: () => Promise<string | null>,
) {
  const around = { info, tools, who: choice.who };
  const meant = oneLanguage(info, raw, choice.language).filter((one) => isMeantFor(one, around));
  const isTried = meant.some(({ variant }) => variant !== undefined);
  // As long as nobody is known here, and where that cannot be told, there are the originals.
  const whose = isTried ? await person() : null;
  const lessons = whose === null ? onlyVariant(meant, ORIGINAL) : drawn(info.id, meant, whose);
  return {
    around,
    written: lessons.map((lesson) => ({ ref: `${info.id}/${lesson.id}`, lesson })),
    ...(isTried && { drawnFor: drawMark(whose) }),
  };
}

/** What was stored for somebody else, or for a person who was forgotten since, is made anew. */
export async function isDrawnFor(
  packs: readonly LoadedPack[],
  person: () => Promise<string | null>,
): Promise<boolean> {
  const marks = packs.flatMap(({ drawnFor }) => drawnFor ?? []);
  if (marks.length === 0) return true;
  const own = drawMark(await person());
  return marks.every((mark) => mark === own);
}

/** Of the votes that a pack brings those on its lessons as they are shown: another language's are another revision's. */
export function votesOn(written: readonly Written[], priors: readonly Prior[] = []): Prior[] {
  const shown = new Set(written.map(({ lesson: { id, revision } }) => `${id} ${revision}`));
  return priors.filter(({ id, revision }) => shown.has(`${id} ${revision}`));
}
