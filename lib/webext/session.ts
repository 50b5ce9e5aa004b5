/** What lives as long as the browser runs, in memory: the context of each tab, and the tools' rules. */
import type { FailureCode, Held, PackProblem, TabState } from '../answer.ts';
import type { Anchor } from '../hint/policy.ts';
import type { Run } from '../hint/run.ts';
import type { Drift } from '../insight/event.ts';
import { learn, type Sighting, type Vocabulary } from '../match/seen.ts';
import type { Situation } from '../match/situation.ts';
import type { AnchorRecord } from '../page/anchor.ts';
import type { Tool } from '../page/tool.ts';
import type { Browser } from './browser.ts';
import type { HintCampaign } from './campaigns.ts';

/** The hint that is up. There is one at most, in one tab. */
export interface OpenHint {
  readonly tab: number;
  readonly lesson: string;
  readonly revision: string;
  readonly tool: string | null;
  readonly page: string | null;
  readonly anchor: Anchor;
  /**
   * Ids of the events that are told at most once: a frame that is loaded again does not count again. No `seen`: the person
   * asked for it, and that is no impression.
   */
  readonly seen: string;
  readonly opened: string;
  /** The lesson itself is open, not only offered. */
  readonly isRead: boolean;
  /** The demo of the lesson that is being shown on the page. */
  readonly run: Run | null;
  /** What its page shows in place of what the run's step points at. */
  readonly drift: Drift | null;
  /** Closed a moment ago; the frame still offers to undo that. */
  readonly isClosed: boolean;
  /** The item of a campaign that it asks for. */
  readonly campaign: HintCampaign;
  /** The check of the lesson that is due again: its number among the blocks. */
  readonly review: number | null;
  /** What the frame in the page must know, and the frame that did. */
  readonly token: string;
  readonly frame: number | null;
}

/** What the session knows of packs that were added. */
export interface PacksState {
  /** They are being changed, and the views are not told yet. */
  readonly isPending: boolean;
  /** Differs when other packs are there. */
  readonly stamp?: string;
  /** Ids of those that are being written on this machine. */
  readonly previews?: readonly string[];
}

/** By address: why the last check of a pack brought nothing. */
export type PackProblems = Readonly<Record<string, PackProblem>>;

export type Anchors = Readonly<Record<string, AnchorRecord>>;

export interface Session {
  tab(id: number): Promise<TabState | null>;
  setTab(id: number, state: TabState | null): Promise<void>;
  /** The person asked for help in this tab, and the page was not read yet. */
  isAsked(id: number): Promise<boolean>;
  setAsked(id: number, asked: boolean): Promise<void>;
  tools(): Promise<Tool[] | null>;
  setTools(tools: Tool[] | null): Promise<void>;
  /** What a tool's pages say, and which lessons were the best there. */
  vocabulary(tool: string): Promise<Vocabulary | null>;
  /** Counts a page of the tool. */
  learn(tool: string, page: Situation, sighting: Sighting): Promise<void>;
  /** What was kept back in a tab at its last reading, and why. */
  held(id: number): Promise<Held | null>;
  setHeld(id: number, held: Held | null): Promise<void>;
  /** How the elements look that demos pointed at, for an author; by lesson, block and step. */
  anchors(): Promise<Anchors>;
  keepAnchor(key: string, record: AnchorRecord): Promise<void>;
  hint(): Promise<OpenHint | null>;
  setHint(hint: OpenHint | null): Promise<void>;
  trouble(): Promise<FailureCode | null>;
  setTrouble(code: FailureCode | null): Promise<void>;
  /** Joins the statements of one session of the browser: a UUID. */
  registration(): Promise<string>;
  packs(): Promise<PacksState | null>;
  /** Changes what is given; the rest stays. */
  setPacks(change: Partial<PacksState>): Promise<void>;
  packProblems(): Promise<PackProblems>;
  setPackProblem(url: string, problem: PackProblem | null): Promise<void>;
  /** Calls back when a pack has a problem, or has none any more; returns how to stop. */
  watchPackProblems(changed: () => void): () => void;
  /** Calls back when a tab's state is written; returns how to stop. */
  watchTab(id: number, changed: (state: TabState | null) => void): () => void;
  /** Calls back when the lessons change: the tools are forgotten, or other packs are there; returns how to stop. */
  watchLibrary(changed: () => void): () => void;
}

