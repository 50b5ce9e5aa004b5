/** The page beside the view and the lesson that is open: reads the one, opens the other, follows where the view stays. */
import { batch, computed, signal } from '@preact/signals';
import type { Failure, FailureCode, Opened, PackState, TabState } from '../lib/answer.ts';
import type { Rating } from '../lib/insight/event.ts';
import type { Memory, Recalled } from '../lib/practice/memory.ts';
import { type Bar, type Before, barTo, turn } from './follow.ts';
import type { Service } from './help.ts';
import { type Phase, phaseOf } from './phase.ts';

/** An open lesson: its words, and how it came. */
export interface Current extends Opened {
  readonly ref: string;
  /** How far the person was in it. */
  readonly memory: Recalled | null;
  /** The person chose it just now: the focus goes to it. */
  readonly found: boolean;
  /** The person opened or rated it: it stays when the page changes. */
  readonly held: boolean;
  /** It was no lesson of the page that was there. */
  readonly searched: boolean;
}

const BY_ITSELF = { found: false, held: false, searched: false };

/** The lesson that opens by itself; where no match is sure, the list is offered. */
const bestOf = (tab: TabState | null) => tab?.matches.find((match) => match.sure) ?? null;

/** @param chosen called when the person opened a lesson, in the same step */
export function createReading(service: Service, chosen: () => void) {
  const phase = signal<Phase>('loading');
  /** The page is being read again; what is shown stays until then. */
  const busy = signal(false);
  const tab = signal<TabState | null>(null);
  const current = signal<Current | null>(null);
  const packs = signal<PackState[]>([]);
  const trouble = signal<FailureCode | null>(null);
  const host = signal<string | null>(null);
  const bar = signal<Bar | null>(null);
  /** The words of a request that was begun and not kept yet. */
  const draft = signal('');
  const sure = computed(() => bestOf(tab.value));
  let reads = 0;
  let isStale = false;
  /** What the view was opened for, until that is shown or the person opens another. */
  let first: string | null = null;
  /** The lesson asked for last: an answer that comes late must not replace it. */
  let wanted = '';
  /** What the person is opening, until it is open or has failed. */
  let putting: Promise<void> | null = null;

  /** Says what went wrong in the notice; the view stays as it is. */
  const failed = (error: unknown) => {
    trouble.value = (error as Failure).code ?? 'internal';
  };

  const before = (): Before => {
    const open = current.value;
    return {
      open: open && { ref: open.ref, question: open.lesson.question, held: open.held },
      isWriting: !open && draft.value !== '',
      bar: bar.value,
    };
  };

  /** The view goes from one page to the next in one step: anything in between would be a flicker. */
  async function read(isFresh: boolean): Promise<void> {
    const mine = ++reads;
    isStale ||= isFresh;
    busy.value = true;
    try {
      const [seen, all, grantable] = await Promise.all([
        service.look(isFresh),
        isStale || packs.value.length === 0 ? service.packs() : packs.value,
        service.grantable(),
      ]);
      if (mine !== reads) return;
      const list = all.filter((pack) => !pack.removed && !pack.source?.isOutdone);
      const page = seen === 'unallowed' ? null : seen;
      const best = bestOf(page);
      const wish = () => first ?? turn(before(), best).show;
      let [ref, lesson]: [string | null, Current | null] = [null, null];
      do {
        // What the person is opening comes first: it fares here as if it had been open when they came.
        await putting;
        ref = wish();
        lesson = current.value;
        if (lesson?.ref !== ref || isStale || first !== null) lesson = await bring(ref);
        // What does not come leaves the page its own.
        if (!lesson && first === ref) first = null;
      } while (mine === reads && (putting !== null || wish() !== ref));
      if (mine !== reads) return;
      batch(() => {
        const { bar: next } = turn(before(), best);
        tab.value = page;
        packs.value = list;
        host.value = grantable;
        if (first !== null && lesson) show(asked(lesson, page), null);
        else show(lesson, next);
        first = null;
        phase.value = phaseOf(seen, list);
        busy.value = false;
        isStale = false;
      });
      trouble.value ??= await service.trouble();
    } catch {
      if (mine !== reads) return;
      const opened = await bring(first);
      if (mine !== reads) return;
      batch(() => {
        tab.value = null;
        const { show: ref, bar: next } = turn(before(), null);
        if (first === null) show(ref === null ? null : current.value, next);
        else show(opened && asked(opened, null), null);
        if (opened) first = null;
        phase.value = 'error';
        busy.value = false;
      });
    }
  }

  /** A lesson opens where it was left; where that cannot be told, at its beginning. */
  async function openLesson(ref: string): Promise<Omit<Current, keyof typeof BY_ITSELF> | null> {
    const opened = await service.lesson(ref);
    if (!opened) return null;
    const memory = await service.recall(ref, opened.lesson.revision).catch(() => null);
    return { ...opened, ref, memory };
  }

  /** Another one than the page's own stays when the page changes, as if the person had chosen it there. */
  const asked = (lesson: Current, page: TabState | null): Current => ({
    ...lesson,
    held: lesson.held || lesson.ref !== bestOf(page)?.ref,
    searched: !page?.matches.some(({ ref }) => ref === lesson.ref),
  });

  /** The lesson as it will be shown; it is not shown yet. */
  async function bring(ref: string | null): Promise<Current | null> {
    if (ref === null) return null;
    try {
      const opened = await openLesson(ref);
      const { held, searched } = current.value?.ref === ref ? current.value : BY_ITSELF;
      return opened && { ...opened, found: false, held, searched };
    } catch (error) {
      failed(error);
      return null;
    }
  }

  function show(lesson: Current | null, next: Bar | null): void {
    current.value = lesson;
    if (putting === null) wanted = lesson?.ref ?? '';
    // A view that does not stay has nothing to go back to.
    bar.value = service.watch ? next : null;
  }

  /** @param first the lesson the view is opened for, if that is known before the page is */
  async function start(opensFor = first): Promise<void> {
    first = opensFor;
    phase.value = 'loading';
    trouble.value = null;
    await read(false);
  }

  /** Starts, and reads again whenever what stands beside the view changes. @returns how to stop */
  function follow(): () => void {
    const stop = service.watch?.((isFresh) => void read(isFresh));
    void start();
    return () => stop?.();
  }

  /** Reads again when the lessons change. @returns how to stop */
  function live(): () => void {
    return service.live?.(() => void read(true)) ?? (() => {});
  }

  async function put(...what: Parameters<typeof replace>): Promise<void> {
    first = null;
    const mine = replace(...what);
    putting = mine;
    await mine;
    if (putting === mine) putting = null;
  }

  async function replace(
    ref: string,
    how: Omit<Current, keyof Opened | 'ref' | 'memory'>,
    then: () => Bar | null,
  ): Promise<void> {
    wanted = ref;
    try {
      const opened = await openLesson(ref);
      if (wanted !== ref) return;
      batch(() => {
        wanted = opened ? ref : '';
        current.value = opened && { ...opened, ...how };
        bar.value = then();
        if (how.found) chosen();
      });
    } catch (error) {
      if (wanted === ref) wanted = current.value?.ref ?? '';
      failed(error);
    }
  }

  /** The person opens a lesson. @param found the focus goes to it, as they chose it by search or from a list */
  function open(ref: string, found: boolean): Promise<void> {
    const searched = !tab.value?.matches.some((match) => match.ref === ref);
    return put(ref, { found, held: true, searched }, () => null);
  }

  /** Does what the bar offers. What the page brings is left to the page again. */
  async function takeBar(): Promise<void> {
    const offer = bar.value;
    if (!offer) return;
    const { open: left } = before();
    if (offer.kind === 'here')
      await put(offer.ref, { ...BY_ITSELF, found: true }, () => barTo('back', left, offer.ref));
    else
      await put(offer.ref, { found: true, held: true, searched: false }, () =>
        barTo('here', sure.value, offer.ref),
      );
  }

  function close(): void {
    first = null;
    wanted = '';
    current.value = null;
  }

  /** Shows a rating on the open lesson, which is now the person's. */
  function setRating(ref: string, rating: (Rating & { at: number }) | null): void {
    if (current.value?.ref === ref) current.value = { ...current.value, rating, held: true };
  }

  /** How far the person is in the open lesson: the view may leave it and come back. */
  function remembered(ref: string, memory: Memory): void {
    if (current.value?.ref === ref)
      current.value = { ...current.value, memory: { ...memory, at: Date.now() } };
  }

  return {
    ...{ phase, busy, tab, current, packs, trouble, host, bar, draft, sure },
    ...{ failed, start, follow, live, open, close, takeBar, setRating, remembered },
  };
}
