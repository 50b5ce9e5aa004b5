/** How wide an element is: a chart is drawn at the size it has, so that its words have theirs. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Pixels of a rem, unless the person wants larger text. */
const USUAL = 16;

/**
 * @returns the element's width in CSS px, as it changes, `first` until it is known; and how much larger than usual its text is
 */
export function useWidth<T extends HTMLElement>(first: number): [RefObject<T | null>, number, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(first);
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    const watched = element.current;
    if (!watched || typeof ResizeObserver === 'undefined') return;
    const watcher = new ResizeObserver(([entry]) => {
      const now = Math.floor(entry!.contentRect.width);
      if (now > 0) setWidth(now);
      setZoom(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL || 1);
    });
    watcher.observe(watched);
    return () => watcher.disconnect();
  }, []);
  return [element, width, zoom];
}
