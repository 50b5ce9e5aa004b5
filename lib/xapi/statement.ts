/**
 * One event as one xAPI 1.0.3 statement
 * (https://github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md). It holds ids and counts: no text of a page, no address,
 * and what a person typed only where the administrator turned that on.
 */
import type { Event } from '../insight/event.ts';
import { type Activity, activitiesAt } from './activity.ts';
import { describe, type Result } from './describe.ts';
import { PROFILE, RECORD, TYPES, VERBS } from './vocabulary.ts';

export interface Statement {
  readonly id: string;
  readonly timestamp: string;
  readonly actor: {
    readonly objectType: 'Agent';
    readonly account: { readonly homePage: string; readonly name: string };
  };
  readonly verb: { readonly id: string; readonly display: Readonly<Record<string, string>> };
  readonly object: Activity;
  readonly result?: Result;
  readonly context: {
    readonly registration: string;
    readonly platform: string;
    readonly revision?: string;
    readonly contextActivities: Readonly<
      Partial<Record<'category' | 'parent' | 'grouping', readonly Activity[]>>
    >;
    readonly extensions: Readonly<Record<string, unknown>>;
  };
}

/** What an event does not say itself. */
export interface Around {
  /** The address that the organisation's own ids and accounts lie below, without a slash at the end. */
  readonly home: string;
  /** The person's pseudonym. */
  readonly name: string;
  /** Joins the statements of one campaign, else of one session of the browser: a UUID. */
  readonly registration: string;
  /** Search words and free text go along. */
  readonly words: boolean;
}

/** A statement as it waits to be sent: its text never changes again. */
export interface Frozen {
  readonly id: string;
  readonly kind: Event['kind'];
  readonly json: string;
  /** Length of `json` in UTF-8. */
  readonly bytes: number;
  /** 0: that something was only seen is missed least, and goes first when there is no more room. */
  readonly rank: 0 | 1;
}

const SEEN: ReadonlySet<string> = new Set([VERBS.experienced, VERBS['was offered']]);
const CATEGORY: Activity = { objectType: 'Activity', id: PROFILE, definition: { type: TYPES.profile } };

/**
 * Makes the statement of an event. Its id is the event's: told twice, it is stored once, there as here.
 */
export function statementOf(event: Event, { home, name, registration, words }: Around): Statement {
  const at = activitiesAt(home);
  const { verb, object, parent, result, data } = describe(event, at, words);
  const { id, kind, zone, tool, page } = event;
  const { campaign, item, mark } = event;
  const own = { ...(campaign && { campaign }), ...(item && { item }), ...(mark && { mark }) };
  const lesson = 'lesson' in event ? { lesson: event.lesson, revision: event.revision } : {};
  const grouping = [
    ...(tool !== null ? [at.tool(tool)] : []),
    ...(tool !== null && page !== null ? [at.page(tool, page)] : []),
    ...(campaign && event.kind !== 'campaign' ? [at.campaign(campaign)] : []),
  ];
  return {
    id,
    timestamp: new Date(event.at).toISOString(),
    actor: { objectType: 'Agent', account: { homePage: home, name } },
    verb: { id: VERBS[verb], display: { en: verb } },
    object,
    ...(result && { result }),
    context: {
      registration,
      platform: 'Cuecard',
      ...(lesson.revision !== undefined && { revision: lesson.revision }),
      contextActivities: {
        category: [CATEGORY],
        ...(parent && { parent: [parent] }),
        ...(grouping.length > 0 && { grouping }),
      },
      extensions: { [RECORD]: { kind, zone, tool, page, ...lesson, ...own, data } },
    },
  };
}

/** What was only seen, unless it proves that something of a campaign was done; and what kept that back. */
function isMissedLeast({ kind, campaign }: Event, verb: string): boolean {
  if (campaign === undefined) return SEEN.has(verb);
  return verb === VERBS['was offered'] || (kind === 'campaign' && verb === VERBS['was kept back']);
}

/** The statement of an event, as it waits to be sent. */
export function freeze(event: Event, around: Around): Frozen {
  const statement = statementOf(event, around);
  const json = JSON.stringify(statement);
  const rank = isMissedLeast(event, statement.verb.id) ? 0 : 1;
  return { id: event.id, kind: event.kind, json, bytes: new TextEncoder().encode(json).length, rank };
}
