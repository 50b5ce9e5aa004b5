/** The events' schema as they are exported, by version; what an older Cuecard wrote is brought to this one. */
import * as v from 'valibot';
import { Slug } from '../page/tool.ts';
import { type Event, Made, Report } from './event.ts';
import { isRef } from './rollup.ts';

/** Raised with each change of what an event may hold; `test/insight/events` has an example of each version. */
export const EVENTS_VERSION = 3;

/** No clock is further off than this: the year 2100. */
const LATEST = Date.UTC(2100, 0, 1);

const Stamp = {
  /** UTC, ms. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST)),
  /** An IANA time zone. */
  zone: v.pipe(v.string(), v.maxLength(64)),
  person: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
};

const CampaignRef = v.pipe(
  v.string(),
  v.maxLength(130),
  v.check((ref) => isRef(ref), 'it is no id'),
);
/** What makes it one of a campaign. */
const OfCampaign = {
  campaign: v.exactOptional(CampaignRef),
  item: v.exactOptional(Slug),
  mark: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/))),
};

/** Ids end up in commands and files of whoever reads them: another form is none that Cuecard wrote. */
function isPlaced(event: Event): boolean {
  const best = event.kind === 'visited' ? event.data.best : null;
  const lesson = 'lesson' in event ? event.lesson : best;
  return isId(event.tool) && isId(event.page) && (lesson === null || isRef(lesson));
}

const isId = (id: string | null) => id === null || v.is(Slug, id);

const Stored = v.variant(
  'kind',
  [...Report.options, ...Made.options].map((option) =>
    v.strictObject({ ...option.entries, ...Stamp, ...OfCampaign }),
  ),
);

/** From each version to the next. Version 1 had no visits, practice or abandoned demos, version 2 no campaigns; what they had is the same. */
const STEPS: Readonly<Record<number, (event: unknown) => unknown>> = {
  1: (event) => event,
  2: (event) => event,
};

/**
 * Reads one event that was exported.
 * @param version of the export
 * @returns the event, or why it is none
 */
export function readEvent(value: unknown, version = EVENTS_VERSION): Event | { readonly why: string } {
  let event = value;
  for (let n = version; n < EVENTS_VERSION; n++) event = STEPS[n]?.(event);
  const read = v.safeParse(Stored, event);
  if (read.success)
    return isPlaced(read.output as Event)
      ? (read.output as Event)
      : { why: 'its tool, page or lesson is no id' };
  const [issue] = read.issues;
  return { why: `${v.getDotPath(issue) ?? 'this'}: ${issue.message}` };
}
