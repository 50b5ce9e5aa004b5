/** Leaving a view in a page by Escape. */
import { useEffect } from 'preact/hooks';

/**
 * Calls back when Escape is let go that was pressed in here. Wherever the focus is: a button that was just used may be
 * disabled now.
 */
export function useLeave(leave: () => void): void {
  useEffect(() => {
    // With the focus still in here: the page would hear the key being let go, and might take it for its own.
    const release = () => leave();
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented)
        document.addEventListener('keyup', release, { once: true });
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener('keyup', release);
    };
  }, [leave]);
}
