/** One look at a page: whether it shows what it showed before, and if not, what it says. In steps, so that it can rest. */
import type { BusyWatch } from './busy.ts';
import { NOTHING, reading } from './context.ts';
import { type Survivor, settle } from './detect.ts';
import { atOnce, type Steps, survey } from './find.ts';
import { focusOf, glances } from './glance.ts';
import { type Found, newSight, type Sight } from './scan.ts';
import { signalsIn } from './signal.ts';
import { inSlices, type Rest } from './slices.ts';
import type { Visit } from './watch.ts';

/** What is looked at. */
export interface Asked {
  readonly document: Document;
  /** Origin, path and route. */
  readonly address: string;
  /** The query, which is used here and told nobody. */
  readonly search: string;
  /** The tools that this address may be. */
  readonly survivors: readonly Survivor[];
  readonly input: BusyWatch | null;
  /** The mark of what was seen last; null: the page is read in any case, whether a tool is known here or not. */
  readonly before: string | null;
}

export interface Seen {
  readonly mark: string;
  /** Null where the page is as it was. One without a tool was not read. */
  readonly visit: Visit | null;
}

/** What reads pages. It is put into a page once a tool is known there, or the person asks. */
export interface Reader {
  /**
   * Looks once. A page that changes while it rests is looked at again, then in one go.
   * @returns null when it was given up
   */
  read(asked: Asked, rest?: Rest): Promise<Seen | null>;
  focusOf(document: Document): number;
}

export const reader: Reader = {
  focusOf,
  async read(asked, rest) {
    let hasRested = false;
    const noted = () => {
      hasRested = true;
      return rest!();
    };
    const steps = look(asked, () => hasRested);
    const seen = await inSlices(steps, rest && noted);
    return seen === CHANGED ? (atOnce(look(asked)) as Seen) : seen;
  },
};

const CHANGED = 'changed';

/** @param mayDiffer tells whether the page could change since this began */
function* look(asked: Asked, mayDiffer = () => false): Steps<Seen | typeof CHANGED> {
  const { document, address, search, survivors, input, before } = asked;
  const sight = newSight();
  const roots = yield* survey(document, sight);
  const has = signalsIn(document, roots);
  function* busyIn(tool: Survivor | undefined) {
    yield;
    const busy = input?.busy(tool?.busy ?? [], has) ?? null;
    yield;
    return busy;
  }
  function* glance(sight: Sight): Steps<string> {
    return yield* glances(document, address + search, yield* busyIn(survivors[0]), sight);
  }
  const mark = yield* glance(sight);
  if (mark === before) return { mark, visit: null };
  const detected = settle(survivors, { params: new URLSearchParams(search), has });
  yield;
  if (!detected && before !== null)
    return { mark, visit: { address, tool: null, page: null, busy: null, ...NOTHING } };
  const own = survivors.find(({ tool }) => tool === detected?.tool);
  const path = address.slice(new URL(address).origin.length);
  const context = yield* reading(document, path, own?.records, sight);
  const busy = yield* busyIn(own);
  if (mayDiffer()) {
    const now = newSight();
    yield* survey(document, now);
    const [before, after] = [sight, now].map(({ roots }) => roots.get(document)?.found);
    if (!isSame(before, after) || (yield* glance(now)) !== mark) return CHANGED;
  }
  const { tool, page } = detected ?? { tool: null, page: null };
  return { mark, visit: { address, tool, page, ...context, busy } };
}

/** Tells whether the same was found twice. */
function isSame(before: readonly Found[] = [], after: readonly Found[] = []): boolean {
  return before.length === after.length && before.every(({ element }, at) => element === after[at]!.element);
}