const tabKey = (id: number) => `tab:${id}`;
const vocabularyKey = (tool: string) => `words:${tool}`;
const heldKey = (id: number) => `held:${id}`;
const askedKey = (id: number) => `asked:${id}`;

/** @param storage `browser.storage` */
export function openSession(storage: Browser['storage']): Session {
  const get = async <T>(key: string) => ((await storage.session.get(key))[key] as T | undefined) ?? null;
  const set = (key: string, value: unknown) =>
    value === null ? storage.session.remove(key) : storage.session.set({ [key]: value });
  let last: Promise<unknown> = Promise.resolve();
  /** One change after the other: each is made on what the one before has written. */
  const change = <T>(key: string, next: (now: T | null) => T): Promise<void> => {
    const turn = last.then(async () => {
      const now = await get<T>(key);
      const then = next(now);
      if (JSON.stringify(then) !== JSON.stringify(now)) await set(key, then);
    });
    last = turn.catch(() => {});
    return turn;
  };
  return {
    tab: (id) => get<TabState>(tabKey(id)),
    setTab: (id, state) => set(tabKey(id), state),
    isAsked: async (id) => (await get<boolean>(askedKey(id))) === true,
    setAsked: (id, asked) => set(askedKey(id), asked || null),
    tools: () => get<Tool[]>('tools'),
    setTools: (tools) => set('tools', tools),
    vocabulary: (tool) => get<Vocabulary>(vocabularyKey(tool)),
    learn: (tool, page, sighting) =>
      change<Vocabulary>(vocabularyKey(tool), (now) => learn(now, page, sighting)),
    held: (id) => get<Held>(heldKey(id)),
    setHeld: (id, held) => set(heldKey(id), held),
    anchors: async () => (await get<Anchors>('anchors')) ?? {},
    keepAnchor: (key, record) => change<Anchors>('anchors', (now) => ({ ...now, [key]: record })),
    hint: () => get<OpenHint>('hint'),
    setHint: (hint) => set('hint', hint),
    trouble: () => get<FailureCode>('trouble'),
    setTrouble: (code) => set('trouble', code),
    async registration() {
      await change<string>('registration', (now) => now ?? crypto.randomUUID());
      return (await get<string>('registration'))!;
    },
    packs: () => get<PacksState>('packs'),
    setPacks: (part) => change<PacksState>('packs', (now) => ({ ...(now ?? { isPending: false }), ...part })),
    packProblems: async () => (await get<PackProblems>('packProblems')) ?? {},
    setPackProblem: (url, problem) =>
      change<PackProblems>('packProblems', (now) => {
        const { [url]: _, ...others } = now ?? {};
        return problem ? { ...others, [url]: problem } : others;
      }),
    watchPackProblems: (changed) => watch(storage, 'packProblems', changed),
    watchTab: (id, changed) =>
      watch(storage, tabKey(id), (value) => changed((value as TabState | undefined) ?? null)),
    watchLibrary: (changed) => {
      const stops = [
        watch(storage, 'tools', (value) => value === undefined && changed()),
        watch(storage, 'packs', (now, before) => stampIn(now) !== stampIn(before) && changed()),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

const stampIn = (value: unknown) => (value as PacksState | undefined)?.stamp;

function watch(
  storage: Browser['storage'],
  key: string,
  changed: (value: unknown, before: unknown) => void,
): () => void {
  const listener = (changes: Record<string, { newValue?: unknown; oldValue?: unknown }>, area: string) => {
    const change = changes[key];
    if (area === 'session' && change) changed(change.newValue, change.oldValue);
  };
  storage.onChanged.addListener(listener);
  return () => storage.onChanged.removeListener(listener);
}
