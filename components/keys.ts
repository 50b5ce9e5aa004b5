/** Keys of the help view: typing searches, arrows walk the list. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Any character typed outside a field goes to the search box; up and down move between the entries. */
export function useKeys(
  input: RefObject<HTMLInputElement | null>,
  main: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as Element;
      const isField = target.matches('input,textarea,select,summary,video,audio');
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (target.matches('textarea,input[type="radio"]')) return;
        if (target === input.current || target.matches('.entry')) move(event, input.current, main.current);
        return;
      }
      if (isField || event.ctrlKey || event.metaKey || event.altKey) return;
      // Space scrolls the lesson or presses the focused button.
      if (event.key.length !== 1 || event.key === ' ') return;
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [input, main]);
}

function move(event: KeyboardEvent, input: HTMLElement | null, main: HTMLElement | null): void {
  const stops = [input, ...(main?.querySelectorAll<HTMLElement>('.entry') ?? [])];
  const at = stops.indexOf(event.target as HTMLElement);
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
