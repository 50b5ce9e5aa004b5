/**
 * What the help view knows and does, apart from how it looks. One model for popup, panel and card: it takes a
 * `Service` and calls no browser API.
 */
import { computed, effect, signal, untracked } from '@preact/signals';
import type { FailureCode, Inspected, Opened, PackState, TabState } from '../lib/answer.ts';
import type { Listed, Saying } from '../lib/campaign/listed.ts';
import type { Rating, Report, Search } from '../lib/insight/event.ts';
import { eventId } from '../lib/insight/id.ts';
import type { Hit } from '../lib/match/search.ts';
import type { Memories } from '../lib/practice/learned.ts';
import type { Memory, Recalled } from '../lib/practice/memory.ts';
import { createDue } from './due.ts';
import { inspecting } from './inspecting.ts';
import { type Current, createReading } from './reading.ts';
import { createRounds } from './rounds.ts';
import { createSearching } from './searching.ts';
import { type Stage, stageOf } from './stage.ts';

/** What the view needs of the world. Every promise rejects with a `Failure`. */
export interface Service {
  /**
   * Reads the page the person is on. Null: this page cannot be read; 'unallowed': not without the person's word.
   * @param isFresh what is known of the page is out of date
   */
  look(isFresh: boolean): Promise<TabState | 'unallowed' | null>;
  lesson(ref: string): Promise<Opened | null>;
  search(query: string, tool: string | null): Promise<Hit[]>;
  /** Keeps that this was searched for, without the words that nobody knows, if it is not dropped within two seconds. */
  searched(search: Search): Promise<'stored' | 'private' | 'dropped'>;
  dropSearch(id: string): Promise<unknown>;
  report(report: Report): Promise<'stored' | 'private'>;
  packs(): Promise<PackState[]>;
  copy(text: string): Promise<void>;
  /** An address to play or show a file of a lesson from; whoever gets it revokes it. */
  media(ref: string, path: string): Promise<string>;
  /** How far this person was in this revision of a lesson. */
  recall(ref: string, revision: string): Promise<Recalled | null>;
  remember(ref: string, revision: string, memory: Memory): Promise<unknown>;
  /** Puts a text into the field that the person was in on the page; absent where there is no page. */
  insert?(text: string): Promise<'inserted' | 'nowhere'>;
  /** Takes it out again; false where something was changed there since. */
  uninsert?(): Promise<boolean>;
  /** What is known of the page, for an author; null for all others. Absent where nobody asks for it. */
  inspect?(): Promise<Inspected | null>;
  /** Shows a demo of a lesson on the page. Absent where there is no page. */
  show?(ref: string, block: number, isPractice: boolean): Promise<'shown' | 'refused'>;
  /** Opens a lesson's role-play in a tab, where it can be recorded. */
  rehearse?(ref: string, block: number): Promise<unknown>;
  /** What campaigns want of the person here. */
  campaigns?(): Promise<readonly Listed[]>;
  say?(campaign: string, item: string, say: Saying): Promise<unknown>;
  memories?(): Promise<Memories>;
  /** Trouble that the background had with the database, if any. */
  trouble(): Promise<FailureCode | null>;
  openOptions(): void;
  /** The host that the person could grant, or null where it is granted or cannot be. */
  grantable(): Promise<string | null>;
  /** Brings a closed hint back in the page; absent where that is not offered. */
  restore?(ref: string): Promise<unknown>;
  /** Asks for the host; must be called first thing in the click. */
  grant(): void;
  /** Opens the view beside the page; must be called first thing in the click. Absent where it stands there already. */
  openBeside?(): void;
  /**
   * Calls back when another page stands beside the view, or the same one changed; returns how to stop.
   * With `isFresh` the lessons themselves changed.
   */
  watch?(changed: (isFresh: boolean) => void): () => void;
  /** Calls back when the lessons changed while the view is open; returns how to stop. */
  live?(changed: () => void): () => void;
}

const VISIBLE_MS = 1000;

export type Help = ReturnType<typeof createHelp>;

