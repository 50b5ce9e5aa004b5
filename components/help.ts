/**
 * What the help view knows and does, apart from how it looks. One model for popup, panel and card: it takes a
 * `Service` and calls no browser API.
 */
import { batch, computed, effect, signal } from '@preact/signals';
import type { Failure, FailureCode, Opened, PackState, TabState } from '../lib/answer.ts';
import { eventId, type Rating, type Report } from '../lib/insight/event.ts';
import type { Hit } from '../lib/match/search.ts';

/** What the view needs of the world. Every promise rejects with a `Failure`. */
export interface Service {
  /** Reads the page the person is on. Null: this page cannot be read. */
  look(): Promise<TabState | null>;
  lesson(ref: string): Promise<Opened | null>;
  search(query: string, tool: string | null): Promise<Hit[]>;
  report(report: Report): Promise<'stored' | 'private'>;
  packs(): Promise<PackState[]>;
  copy(text: string): Promise<void>;
  /** Trouble that the background had with the database, if any. */
  trouble(): Promise<FailureCode | null>;
  openOptions(): void;
  /** The host that the person could grant, or null where it is granted or cannot be. */
  grantable(): Promise<string | null>;
  /** Brings a closed hint back in the page; absent where that is not offered. */
  restore?(ref: string): Promise<unknown>;
  /** Asks for the host; must be called first thing in the click. */
  grant(): void;
}

export type Phase = 'loading' | 'ready' | 'unreadable' | 'no-packs' | 'error';

/** An open lesson: its words, and whether it came by the page or by search. */
export interface Current extends Opened {
  readonly ref: string;
  readonly found: boolean;
}

const VISIBLE_MS = 1000;
const TYPING_MS = 60;

export type Help = ReturnType<typeof createHelp>;

export function createHelp(service: Service) {
  const phase = signal<Phase>('loading');
  const tab = signal<TabState | null>(null);
  const current = signal<Current | null>(null);
  const query = signal('');
  const hits = signal<Hit[] | null>(null);
  const packs = signal<PackState[]>([]);
  const trouble = signal<FailureCode | null>(null);
  const host = signal<string | null>(null);
  const seen = new Set<string>();
  /** The lesson asked for last: an answer that comes late must not replace it. */
  let wanted = '';

  /** The lesson opens by itself only when the match is sure; otherwise the list is offered. */
  const sure = computed(() => tab.value?.matches.find((match) => match.sure) ?? null);
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

  const where = () => ({ tool: tab.value?.tool?.id ?? null, page: tab.value?.page?.id ?? null });

  /** Says what went wrong in the notice; the view stays as it is. */
  const failed = (error: unknown) => {
    trouble.value = (error as Failure).code ?? 'internal';
  };

  async function start(): Promise<void> {
    phase.value = 'loading';
    try {
      const [state, list, grantable] = await Promise.all([
        service.look(),
        service.packs(),
        service.grantable(),
      ]);
      batch(() => {
        tab.value = state;
        packs.value = list;
        host.value = grantable;
        trouble.value = null;
      });
      // The view goes from loading to the lesson in one step: a list in between would be a flicker.
      // By now the person may have found one by search, which stays.
      if (sure.value && wanted === '') await open(sure.value.ref, false);
      phase.value = list.every((pack) => pack.lessons === 0) ? 'no-packs' : state ? 'ready' : 'unreadable';
      trouble.value ??= await service.trouble();
    } catch {
      phase.value = 'error';
    }
  }

  /** @param found the person chose it, by search or from the list */
  async function open(ref: string, found: boolean): Promise<void> {
    wanted = ref;
    try {
      const opened = await service.lesson(ref);
      if (wanted !== ref) return;
      batch(() => {
        current.value = opened && { ...opened, ref, found };
        if (found) setQuery('');
      });
    } catch (error) {
      failed(error);
    }
  }

  function close(): void {
    wanted = '';
    current.value = null;
  }

  function setQuery(text: string): void {
    query.value = text;
    if (text.trim() === '') {
      hits.value = null;
      return;
    }
    setTimeout(() => search(text), TYPING_MS);
  }

  async function search(text: string): Promise<void> {
    if (query.value !== text) return;
    try {
      const found = await service.search(text, tab.value?.tool?.id ?? null);
      if (query.value === text) hits.value = found;
    } catch (error) {
      failed(error);
    }
  }

  /** Enter opens the first hit of what is typed now: the search may not have answered yet. */
  async function openFirst(): Promise<void> {
    const text = query.value;
    if (text.trim() === '') return;
    await search(text);
    const first = query.value === text ? hits.value?.[0] : undefined;
    if (first) await open(first.ref, true);
  }

  /** The lesson in sight: while something is searched for, the hits stand in its place. */
  const visible = computed(() => (query.value.trim() === '' ? (current.value?.ref ?? null) : null));

  /** A lesson counts as seen when it was in sight for a second, once for each opening of the view. */
  effect(() => {
    const ref = visible.value;
    if (ref === null || seen.has(ref)) return;
    const timer = setTimeout(() => {
      seen.add(ref);
      service.report({ kind: 'shown', ...about(current.value!), data: {} }).catch(failed);
    }, VISIBLE_MS);
    return () => clearTimeout(timer);
  });

  function about({ ref, lesson }: Current) {
    return { id: eventId(), ...where(), lesson: ref, revision: lesson.revision };
  }

  /** Stores a rating; the view shows it at once and takes it back when it could not be stored. */
  async function rate(rating: Rating): Promise<boolean> {
    const lesson = current.value;
    if (!lesson) return false;
    current.value = { ...lesson, rating: rating.useful === null ? null : { ...rating, at: Date.now() } };
    try {
      await service.report({ kind: 'rating', ...about(lesson), data: rating });
      trouble.value = null;
      return true;
    } catch (error) {
      if (current.value?.ref === lesson.ref) current.value = { ...current.value, rating: lesson.rating };
      failed(error);
      return false;
    }
  }

  async function copy(text: string): Promise<void> {
    await service.copy(text);
    const lesson = current.value;
    if (lesson) service.report({ kind: 'copied', ...about(lesson), data: {} }).catch(failed);
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

  /** Keeps a wish on this device, where a pack names nobody to write to. */
  async function request(words: string): Promise<boolean> {
    try {
      await service.report({ kind: 'request', id: eventId(), ...where(), data: { words } });
      return true;
    } catch (error) {
      failed(error);
      return false;
    }
  }

  return {
    phase,
    tab,
    current,
    query,
    hits,
    packs,
    trouble,
    host,
    sure,
    others,
    closed,
    contact,
    start,
    open,
    openFirst,
    close,
    setQuery,
    rate,
    copy,
    restore,
    request,
    grant: service.grant,
    openOptions: service.openOptions,
  };
}
