/** The gaps of a saved report. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { Gap } from '../../lib/insight/gap.ts';
import type { Report } from '../../lib/insight/report.ts';
import { MaterialError, UsageError } from './outcome.ts';

/** So many ids are named where one is not there. */
const NAMED = 5;

/**
 * @param from a report's file and the id of a gap in it, parted by "#"
 * @param wanted the gaps that would do
 * @param what they are for, as "to write"
 */
export async function gapAt(from: string, wanted: (gap: Gap) => boolean, what: string): Promise<Gap> {
  const cut = from.lastIndexOf('#');
  if (cut <= 0) throw new UsageError(`"${from}" names no gap; write it as report.json#page:desk/orders`);
  const [file, id] = [from.slice(0, cut), from.slice(cut + 1)];
  const gaps = await gapsIn(file);
  const gap = gaps.find((one) => one.id === id);
  if (gap) return gap;
  const ids = gaps.filter(wanted).map((one) => one.id);
  const some = ids.slice(0, NAMED).join(', ') || 'none';
  throw new UsageError(`${file} has no gap "${id}"; ${what} there are: ${some}`);
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
