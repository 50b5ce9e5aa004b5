/**
 * Connects the frame of a hint to the world. It has less of the browser than other pages of ours (in Firefox a frame in
 * a page gets messages and little else), so all it asks goes to the background, which knows the tab it stands in.
 */
import type { CardState, TabState } from '../answer.ts';
import type { Saying } from '../campaign/listed.ts';
import type { Snooze } from '../hint/snooze.ts';
import type { FromFrame, Hello, ToFrame, Told } from '../hint/wire.ts';
import type { Report, Search } from '../insight/event.ts';
import { eventId } from '../insight/id.ts';
import type { Memory } from '../practice/memory.ts';
import { bringMedia } from './media.ts';
import { type Ask, type Kind, type Runtime, send } from './messages.ts';
import { live } from './packs/live.ts';

/** A hint counts as seen when half of it was on the screen for this long, in ms. */
const SIGHT_MS = 1000;

/** Waits for the script in the page to say hello; what another window says is not heard. */
export function hello(window: Window): Promise<{ token: string; port: MessagePort }> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<Hello>) => {
      const [port] = event.ports;
      if (event.source !== window.parent || !port || typeof event.data?.token !== 'string') return;
      window.removeEventListener('message', listen);
      resolve({ token: event.data.token, port });
    };
    window.addEventListener('message', listen);
  });
}

/** The service of a hint's frame. */
export function cardService(runtime: Pick<Runtime, 'sendMessage'>, window: Window, port: MessagePort) {
  const ask = <K extends Kind>(kind: K, what: Ask<K>) => send(runtime, kind, what);
  let state: TabState | null = null;
  return {
    async admit(token: string): Promise<CardState | null> {
      const card = await ask('card', { token });
      state = card?.state ?? null;
      return card;
    },
    told: (told: Told) => ask('hinted', { told, id: eventId() }),
    snooze: (how: Snooze) => ask('snooze', { how }),
    unsnooze: (how: Snooze) => ask('unsnooze', { how }),
    drifted: (step: number) => ask('drifted', { step, id: eventId() }),
    step: (from: number, to: number | null, wrong = 0) => ask('step', { from, to, wrong }),
    show: (ref: string, block: number, isPractice: boolean) =>
      ask('showMe', { ref, block, isPractice, tab: null }),
    rehearse: (ref: string, block: number) => ask('rehearse', { ref, block, tab: null }),
    tell: (message: FromFrame) => port.postMessage(message),
    watchSight: (seen: () => void) => watchSight(window, seen),
    look: async () => state,
    lesson: (ref: string) => ask('lesson', { ref, tab: null }),
    search: (query: string, tool: string | null) => ask('search', { query, tool }),
    searched: (search: Search) => ask('searched', { search, tab: null }),
    dropSearch: (id: string) => ask('dropSearch', { id }),
    report: (report: Report) => ask('report', { report, tab: null }),
    media: (ref: string, path: string) => bringMedia(runtime, ref, path),
    recall: (ref: string, revision: string) => ask('recall', { ref, revision, tab: null }),
    remember: (ref: string, revision: string, memory: Memory) =>
      ask('remember', { ref, revision, memory, tab: null }),
    insert: async (text: string) =>
      (await inField(port, { kind: 'insert', text })) ? 'inserted' : 'nowhere',
    uninsert: () => inField(port, { kind: 'uninsert' }),
    campaigns: () => ask('campaigns', { tab: null }),
    say: (campaign: string, item: string, say: Saying) =>
      ask('say', { campaign, item, say, id: eventId(), tab: null }),
    memories: () => ask('memories', { tab: null }),
    packs: () => ask('library', null),
    live: (changed: () => void) => live(() => ask('preview', null), changed),
    copy: (text: string) => copy(window.document, text),
    trouble: async () => null,
    openOptions: () => void ask('openOptions', null).catch(() => {}),
    grantable: async () => null,
    grant: () => {},
  };
}

/** The script in the page is there as long as its extension is; after this time, in ms, it is not. */
const ANSWER_MS = 2000;

/** Asks the script in the page, which knows where the focus was before it came into the frame. */
function inField(port: MessagePort, message: FromFrame): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (is: boolean) => {
      clearTimeout(timer);
      port.removeEventListener('message', listen);
      resolve(is);
    };
    const listen = ({ data }: MessageEvent<ToFrame>) => data.kind === 'inserted' && done(data.done);
    const timer = setTimeout(() => done(false), ANSWER_MS);
    port.addEventListener('message', listen);
    port.postMessage(message);
  });
}

/** Hears what the script in the page says. */
export function hear(port: MessagePort, heard: (message: ToFrame) => void): void {
  port.onmessage = ({ data }) => heard(data);
}

function watchSight(window: Window, seen: () => void): () => void {
  const { document } = window;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inSight = false;
  const check = () => {
    clearTimeout(timer);
    if (!inSight || document.hidden) return;
    timer = setTimeout(() => {
      stop();
      seen();
    }, SIGHT_MS);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      inSight = entries.at(-1)!.intersectionRatio >= 0.5;
      check();
    },
    { threshold: [0, 0.5, 1] },
  );
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('visibilitychange', check);
  };
  observer.observe(document.body.querySelector('#app') ?? document.body);
  document.addEventListener('visibilitychange', check);
  return stop;
}

/** A page's Permissions-Policy may keep the clipboard from frames: the older way is not asked of it. */
async function copy(document: Document, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    const field = document.createElement('textarea');
    field.value = text;
    const before = document.activeElement as HTMLElement | null;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    before?.focus();
    if (!done) throw error;
  }
}
