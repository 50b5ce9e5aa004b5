/** One pack's share of the library: its index, and its lessons as their author wrote them, by number. */
import { type Around, displayed } from '../lesson/display.ts';
import type { Lesson, PackInfo } from '../lesson/schema.ts';
import { segmentOf } from '../match/build.ts';
import { atOnce, type Entry } from '../match/index.ts';
import { compare } from '../match/order.ts';
import { docOf, type Segment } from '../match/segment.ts';
import { packTexts, type Texts } from '../match/texts.ts';
import type { Tool } from '../page/tool.ts';

/** A lesson as its author wrote it. */
export interface Written {
  readonly ref: string;
  readonly lesson: Lesson;
}

export interface Part {
  readonly id: string;
  readonly segment: Segment;
  /** Reads what a search needs of the segment, if it is not there. */
  readySearch(): Promise<void>;
  /** The lesson with a number in the segment; undefined when it is gone meanwhile. */
  lesson(doc: number): Promise<Lesson | undefined>;
}

/** A pack's lessons as they are stored: JSON in the segment's order. */
export function lessonTexts(written: readonly Written[]): Texts {
  return packTexts(inOrder(written).map(({ lesson }) => JSON.stringify(lesson)));
}

/** A lesson that was stored, if it is still the one that is wanted: another, or another variant, may have taken its place since. */
export function lessonIn(text: string, id: string, revision: string): Lesson | undefined {
  const lesson = JSON.parse(text) as Lesson;
  return lesson.id === id && lesson.revision === revision ? lesson : undefined;
}

/** Makes a part from lessons in memory. */
export function partOf(written: readonly Written[], around: Around): Part {
  return inMemory(written, around.info, atOnce(slicesOf(written, around)));
}

/** The same, with a pause after each slice, so that messages are answered meanwhile. */
export async function partInSlices(written: readonly Written[], around: Around): Promise<Part> {
  const slices = slicesOf(written, around);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return inMemory(written, around.info, value);
    await new Promise((resume) => setTimeout(resume));
  }
}

/** The same, with an index that was made from the same lessons before. */
export function partWith(written: readonly Written[], { info }: Around, segment: Segment): Part {
  return inMemory(written, info, segment);
}

/** The number of a lesson, or -1. */
export const docIn = ({ segment }: Part, ref: string) => docOf(segment, ref);

function inMemory(written: readonly Written[], { id }: PackInfo, segment: Segment): Part {
  const sorted = inOrder(written);
  return { id, segment, readySearch: async () => {}, lesson: async (doc) => sorted[doc]?.lesson };
}

const inOrder = (written: readonly Written[]) => [...written].sort((a, b) => compare(a.ref, b.ref));

const NOWHERE = { tool: null, page: null };

/** The lessons are indexed as they are worded for no place, under the names of their tools and pages. */
function slicesOf(written: readonly Written[], around: Around): Generator<void, Segment> {
  const entries = written.map(
    ({ ref, lesson }): Entry => ({
      ref,
      lesson: displayed(lesson, around, NOWHERE),
      context: namesOf(lesson, around.tools),
      varies: varies(lesson),
    }),
  );
  return segmentOf(entries, around.info.languages[0]!);
}

function varies({ question, for: places }: Lesson): boolean {
  return question.includes('{{') || places.some((place) => place.question !== undefined);
}

function namesOf({ for: places }: Lesson, tools: readonly Tool[]): string[] {
  const names = places.flatMap((place) => {
    const tool = tools.find(({ id }) => id === place.tool);
    return [tool?.name ?? '', tool?.pages.find(({ id }) => id === place.page)?.title ?? ''];
  });
  return [...new Set(names)].filter((name) => name !== '');
}
