/** Every message to the background: who may send it, what it asks and what comes back. */
import type { Added, CardState, Inspected, Offer, Opened, PackState } from '../answer.ts';
import type { Listed, Saying } from '../campaign/listed.ts';
import type { Snooze } from '../hint/snooze.ts';
import type { Told } from '../hint/wire.ts';
import type { Catalogue } from '../insight/catalogue.ts';
import type { Event, Report, Search } from '../insight/event.ts';
import type { Rollup } from '../insight/rollup.ts';
import type { Hit } from '../match/search.ts';
import type { AnchorRecord } from '../page/anchor.ts';
import type { Survivor } from '../page/detect.ts';
import type { Visit } from '../page/watch.ts';
import type { Memories } from '../practice/learned.ts';
import type { Memory, Recalled } from '../practice/memory.ts';

interface Call<Who extends From, Ask, Answer> {
  from: Who;
  ask: Ask;
  answer: Answer;
}

/**
 * Who asks: a script in a page; a page of ours; the frame of ours in a page, once its hint is open; a help view, which
 * is a page or that frame.
 */
export type From = 'content' | 'page' | 'card' | 'help';

/** Every message: who may send it, what it asks and what comes back. */
export interface Calls {
  /**
   * Which tools could this address be? Null: none, and nothing more is asked. `isNew`: the script that asks needs what reads
   * a page put beside it, if there are some.
   */
  arrive: Call<'content', { url: string; isNew?: boolean }, Survivor[] | null>;
  /** A page beside a tool became another view: is it the tool's, and followed from now on? */
  pass: Call<'content', { url: string }, boolean>;
  /** What the page says. Ranked, kept for the tab, shown on the badge. */
  visit: Call<'content', Visit, null>;
  /** The person asked for help in this tab: read it now. */
  look: Call<'page', { tab: number }, 'reading' | 'unreadable'>;
  /** What is to be offered in this page? `token`: what it was told before. */
  hint: Call<'content', { token: string | null }, Offer | null>;
  /** A frame that knows the offer's token shows it. */
  card: Call<'card', { token: string }, CardState | null>;
  /** What became of the frame's hint. `id`: of the event, so that what is told twice is stored once. */
  hinted: Call<'card', { told: Told; id: string }, null>;
  /** What is known of the page in this tab, for an author; null where nothing is, or nobody writes here. */
  inspect: Call<'page', { tab: number }, Inspected | null>;
  /** Brings a closed hint back in this tab. */
  restore: Call<'page', { ref: string; tab: number; id: string }, null>;
  /** Shows a lesson's demo on the page of this tab, or lets it be practised there. */
  showMe: Call<
    'help',
    { ref: string; block: number; isPractice: boolean; tab: number | null },
    'shown' | 'refused'
  >;
  /** Another step of the demo in this frame's page; null: it is enough. `wrong`: tried instead until now, in practice. */
  step: Call<'card', { from: number; to: number | null; wrong?: number }, null>;
  /** What the step points at is not on its page. `id`: of the event, so that what is told twice is stored once. */
  drifted: Call<'card', { step: number; id: string }, null>;
  /** What the step points at is not there: which of these is it? Null: none is sure enough. */
  relocate: Call<'content', { token: string; step: number; records: readonly AnchorRecord[] }, number | null>;
  /** How what the step points at looks now, for an author. */
  anchored: Call<'content', { token: string; step: number; record: AnchorRecord }, null>;
  /** The person did on the page what the step asks. */
  stepped: Call<'content', { token: string; step: number; isDone: boolean }, null>;
  /** No hints for a while, on this page or in this tool. Tells until when, if it ends by itself: UTC, ms. */
  snooze: Call<'card', { how: Snooze }, { until: number | null }>;
  unsnooze: Call<'card', { how: Snooze }, null>;
  openOptions: Call<'card', null, null>;
  lesson: Call<'help', { ref: string; tab: number | null }, Opened | null>;
  search: Call<'help', { query: string; tool: string | null }, Hit[]>;
  /**
   * What was found is shown. It is stored, once for an id and without unknown words, after the time that somebody stays at
   * a result who is not still typing. A popup that closes has no time to say so: the background waits, not the view.
   */
  searched: Call<'help', { search: Search; tab: number | null }, Kept>;
  /** The person went on typing before that. */
  dropSearch: Call<'help', { id: string }, null>;
  /** Something happened. Sent twice, it is stored once. */
  report: Call<'help', { report: Report; tab: number | null }, 'stored' | 'private'>;
  library: Call<'help', null, PackState[]>;
  /** What campaigns want of this person, where this tab is. */
  campaigns: Call<'help', { tab: number | null }, readonly Listed[]>;
  /** What the person says about an item of a campaign. `id`: of the event, so that what is told twice is stored once. */
  say: Call<'help', { campaign: string; item: string; say: Saying; id: string; tab: number | null }, null>;
  /** The checks that are due again, and what else was learned. */
  memories: Call<'help', { tab: number | null }, Memories>;
  /** The lessons and tools in use, by name: for reports. */
  catalogue: Call<'page', null, Catalogue>;
  /** A piece of a file that a lesson plays or shows, from that byte on. Null: it is missing or too large. */
  media: Call<'help', { ref: string; path: string; from: number }, Piece | null>;
  /** How far this person was in this revision of the lesson. */
  recall: Call<'help', { ref: string; revision: string; tab: number | null }, Recalled | null>;
  remember: Call<'help', { ref: string; revision: string; memory: Memory; tab: number | null }, null>;
  /** Opens a lesson's role-play in a tab, where it can be recorded. Told twice, it may open twice. */
  rehearse: Call<'help', { ref: string; block: number; tab: number | null }, null>;
  /** Puts a text into the field that the person was in, once for an id; a frame in the page has a shorter way. */
  insert: Call<'page', { text: string; tab: number; id: string }, 'inserted' | 'nowhere'>;
  /** Takes it out again. False: something was changed there since. */
  uninsert: Call<'page', { tab: number }, boolean>;
  /** Adds a pack from an address, or from a file that the page holds at a `blob:` address. */
  addPack: Call<'page', { from: string; key: string | null; isTrusted: boolean }, Added>;
  /** Stops what is on its way from there. */
  stopPack: Call<'page', { from: string }, null>;
  /** Asks now for a newer version of the pack at an address. */
  updatePack: Call<'page', { url: string }, null>;
  /** Takes out a pack that was added, or brings it back. */
  removePack: Call<'page', { id: string; isRemoved: boolean }, null>;
  /** Is a pack being written on this machine? If so, it is asked for now. `stamp` differs when lessons have changed. */
  preview: Call<'help', null, { isPreview: boolean; stamp: string | null }>;
  /** Sends now what waits for the record store, whatever held it up. */
  sendStatements: Call<'page', null, null>;
  /** Brings a piece of the person's own export in. @returns how many events were not here before */
  bring: Call<'page', { events: Event[]; rollups: Rollup[] }, { added: number }>;
  erase: Call<'page', null, null>;
}

