/** People at work, simulated: who visits when, with which clock, and what they do when they are asked. */
import type { Act } from '../../lib/campaign/act.ts';
import { askIn } from '../../lib/campaign/ask.ts';
import { clockOffset } from '../../lib/campaign/clock.ts';
import type { InPack, Item } from '../../lib/campaign/standing.ts';
import { standingOf } from '../../lib/campaign/standing.ts';
import type { PersonEvent } from '../../lib/campaign/status.ts';
import type { Past } from '../../lib/hint/policy.ts';
import { answered, clockIn, MANNERS, MINUTE, mineOf, past, said, visit } from './builders.ts';

export interface Person {
  readonly name: string;
  readonly zone: string;
  readonly team: string;
  readonly site: string;
  /** How far the device's clock is off, ms. */
  readonly off: number;
  /** True times in which there is neither pack nor network. */
  readonly away: readonly (readonly [number, number])[];
  /** Whether a check is answered rightly at the first try. */
  readonly right: (nth: number) => boolean;
  /** What is done when asked: at once, only the second time, or never. */
  readonly does: 'now' | 'later' | 'never';
}

/** Something that was asked: the true time, and what the person's corrected clock said. */
export interface Asking {
  readonly at: number;
  readonly told: number;
  readonly item: Item;
  readonly how: 'beacon' | 'card';
}

export interface Lived {
  readonly person: Person;
  readonly asks: readonly Asking[];
  readonly acts: readonly Act[];
  readonly history: readonly Past[];
  /** The first true minute in which each state was seen, by item. */
  readonly first: ReadonlyMap<string, number>;
}

/** Lives through the days, minute by minute where `every` says nothing else. */
export function live(
  one: InPack,
  person: Person,
  { from, until, every = 7 * MINUTE }: { from: number; until: number; every?: number },
): Lived {
  const [asks, acts, history]: [Asking[], Act[], Past[]] = [[], [], []];
  const first = new Map<string, number>();
  let offset: number | null = null;
  let tries = 0;
  for (let at = from; at < until; at += every) {
    if (person.away.some(([start, end]) => at >= start && at < end)) continue;
    const device = at + person.off;
    // The pack comes with the date of its server; from then on the clock is right, to the second of that header.
    offset ??= clockOffset(new Date(Math.floor(at / 1000) * 1000).toUTCString(), device);
    const now = device + (offset ?? 0);
    for (const item of standingOf(one, acts, now, person.zone)) {
      const key = `${item.id} ${item.state.is}`;
      if (!first.has(key)) first.set(key, at);
    }
    const { time, weekday } = clockIn(person.zone, at);
    // At work from 7:30 to 19:00, in calls and at lunch now and then; the tool stays open over the week-end too.
    const isHere = time >= '07:30' && time < '19:00';
    if (!isHere || (weekday === 'sun' && person.does === 'later')) continue;
    const busy = Math.floor(at / MINUTE) % 3 === 0 ? ('tool' as const) : null;
    const mine = mineOf(one, acts, now, person.zone);
    const moment = visit(now, person.zone, {
      busy,
      history: [...history],
      tool: one.campaign.where[0]!.split('/')[0]!,
    });
    const { ask, how, kept } = askIn(moment, MANNERS, [mine]);
    for (const { item, rule } of kept)
      acts.push({ ...about(item, now, person.zone), act: 'kept', rule } as Act);
    if (!ask) continue;
    asks.push({ at, told: now, item: ask, how });
    history.push(past(ask, now, 'seen'));
    acts.push({ ...about(ask, now, person.zone), act: 'asked' } as Act);
    const nth = asks.filter(({ item }) => item.id === ask.id).length;
    if (person.does === 'never' || (person.does === 'later' && nth === 1)) {
      history.push(past(ask, now, 'closed'));
      continue;
    }
    history.push(past(ask, now, 'opened'));
    if (ask.kind === 'recap')
      acts.push({ ...said(ask.id, now, person.zone, { act: 'recapped' }), campaign: ask.campaign } as Act);
    else
      for (const right of person.right(tries++) ? [true] : [false, true])
        acts.push(answered(ask.id, now + MINUTE, person.zone, right));
  }
  return { person, asks, acts, history, first };
}

const about = (item: Item, at: number, zone: string) => ({
  at,
  zone,
  mark: '0000000a',
  campaign: item.campaign,
  item: item.id,
});

/** The hours of a person's day in which an ask may come, told by a calendar there. */
export function isWorkTime(zone: string, at: number, [from, to]: [string, string], days: readonly string[]) {
  const { time, weekday } = clockIn(zone, at);
  return time >= from && time < to && days.includes(weekday);
}

/** What the browsers of people report of what they did. */
export const eventsOf = (all: readonly Lived[]): PersonEvent[] =>
  all.flatMap(({ person, acts }) =>
    acts.map((act): PersonEvent => {
      const { at, zone } = act;
      const base = { at, zone, person: person.name, revision: '0000000a' };
      if (act.act === 'answered') {
        const { lesson, block, right } = act;
        return { ...base, kind: 'answered', lesson, data: { block, right } };
      }
      if (act.act === 'asked') {
        const { campaign, item } = act;
        return { ...base, kind: 'hint', campaign, item, data: { fate: 'seen' } };
      }
      const { at: _, zone: __, mark: ___, ...data } = act as Act & { mark: string };
      return { ...base, kind: 'campaign', data };
    }),
  );
