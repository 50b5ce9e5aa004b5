/**
 * Follows one tab's page: says where it is, reads what the background asks for, and again when the view changes.
 * Nothing in the page is patched and nothing is observed: after a navigation, a click or a change of the focus it looks
 * a few times, idle.
 */
import { HOST } from '../hint/host.ts';
import { addressOf, LOOKS } from './address.ts';
import { type Busy, type BusyWatch, watchBusy } from './busy.ts';
import type { Context } from './context.ts';
import type { Survivor } from './detect.ts';
import type { Reader } from './look.ts';

/** What is sent about a page that was read. */
export interface Visit extends Context {
  readonly address: string;
  readonly tool: string | null;
  readonly page: string | null;
  /** Why the person must not be interrupted now. */
  readonly busy: Busy | null;
}

/** How the watcher reaches the background. It rejects when the extension is gone, or may not read this host. */
export interface Line {
  arrive(url: string): Promise<Survivor[] | null>;
  visit(visit: Visit): Promise<unknown>;
  /** What reads the page; it is there once `arrive` answered with tools, and where the person asked. */
  reader(): Reader;
}

export interface Watch {
  /** Reads the page now and whenever it changes, as long as its host is granted. Told once more, it asks anew which tool this is. */
  follow(): void;
  /** Reads the page now, because the person asked for help, whether a tool is known here or not. */
  look(): Promise<void>;
  /** Leaves the page as it was. */
  stop(): void;
}

/** Somebody who goes through the fields with Tab is not read at each of them. */
const FOCUS_MS = 400;

/** In the middle of a look no idle moment is waited for longer than this; without one it goes on for as long, in slices. */
const REST_MS = 100;

/** How soon the page is looked at again after somebody was in the hint. */
const BACK_MS = 1000;

/**
 * Gets ready to read a page; nothing is read until it is told to follow or to look.
 */