/** What became of a search. */
export type Kept = 'stored' | 'private' | 'dropped';

/** Messages are JSON in Chromium: bytes travel as base64, a piece at a time. `size`: of the whole file. */
export interface Piece {
  readonly base64: string;
  readonly size: number;
}

/** Who may send what. Content scripts run beside a page's own code and may not ask what only our pages may. */
export const FROM: { [K in keyof Calls]: Calls[K]['from'] } = {
  arrive: 'content',
  pass: 'content',
  visit: 'content',
  look: 'page',
  hint: 'content',
  card: 'card',
  hinted: 'card',
  inspect: 'page',
  restore: 'page',
  showMe: 'help',
  step: 'card',
  drifted: 'card',
  relocate: 'content',
  anchored: 'content',
  stepped: 'content',
  snooze: 'card',
  unsnooze: 'card',
  openOptions: 'card',
  lesson: 'help',
  search: 'help',
  searched: 'help',
  dropSearch: 'help',
  report: 'help',
  library: 'help',
  campaigns: 'help',
  say: 'help',
  memories: 'help',
  catalogue: 'page',
  media: 'help',
  recall: 'help',
  remember: 'help',
  rehearse: 'help',
  insert: 'page',
  uninsert: 'page',
  addPack: 'page',
  stopPack: 'page',
  updatePack: 'page',
  removePack: 'page',
  preview: 'help',
  sendStatements: 'page',
  bring: 'page',
  erase: 'page',
};
