/** `cuecard new lesson --from-gap FILE#ID`: a lesson begun from an entry of a report. */
import { catalogueOf } from '../../lib/insight/catalogue.ts';
import { draftOf, isWritten, type LessonDraft } from '../../lib/insight/draft.ts';
import type { Pack } from '../../lib/lesson/schema.ts';
import { UsageError } from './outcome.ts';
import { gapAt } from './report-gaps.ts';

/** @param from a report's file and the id of a gap in it, parted by "#" */
export async function draftFrom(from: string, pack: Pack): Promise<LessonDraft> {
  const gap = await gapAt(from, isWritten, 'to write');
  if (!isWritten(gap))
    throw new UsageError(`"${gap.id}" is mended in the lesson ${gap.lesson}; no new one is needed for it`);
  return draftOf(gap, catalogueOf([pack]));
}
