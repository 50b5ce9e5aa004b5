/** How wide an element is: a chart is drawn at the size it has, so that its words have theirs. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** @returns the element's width in CSS px, as it changes; `first` until it is known */
export function useWidth<T extends HTMLElement>(first: number): [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const watched = element.current;
    if (!watched || typeof ResizeObserver === 'undefined') return;
    const watcher = new ResizeObserver(([entry]) => {
      const now = Math.floor(entry!.contentRect.width);
      if (now > 0) setWidth(now);
    });
    watcher.observe(watched);
    return () => watcher.disconnect();
  }, []);
  return [element, width];
}