export function watch(window: Window, line: Line): Watch {
  const { document } = window;
  const ended = new AbortController();
  let following: AbortController | null = null;
  let input: BusyWatch | null = null;
  let timers: number[] = [];
  let extra: number | undefined;
  let known: { address: string; survivors: Survivor[] | null } | null = null;
  let gate = '';
  let sent = '';
  let idleUntil = 0;
  let isLooking = false;
  let isMissed = false;
  /** How often it was told to follow: between two times the tools may have become others. */
  let told = 0;

  const check = async (force: boolean): Promise<void> => {
    if (ended.signal.aborted || (!force && (!following || document.hidden))) return;
    // Who goes into the hint of a field leaves the field only for it: the hint must not vanish under the click.
    if (!force && document.activeElement?.localName === HOST) return later(BACK_MS);
    const address = addressOf(window.location);
    // The background was asked about this address: its answer is to come, or it knows no tool here. Or it is looked at.
    if (!force && gate === address) {
      isMissed = isLooking;
      return;
    }
    if (known?.address !== address || force) {
      // What was typed in a view that is gone was sent, or given up.
      if (known && known.address !== address) input?.settle();
      gate = address;
      const before = told;
      const survivors = await line.arrive(address);
      // Where there is nothing to look at, there is nothing to wait for.
      if (!force && (survivors || sent !== '')) await idle();
      if (ended.signal.aborted) return;
      // The answer is about a page that was left meanwhile.
      if (addressOf(window.location) !== address) return check(force);
      // It is of tools that are others by now: the next look is on its way.
      if (told !== before && !force) return;
      known = { address, survivors };
    }
    // A page that nobody knows is not even glanced at.
    if (!force && isBare()) return timers.forEach(clearTimeout);
    const asked = {
      document,
      address,
      search: window.location.search,
      survivors: known.survivors ?? [],
      input,
      before: force ? null : gate,
    };
    // Who wants to look meanwhile waits until this is over.
    gate = address;
    isLooking = true;
    const seen = await line.reader().read(asked, force ? undefined : rest(address));
    isLooking = false;
    if (isMissed) timers.push(setTimeout(quietly) as never);
    isMissed = false;
    if (!seen) {
      // It was stopped, or left: the next look starts anew.
      if (gate === address) gate = '';
      return;
    }
    gate = seen.mark;
    const { visit } = seen;
    if (!visit) return;
    if (visit.busy === 'typing') later(input!.typingFor() + 1);
    // Where nothing is known, only what was said of this tab before is taken back.
    const text = force || visit.tool !== null ? JSON.stringify(visit) : '';
    if (text === sent && !force) return;
    sent = text;
    await line.visit(visit);
  };

  /** Lets the page go on, and waits for an idle moment where the last one is over; tells whether it is still followed. */
  const rest = (address: string) => async () => {
    if (performance.now() < idleUntil) await new Promise((resolve) => setTimeout(resolve));
    else await idle(REST_MS);
    return following !== null && addressOf(window.location) === address;
  };

  const idle = (timeout = 1000): Promise<void> =>
    new Promise((resolve) => {
      const start = (deadline?: IdleDeadline) => {
        // A page that is never idle is read all the same, and not for ever.
        idleUntil = performance.now() + (deadline?.didTimeout ? REST_MS : (deadline?.timeRemaining() ?? 0));
        resolve();
      };
      if (window.requestIdleCallback) window.requestIdleCallback(start, { timeout });
      else setTimeout(start);
    });

  /** The next look starts anew, as if nothing had been told. */
  const forget = () => {
    gate = '';
    sent = '';
    known = null;
    isLooking = false;
  };

  // A line that failed was not told anything.
  const attempt = async (force: boolean) => {
    try {
      await check(force);
    } catch (error) {
      forget();
      // The host was taken back: this page is not looked at again until the person asks or grants.
      if ((error as { code?: string }).code === 'refused') unfollow();
      throw error;
    }
  };

  const quietly = () => void attempt(false).catch(() => {});

  /** Nobody knows the tool at this address, and nothing was said of this page: there is nothing to wait for. */
  const isBare = () =>
    known !== null && !known.survivors && sent === '' && known.address === addressOf(window.location);

  const soon = () => {
    timers.forEach(clearTimeout);
    if (isBare()) return;
    timers = LOOKS.map((delay) => setTimeout(() => void idle().then(quietly), delay) as never);
  };
  /** One look more; asked for again, it comes later. */
  const later = (delay: number) => {
    clearTimeout(extra);
    extra = setTimeout(quietly, delay) as never;
  };
  const focused = () => {
    // Where nobody knows the tool, nobody has put the reader there.
    if (known?.survivors && line.reader().focusOf(document) !== 0) later(FOCUS_MS);
  };
  const unfollow = () => {
    following?.abort();
    following = null;
    timers.forEach(clearTimeout);
    clearTimeout(extra);
  };
  const stop = () => {
    ended.abort();
    unfollow();
  };
  const shown = ({ persisted }: PageTransitionEvent) => {
    // Back from the browser's cache: other pages were in this tab meanwhile, and its icon speaks of none.
    if (persisted) forget();
    soon();
  };
  const follow = () => {
    if (ended.signal.aborted) return;
    // There may be other tools now.
    told += 1;
    known = null;
    gate = '';
    if (following) return soon();
    following = new AbortController();
    const { signal } = following;
    const passive = { signal, passive: true, capture: true };
    input = watchBusy(document, signal, () => performance.now());
    const { navigation } = window as Window & { navigation?: EventTarget };
    navigation?.addEventListener('currententrychange', soon, { signal });
    for (const kind of ['click', 'submit']) document.addEventListener(kind, soon, passive);
    document.addEventListener('focusin', focused, passive);
    // Where the focus goes into a frame, the page only hears that it lost it.
    window.addEventListener('blur', focused, passive);
    document.addEventListener('visibilitychange', soon, passive);
    window.addEventListener('pageshow', shown, passive);
    soon();
  };
  return { look: () => attempt(true), follow, stop };
}