export function createHelp(world: Service) {
  const service: Service = {
    ...world,
    async report(report) {
      const answer = await world.report(report);
      due.reported(report);
      return answer;
    },
  };
  const reading = createReading(service, () => {
    searching.setQuery('');
    rounds.close();
  });
  const { tab, current, packs, trouble, draft, failed } = reading;
  const where = () => ({ tool: tab.value?.tool?.id ?? null, page: tab.value?.page?.id ?? null });
  const searching = createSearching(service, reading, where);
  const { query } = searching;
  const due = createDue(service, failed);
  const rounds = createRounds(service, due, where, failed);
  /** The view itself is not in sight: it is folded up in a page. */
  const away = signal(false);
  const seen = new Set<string>();
  /** Where a request was begun. */
  let begun: { tool: string | null; page: string | null } | null = null;

  const others = computed(() =>
    (tab.value?.matches ?? []).filter((match) => match.ref !== current.value?.ref),
  );
  const closed = computed(() =>
    (tab.value?.matches ?? []).filter((match) => service.restore && tab.value!.closed.includes(match.ref)),
  );
  const contact = computed(() => {
    const here = packs.value.find((pack) => pack.tools.some((tool) => tool.id === tab.value?.tool?.id));
    return (here ?? packs.value[0])?.info.contact ?? null;
  });

  /** The lesson in sight: while something is searched for, the hits stand in its place. */
  const visible = computed(() => {
    const isHidden = away.value || query.value.trim() !== '' || rounds.round.value !== null;
    return isHidden ? null : (current.value?.ref ?? null);
  });

  effect(() => {
    if (tab.value !== undefined && reading.phase.value !== 'loading') untracked(() => void due.refresh());
  });

  /** A lesson counts as seen when it was in sight for a second, once on each page. */
  const address = computed(() => tab.value?.address);
  effect(() => {
    if (address.value !== undefined) seen.clear();
  });
  effect(() => {
    const ref = visible.value;
    if (ref === null || seen.has(ref)) return;
    const timer = setTimeout(() => {
      seen.add(ref);
      const report = { kind: 'shown' as const, id: eventId(), ...about(current.value!), data: {} };
      service.report(report).catch(failed);
    }, VISIBLE_MS);
    return () => clearTimeout(timer);
  });

  function about({ ref, lesson }: Current) {
    return { ...where(), lesson: ref, revision: lesson.revision };
  }

  /** Stores a rating; the view shows it at once and takes it back when it could not be stored. */
  async function rate(rating: Rating): Promise<boolean> {
    const lesson = current.value;
    if (!lesson) return false;
    reading.setRating(lesson.ref, rating.useful === null ? null : { ...rating, at: Date.now() });
    try {
      await service.report({ kind: 'rating', id: eventId(), ...about(lesson), data: rating });
      trouble.value = null;
      return true;
    } catch (error) {
      reading.setRating(lesson.ref, lesson.rating);
      failed(error);
      return false;
    }
  }

  /** What the blocks of the open lesson need; it stays about that lesson. */
  function stage(): Stage {
    const lesson = current.value!;
    const tool = tab.value?.tool?.id;
    const stage = stageOf(service, () => about(lesson), failed, {
      isOfTool: lesson.lesson.for.some((place) => place.tool === tool),
      mustAsk: reading.host.value !== null,
    });
    const remember: Stage['remember'] = (memory) => {
      reading.remembered(lesson.ref, memory);
      stage.remember(memory);
    };
    return { ...stage, remember };
  }

  /** Lets a closed hint come by itself again, from now on. */
  async function restore(ref: string): Promise<void> {
    try {
      await service.restore?.(ref);
      const state = tab.value;
      if (state) tab.value = { ...state, closed: state.closed.filter((other) => other !== ref) };
    } catch (error) {
      failed(error);
    }
  }

  /** The words of a request, while it is written: they outlive a change of the page, and so does where it was begun. */
  function setDraft(words: string): void {
    if (draft.value === '') begun = where();
    draft.value = words;
  }

  /** Keeps a wish on this device, where a pack names nobody to write to. */
  async function request(words: string): Promise<boolean> {
    try {
      await service.report({ kind: 'request', id: eventId(), ...(begun ?? where()), data: { words } });
      draft.value = '';
      return true;
    } catch (error) {
      failed(error);
      return false;
    }
  }

  return {
    ...reading,
    ...searching,
    others,
    closed,
    contact,
    away,
    due,
    rounds,
    inspection: inspecting(service, tab),
    copy: service.copy,
    setDraft,
    rate,
    stage,
    restore,
    request,
    grant: service.grant,
    openBeside: service.openBeside,
    openOptions: service.openOptions,
  };
}
