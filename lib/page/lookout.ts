/**
 * For a page beside a tool, on the tool's host: asks nothing and reads nothing, and hears when the page's view becomes
 * another one without loading, which may be the tool's.
 */
import { addressOf, LOOKS } from './address.ts';

export interface Lookout {
  stop(): void;
}

/**
 * @param pass is told of each other address, also of the first one if its letters are not all small: what the script was
 * registered beside is, and the tools' rules do not count case. Answers whether the page is followed now: then it is over.
 */
export function lookout(window: Window, pass: (address: string) => Promise<boolean>): Lookout {
  const ended = new AbortController();
  const { signal } = ended;
  let last = addressOf(window.location);
  let timers: number[] = [];
  const tell = async () => {
    if (await pass(last).catch(() => false)) stop();
  };
  const look = () => {
    const address = addressOf(window.location);
    if (signal.aborted || address === last) return;
    last = address;
    void tell();
  };
  /** A browser that tells of no navigation: after a click another view may be there sooner or later. */
  const soon = () => {
    timers.forEach(clearTimeout);
    timers = LOOKS.map((delay) => setTimeout(look, delay) as never);
  };
  const stop = () => {
    ended.abort();
    timers.forEach(clearTimeout);
  };
  const { navigation } = window as Window & { navigation?: EventTarget };
  const passive = { signal, passive: true, capture: true };
  if (navigation) navigation.addEventListener('currententrychange', look, { signal });
  else for (const kind of ['click', 'submit']) window.document.addEventListener(kind, soon, passive);
  window.addEventListener('popstate', look, passive);
  if (/[A-Z]/.test(window.location.pathname.replace(/%../g, ''))) void tell();
  return { stop };
}
