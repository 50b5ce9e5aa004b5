/** What each message may ask, checked at the door. */
import * as v from 'valibot';
import { Failure } from '../answer.ts';
import { EXCUSES } from '../campaign/excuses.ts';
import { SNOOZES } from '../hint/snooze.ts';
import { TOLD } from '../hint/wire.ts';
import { MOST } from '../insight/bring.ts';
import { type Event, Report, Search } from '../insight/event.ts';
import { isCount, rollupParts } from '../insight/rollup.ts';
import { readEvent } from '../insight/stored.ts';
import { Anchor } from '../lesson/anchor.ts';
import { MediaPath } from '../lesson/words.ts';
import { BUSY } from '../page/busy.ts';
import { Memory } from '../practice/memory.ts';
import type { Kind } from './messages.ts';

const Text = v.pipe(v.string(), v.maxLength(400));
const Texts = v.pipe(v.array(Text), v.maxLength(100));
const Id = v.nullable(v.pipe(v.string(), v.maxLength(64)));
const Uuid = v.pipe(v.string(), v.uuid());
const Address = v.pipe(v.string(), v.maxLength(2000));
const Tab = v.pipe(v.number(), v.integer());
const Step = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999));
const Revision = v.pipe(v.string(), v.maxLength(8));

const Stored = v.custom<Event>((event) => !('why' in readEvent(event)), 'it is no event');
const Counted = v.strictObject({
  key: v.pipe(
    v.string(),
    v.check((key) => rollupParts(key) !== null, 'it counts nothing'),
  ),
  count: v.custom<number>(isCount, 'it is no count'),
});

const ASKS = {
  arrive: v.strictObject({
    url: v.pipe(v.string(), v.maxLength(4000), v.url()),
    isNew: v.optional(v.boolean()),
  }),
  pass: v.strictObject({ url: v.pipe(v.string(), v.maxLength(4000), v.url()) }),
  visit: v.strictObject({
    address: v.pipe(v.string(), v.maxLength(4000)),
    tool: Id,
    page: Id,
    title: Text,
    headings: Texts,
    breadcrumbs: Texts,
    labels: Texts,
    actions: Texts,
    field: v.nullable(Text),
    alerts: Texts,
    language: Text,
    path: Text,
    busy: v.nullable(v.picklist(BUSY)),
  }),
  hint: v.strictObject({ token: v.nullable(Uuid) }),
  card: v.strictObject({ token: Uuid }),
  hinted: v.strictObject({ told: v.picklist(TOLD), id: Uuid }),
  inspect: v.strictObject({ tab: Tab }),
  restore: v.strictObject({ ref: Text, tab: Tab, id: Uuid }),
  showMe: v.strictObject({ ref: Text, block: Step, isPractice: v.boolean(), tab: v.nullable(Tab) }),
  step: v.strictObject({ from: Step, to: v.nullable(Step), wrong: v.exactOptional(Step) }),
  drifted: v.strictObject({ step: Step, id: Uuid }),
  relocate: v.strictObject({ token: Uuid, step: Step, records: v.pipe(v.array(Anchor), v.maxLength(4000)) }),
  anchored: v.strictObject({ token: Uuid, step: Step, record: Anchor }),
  stepped: v.strictObject({ token: Uuid, step: Step, isDone: v.boolean() }),
  snooze: v.strictObject({ how: v.picklist(SNOOZES) }),
  unsnooze: v.strictObject({ how: v.picklist(SNOOZES) }),
  openOptions: v.null(),
  look: v.strictObject({ tab: Tab }),
  lesson: v.strictObject({ ref: Text, tab: v.nullable(Tab) }),
  search: v.strictObject({ query: v.pipe(v.string(), v.maxLength(1000)), tool: Id }),
  searched: v.strictObject({ search: Search, tab: v.nullable(Tab) }),
  dropSearch: v.strictObject({ id: Uuid }),
  report: v.strictObject({ report: Report, tab: v.nullable(Tab) }),
  library: v.null(),
  campaigns: v.strictObject({ tab: v.nullable(Tab) }),
  say: v.strictObject({
    campaign: v.pipe(v.string(), v.maxLength(130)),
    item: v.pipe(v.string(), v.maxLength(64)),
    say: v.variant('act', [
      v.strictObject({ act: v.picklist(['acknowledged', 'resumed', 'recapped']) }),
      v.strictObject({ act: v.literal('snoozed'), until: v.pipe(v.number(), v.integer()) }),
      v.strictObject({ act: v.literal('excused'), reason: v.picklist(EXCUSES) }),
    ]),
    id: Uuid,
    tab: v.nullable(Tab),
  }),
  memories: v.strictObject({ tab: v.nullable(Tab) }),
  catalogue: v.null(),
  media: v.strictObject({
    ref: Text,
    path: MediaPath,
    from: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  recall: v.strictObject({ ref: Text, revision: Revision, tab: v.nullable(Tab) }),
  remember: v.strictObject({ ref: Text, revision: Revision, memory: Memory, tab: v.nullable(Tab) }),
  rehearse: v.strictObject({ ref: Text, block: Step, tab: v.nullable(Tab) }),
  insert: v.strictObject({ text: v.pipe(v.string(), v.nonEmpty(), v.maxLength(20_000)), tab: Tab, id: Uuid }),
  uninsert: v.strictObject({ tab: Tab }),
  addPack: v.strictObject({ from: Address, key: v.nullable(Text), isTrusted: v.boolean() }),
  stopPack: v.strictObject({ from: Address }),
  updatePack: v.strictObject({ url: Address }),
  removePack: v.strictObject({ id: v.pipe(v.string(), v.maxLength(64)), isRemoved: v.boolean() }),
  preview: v.null(),
  sendStatements: v.null(),
  bring: v.strictObject({
    events: v.pipe(v.array(Stored), v.maxLength(MOST)),
    rollups: v.pipe(v.array(Counted), v.maxLength(MOST)),
  }),
  erase: v.null(),
} satisfies Record<Kind, v.GenericSchema>;

/**
 * Checks what a message asks.
 * @throws Failure 'refused' when it has not the form that our own senders give it
 */
export function checkAsk(kind: Kind, ask: unknown): unknown {
  const result = v.safeParse(ASKS[kind] as v.GenericSchema, ask);
  if (!result.success)
    throw new Failure(
      'refused',
      `${kind}: ${v.getDotPath(result.issues[0]) ?? ''} ${result.issues[0].message}`,
    );
  return result.output;
}
