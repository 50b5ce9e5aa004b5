/** `cuecard new lesson --from-gap FILE#ID`: a lesson begun from an entry of a report. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { catalogueOf } from '../../lib/insight/catalogue.ts';
import { draftOf, isWritten, type LessonDraft } from '../../lib/insight/draft.ts';
import type { Gap } from '../../lib/insight/gap.ts';
import type { Report } from '../../lib/insight/report.ts';
import type { Pack } from '../../lib/lesson/schema.ts';
import { MaterialError, UsageError } from './outcome.ts';

/** So many ids are named where one is not there. */
const NAMED = 5;

/** @param from a report's file and the id of a gap in it, parted by "#" */
export async function draftFrom(from: string, pack: Pack): Promise<LessonDraft> {
  const cut = from.lastIndexOf('#');
  if (cut <= 0) throw new UsageError(`"${from}" names no gap; write it as report.json#page:desk/orders`);
  const [file, id] = [from.slice(0, cut), from.slice(cut + 1)];
  const gaps = await gapsIn(file);
  const gap = gaps.find((one) => one.id === id);
  if (!gap) {
    const ids = gaps.filter(isWritten).map((one) => one.id);
    const some = ids.slice(0, NAMED).join(', ') || 'none';
    throw new UsageError(`${file} has no gap "${id}"; to write there are: ${some}`);
  }
  if (!isWritten(gap))
    throw new UsageError(`"${id}" is mended in the lesson ${gap.lesson}; no new one is needed for it`);
  return draftOf(gap, catalogueOf([pack]));
}

const Text = v.string();

/** What is looked at of an entry: a report may come from anywhere. */
const Entry = v.looseObject({
  id: Text,
  action: Text,
  tool: v.nullable(Text),
  page: v.nullable(Text),
  lesson: v.nullable(Text),
  n: v.number(),
  people: v.number(),
  words: v.array(Text),
  said: v.array(Text),
});

async function gapsIn(file: string): Promise<readonly Gap[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(
      `there is no "${file}"; run "cuecard insights", or save the report on the insights page`,
    );
  });
  try {
    const { cuecard, gaps } = JSON.parse(text) as Partial<Report>;
    if (cuecard === 'report' && Array.isArray(gaps))
      return gaps.filter((gap): gap is Gap => v.is(Entry, gap));
  } catch {
    // Told below.
  }
  throw new MaterialError(`${file} is no report; run "cuecard insights", or save it on the insights page`);
}
