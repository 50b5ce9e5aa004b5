/** Text that changes every second, such as a wait. Stops when the signal aborts. */
import { h } from './dom.ts';
import { duration } from './format.ts';

export function everySecond(run: () => void, signal: AbortSignal): void {
  run();
  const timer = setInterval(run, 1000);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/** Time passed since `since` (until `until`, where it has ended), counting up. */
export function elapsed(since: number, signal: AbortSignal, until?: number): HTMLElement {
  const element = h('span', { class: 'timer', role: 'timer' });
  if (until !== undefined) element.textContent = duration(until - since);
  else everySecond(() => element.replaceChildren(duration(Date.now() - since)), signal);
  return element;
}
