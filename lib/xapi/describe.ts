/** What each kind of event says as a statement: verb, object, result. A kind that is missing here does not compile. */
import type { CampaignAct } from '../campaign/act.ts';
import { isRecap } from '../campaign/recap-id.ts';
import type { Fate } from '../hint/policy.ts';
import type { Event } from '../insight/event.ts';
import type { Activities, Activity } from './activity.ts';
import { FIT, FOUND, REASON, RULE, UNTIL, type VerbName, WRONG } from './vocabulary.ts';

export interface Result {
  readonly success?: boolean;
  readonly completion?: boolean;
  readonly response?: string;
  readonly score?: {
    readonly scaled: number;
    readonly raw: number;
    readonly min: number;
    readonly max: number;
  };
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface Said {
  readonly verb: VerbName;
  readonly object: Activity;
  /** What the object is part of. */
  readonly parent?: Activity;
  readonly result?: Result;
  /** The event's data as far as it may leave: chosen part by part, so that nothing new leaves unasked. */
  readonly data: Readonly<Record<string, unknown>>;
}

type Kinds = { [E in Event as E['kind']]: E };

/** Where words that stay here would stand: a request without any is none. */
export const UNSENT = '…';

const FATE_VERBS: Record<Fate, VerbName> = {
  seen: 'was offered',
  opened: 'opened',
  closed: 'skipped',
  restored: 'restored',
};

/** @param words search words and free text may go along */
type Describe<E> = (event: E, at: Activities, words: boolean) => Said;

const plain =
  <E extends { lesson: string }>(verb: VerbName, result?: Result): Describe<E> =>
  ({ lesson }, at) => ({ verb, object: at.lesson(lesson), ...(result && { result }), data: {} });

type Acts = { [A in CampaignAct as A['act']]: A };

/** A campaign, or what of it: a lesson, or one of its recaps. */
function objectOf(data: CampaignAct, at: Activities): Pick<Said, 'object' | 'parent'> {
  const { campaign } = data;
  const whole = at.campaign(campaign);
  if (!('item' in data)) return { object: whole };
  const { item } = data;
  const [pack] = campaign.split('/');
  return { object: isRecap(item) ? at.recap(campaign, item) : at.lesson(`${pack}/${item}`), parent: whole };
}

const ACTS: { [A in keyof Acts]: (data: Acts[A]) => Pick<Said, 'verb' | 'result'> } = {
  assigned: () => ({ verb: 'was assigned' }),
  acknowledged: () => ({ verb: 'acknowledged' }),
  snoozed: ({ until }) => ({
    verb: 'scheduled',
    result: { extensions: { [UNTIL]: new Date(until).toISOString() } },
  }),
  excused: ({ reason }) => ({ verb: 'skipped', result: { extensions: { [REASON]: reason } } }),
  resumed: () => ({ verb: 'restored' }),
  recapped: () => ({ verb: 'completed', result: { completion: true } }),
  kept: ({ rule }) => ({ verb: 'was kept back', result: { extensions: { [RULE]: rule } } }),
  opted: ({ out }) => ({ verb: out ? 'left' : 'joined' }),
};

const DESCRIBE: { [K in keyof Kinds]: Describe<Kinds[K]> } = {
  shown: plain('experienced'),
  finished: plain('completed', { completion: true }),
  copied: plain('copied'),
  inserted: plain('inserted'),
  answered: ({ lesson, data: { block, right } }, at) => ({
    verb: 'answered',
    object: at.check(lesson, block),
    parent: at.lesson(lesson),
    result: { success: right },
    data: { block, right },
  }),
  rating: ({ lesson, data: { useful, reason, words: said } }, at, words) => {
    const own = {
      ...(reason !== undefined && { reason }),
      ...(words && said !== undefined && { words: said }),
    };
    return {
      verb: 'rated',
      object: at.lesson(lesson),
      result: {
        ...(useful !== null && { score: { scaled: useful ? 1 : 0, raw: useful ? 1 : 0, min: 0, max: 1 } }),
        ...(own.words !== undefined && { response: own.words }),
        ...(own.reason !== undefined && { extensions: { [REASON]: own.reason } }),
      },
      data: { useful, ...own },
    };
  },
  hint: ({ lesson, data: { fate } }, at) => ({
    verb: FATE_VERBS[fate],
    object: at.lesson(lesson),
    data: { fate },
  }),
  request: ({ data }, at, words) => ({
    verb: 'requested',
    object: at.lessons,
    ...(words && { result: { response: data.words } }),
    data: { words: words ? data.words : UNSENT },
  }),
  searched: ({ data: { found, instead, words: known, unknown } }, at, words) => ({
    verb: 'searched',
    object: at.lessons,
    result: {
      success: found > 0,
      ...(words && { response: known.join(' ') }),
      extensions: { [FOUND]: found },
    },
    data: {
      found,
      ...(instead !== undefined && { instead }),
      words: words ? known : [],
      unknown: words ? unknown : unknown + known.length,
    },
  }),
  practised: ({ lesson, data: { block, wrong } }, at) => ({
    verb: 'completed',
    object: at.demo(lesson, block),
    parent: at.lesson(lesson),
    result: { completion: true, extensions: { [WRONG]: wrong } },
    data: { block, wrong },
  }),
  abandoned: ({ lesson, data: { block, step } }, at) => ({
    verb: 'abandoned',
    object: at.step(lesson, block, step),
    parent: at.lesson(lesson),
    data: { block, step },
  }),
  // What stands on the page in its place stays here.
  drifted: ({ lesson, data: { block, step, score } }, at) => ({
    verb: 'missed',
    object: at.step(lesson, block, step),
    parent: at.lesson(lesson),
    data: { block, step, ...(score !== undefined && { score }) },
  }),
  campaign: ({ data }, at) => ({
    ...(ACTS[data.act] as (data: CampaignAct) => Pick<Said, 'verb' | 'result'>)(data),
    ...objectOf(data, at),
    data,
  }),
  visited: ({ tool, page, data: { fit, best, asked } }, at) => ({
    verb: 'visited',
    object: tool !== null && page !== null ? at.page(tool, page) : at.lessons,
    result: { extensions: { [FIT]: fit } },
    data: { fit, best, asked },
  }),
};

/** Says an event in xAPI's words. @param words search words and free text may go along */
export function describe(event: Event, at: Activities, words: boolean): Said {
  return (DESCRIBE[event.kind] as Describe<Event>)(event, at, words);
}
