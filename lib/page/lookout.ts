/**
 * For a page beside a tool, on the tool's host: reads nothing, and hears when the page's view becomes another one without
 * loading, which may be the tool's.
 */
import { addressOf, LOOKS } from './address.ts';

/** A page that keeps where it is in its address, such as a map, asks no more often than this. */
const REST_MS = 1000;

export interface Lookout {
  /** Asks about the page as it is: there may be other tools now. */
  again(): void;
  isOver(): boolean;
  stop(): void;
}

/**
 * @param pass is told of each other address than the one that was loaded, and of that one if its letters are not all small:
 * the script was registered beside small letters, and the tools' rules do not count case. Answers whether the page is followed
 * now: then it is over. So it is when it rejects as the host was taken back.
 */
export function lookout(window: Window, pass: (address: string) => Promise<boolean>): Lookout {
  const { document } = window;
  const ended = new AbortController();
  const { signal } = ended;
  /** The address that was asked about last, or needs not be. */
  let last: string | null = null;
  let told = Number.NEGATIVE_INFINITY;
  let timer: number | undefined;
  let timers: number[] = [];
  const tell = async (address: string) => {
    try {
      if (await pass(address)) stop();
    } catch (error) {
      if ((error as { code?: string }).code === 'refused') stop();
      // It was not told: the next look tells it.
      else if (last === address) last = null;
    }
  };
  const look = () => {
    const address = addressOf(window.location);
    if (signal.aborted || document.hidden || address === last) return;
    const wait = told + REST_MS - performance.now();
    if (wait > 0) {
      clearTimeout(timer);
      timer = setTimeout(look, wait) as never;
      return;
    }
    told = performance.now();
    last = address;
    void tell(address);
  };
  const again = () => {
    last = null;
    told = Number.NEGATIVE_INFINITY;
    look();
  };
  /** A browser that tells of no navigation: after a click another view may be there sooner or later. */
  const soon = () => {
    timers.forEach(clearTimeout);
    timers = LOOKS.map((delay) => setTimeout(look, delay) as never);
  };
  const stop = () => {
    ended.abort();
    clearTimeout(timer);
    timers.forEach(clearTimeout);
  };
  const { navigation } = window as Window & { navigation?: EventTarget };
  const passive = { signal, passive: true, capture: true };
  navigation?.addEventListener('currententrychange', look, { signal });
  for (const kind of ['click', 'submit']) document.addEventListener(kind, navigation ? look : soon, passive);
  document.addEventListener('visibilitychange', look, passive);
  window.addEventListener('popstate', look, passive);
  // Back from the browser's cache: meanwhile there may have come other tools.
  window.addEventListener('pageshow', ({ persisted }) => persisted && again(), passive);
  const loaded = loadedIn(window);
  const address = addressOf(window.location);
  const isSmall = !/[A-Z]/.test(loaded.pathname.replace(/%../g, ''));
  if (isSmall && addressOf(loaded) === address) last = address;
  look();
  return { again, isOver: () => signal.aborted, stop };
}

/** Where the page was when it was loaded, by which the browser chose its scripts: until they run it may be elsewhere. */
function loadedIn({ performance, location }: Window): Pick<Location, 'origin' | 'pathname' | 'hash'> {
  const [entry] = performance.getEntriesByType('navigation');
  return entry && URL.canParse(entry.name) ? new URL(entry.name) : location;
}
