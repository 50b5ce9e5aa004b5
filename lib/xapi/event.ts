/** One statement back into the event that it was made of. */
import * as v from 'valibot';
import { CampaignAct } from '../campaign/act.ts';
import { type Event, FITS, Report } from '../insight/event.ts';
import { RECORD } from './vocabulary.ts';

const OfCampaign = v.object({
  campaign: v.exactOptional(v.pipe(v.string(), v.maxLength(130))),
  item: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
  mark: v.exactOptional(v.pipe(v.string(), v.maxLength(8))),
});
const Ids = v.nullable(v.pipe(v.string(), v.maxLength(64)));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What the background makes, and no panel reports. */
const Made = v.variant('kind', [
  v.strictObject({
    kind: v.literal('campaign'),
    ...{ id: v.string(), tool: Ids, page: Ids },
    data: CampaignAct,
  }),
  v.strictObject({
    kind: v.literal('searched'),
    ...{ id: v.string(), tool: Ids, page: Ids },
    data: v.strictObject({
      found: Count,
      instead: v.exactOptional(v.string()),
      words: v.array(v.string()),
      unknown: Count,
    }),
  }),
  v.strictObject({
    kind: v.literal('drifted'),
    ...{ id: v.string(), tool: Ids, page: Ids, lesson: v.string(), revision: v.string() },
    data: v.strictObject({ block: Count, step: Count, score: v.exactOptional(v.number()) }),
  }),
  v.strictObject({
    kind: v.literal('abandoned'),
    ...{ id: v.string(), tool: Ids, page: Ids, lesson: v.string(), revision: v.string() },
    data: v.strictObject({ block: Count, step: Count }),
  }),
  v.strictObject({
    kind: v.literal('visited'),
    ...{ id: v.string(), tool: Ids, page: Ids },
    data: v.strictObject({ fit: v.picklist(FITS), best: v.nullable(v.string()), asked: v.boolean() }),
  }),
]);

const Statement = v.object({
  id: v.pipe(v.string(), v.uuid()),
  timestamp: v.pipe(v.string(), v.isoTimestamp()),
  actor: v.object({ account: v.object({ name: v.string() }) }),
  context: v.object({
    extensions: v.object({ [RECORD]: v.looseObject({ kind: v.string(), zone: v.string() }) }),
  }),
});

/**
 * Reads a statement.
 * @returns null for one that another version, or another product, made
 */
export function eventOf(statement: unknown): Event | null {
  const read = v.safeParse(Statement, statement);
  if (!read.success) return null;
  const { id, timestamp, actor, context } = read.output;
  const { zone, campaign, item, mark, ...record } = context.extensions[RECORD]!;
  const recorded = v.safeParse(v.union([Report, Made]), { ...record, id });
  const of = v.safeParse(OfCampaign, {
    ...(campaign !== undefined && { campaign }),
    ...(item !== undefined && { item }),
    ...(mark !== undefined && { mark }),
  });
  if (!recorded.success || !of.success) return null;
  return {
    ...(recorded.output as Event),
    ...of.output,
    at: Date.parse(timestamp),
    zone,
    person: actor.account.name,
  };
}
