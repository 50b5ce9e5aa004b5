/** A world for the handlers: three lessons on one page, a session and a database in memory. */
import type { TabState } from '../../lib/answer.ts';
import type { Campaign } from '../../lib/campaign/schema.ts';
import { daysOf } from '../../lib/insight/days.ts';
import type { Event, HintEvent, Report } from '../../lib/insight/event.ts';
import type { RatingEvent } from '../../lib/insight/rating.ts';
import { rollupKey, rollupsOf } from '../../lib/insight/rollup.ts';
import type { Lesson, PackInfo } from '../../lib/lesson/schema.ts';
import type { Tool } from '../../lib/page/tool.ts';
import type { Visit } from '../../lib/page/watch.ts';
import { readSettings } from '../../lib/settings.ts';
import type { Database, PlaceRecord } from '../../lib/webext/database.ts';
import { createHandlers } from '../../lib/webext/handlers.ts';
import { assemble } from '../../lib/webext/library.ts';
import type { Sender } from '../../lib/webext/messages.ts';
import { partOf } from '../../lib/webext/part.ts';
import { openSession } from '../../lib/webext/session.ts';
import type { World } from '../../lib/webext/world.ts';
import { EMPTY } from '../../lib/xapi/outbox.ts';
import { fakeStorage } from './browser.ts';
import { fakeShop, memoryPacks } from './packs/shop.ts';

export const SENDER: Sender = { id: 'ours', frameId: 0, tab: { id: 4, incognito: false } };

export const TOOL: Tool = {
  id: 'desk',
  name: 'Desk',
  urls: ['desk.example.com/*'],
  signals: [],
  busy: [],
  pages: [{ id: 'orders', title: 'Orders', urls: ['/orders'], signals: [], examples: [] }],
};

export const INFO: PackInfo = {
  id: 'acme',
  name: 'Acme',
  version: '1.0.0',
  owner: 'Ada',
  contact: 'mailto:ada@example.com',
  languages: ['en'],
};

function lesson(id: string, place: Lesson['for'][number], question: string): Lesson {
  return {
    id,
    revision: '0000000a',
    language: 'en',
    question,
    answer: ['So.'],
    for: [place],
    keywords: [],
    synonyms: [],
    owner: 'Ada',
    blocks: [],
  };
}

/** `first` and `second` fit the page of `VISIT` equally well; `elsewhere` only shares words with it. */
const LESSONS = [
  lesson('first', { tool: 'desk', page: 'orders' }, 'How do I print?'),
  lesson('second', { tool: 'desk', page: 'orders' }, 'How do I paint?'),
  lesson('elsewhere', { tool: 'till' }, 'How do I refund a sold voucher gift card?'),
];

export const VISIT: Visit = {
  address: 'https://desk.example.com/orders',
  tool: 'desk',
  page: 'orders',
  title: 'Orders',
  headings: ['Sold voucher'],
  breadcrumbs: [],
  labels: [],
  actions: [],
  field: null,
  alerts: [],
  language: 'en',
  path: '/orders',
  busy: null,
};

/** A rating of a lesson, as a panel reports it. */
export function rated(id: string, ref: string, useful: boolean | null, revision = '0000000a'): Report {
  return { kind: 'rating', id, tool: 'desk', page: 'orders', lesson: ref, revision, data: { useful } };
}

/** Nothing waits, for there is no record store. */
const emptyOutbox: Database['outbox'] = {
  look: async () => ({ outbox: EMPTY, due: null }),
  depart: async () => [],
  settle: async () => {},
  resume: async () => {},
  refused: async () => [],
  texts: async () => [],
};

function memory(): Database & { events: Map<string, Event>; places: Map<string, PlaceRecord> } {
  const events = new Map<string, Event>();
  const places = new Map<string, PlaceRecord>();
  return {
    events,
    places,
    packs: memoryPacks(),
    outbox: emptyOutbox,
    append: async (event, _statement = null, isDaily = false) => {
      const counts = rollupsOf([...events.values()]).map(({ key }) => key);
      if (events.has(event.id) || (isDaily && counts.includes(rollupKey(event)))) return false;
      events.set(event.id, event);
      return true;
    },
    isCounted: async (key) => rollupsOf([...events.values()]).some((one) => one.key === key),
    tidy: async (before) => {
      for (const event of events.values()) if (event.at < before) events.delete(event.id);
    },
    days: async () => daysOf(rollupsOf([...events.values()])),
    ofKinds: async (kinds) => [...events.values()].filter(({ kind }) => kinds.includes(kind)),
    bring: async (piece, isKept = () => true) => {
      const fresh = piece.events.filter((event) => !events.has(event.id) && isKept(event));
      for (const event of fresh) events.set(event.id, event);
      return fresh.length;
    },
    ratings: async () =>
      [...events.values()].filter((event): event is RatingEvent => event.kind === 'rating'),
    hints: async () => [...events.values()].filter((event): event is HintEvent => event.kind === 'hint'),
    place: async (ref) => places.get(ref) ?? null,
    setPlace: async (place) => void places.set(place.ref, place),
    all: async () => ({ events: [...events.values()], rollups: [], places: [...places.values()] }),
    erase: async () => {
      events.clear();
      places.clear();
    },
  };
}

/** The handlers with everything they touch; `change` puts other parts into their world; lessons are wanted in `language`. */
const AROUND = { info: INFO, tools: [TOOL], who: { team: '', site: '', role: '' } };

export function fakeWorld(change: Partial<World> = {}, language = 'en', campaigns: readonly Campaign[] = []) {
  const { storage } = fakeStorage();
  const database = memory();
  let wants = readSettings(null).hints;
  const badges: { tab: number; sure: string[]; state: TabState; due: number }[] = [];
  const pack = {
    info: INFO,
    tools: [TOOL],
    lessons: LESSONS.length,
    problems: [],
    checked: 1,
    removed: false,
    campaigns,
  };
  const written = LESSONS.map((one) => ({ ref: `acme/${one.id}`, lesson: one }));
  const hints: string[] = [];
  let clock = 1_000;
  const { now = () => clock++, zone = 'Europe/Vienna' } = change;
  const choice = { language, who: AROUND.who };
  const library = assemble([pack], [partOf(written, AROUND)], choice, undefined, { now, zone });
  const world = {
    session: openSession(storage),
    database,
    library: async () => library,
    packs: fakeShop().keeper,
    statements: { of: async () => null, nudge: () => {}, sendNow: async () => {} },
    person: async () => 'ada',
    forgetPerson: async () => {},
    inject: async () => {},
    equip: async () => {},
    follow: async () => true,
    badge: async (tab, matches, state, due) =>
      void badges.push({ tab, sure: matches.map((m) => m.ref), state, due }),
    clearBadge: async () => {},
    showHint: async (tab) => void hints.push(`show ${tab}`),
    hideHint: async (tab) => void hints.push(`hide ${tab}`),
    hasHint: async () => true,
    insert: async () => true,
    uninsert: async () => true,
    openOptions: async () => {},
    openPage: async () => {},
    manners: async () => wants,
    changeHints: async (change) => {
      wants = change(wants);
    },
    minuteOf: () => 600,
    isGranted: async () => true,
    retention: async () => 365,
    isAuthor: async () => false,
    isPrivate: async () => false,
    isOpen: async () => true,
    isLoading: async () => false,
    now,
    clock: async () => {},
    zone,
    ...change,
  } satisfies World;
  return { world, database, badges, hints, handlers: createHandlers(world) };
}
