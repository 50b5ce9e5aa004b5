/** Tells when something has been in sight. */

/** In ms: shorter is scrolling past. */
const SIGHT_MS = 1000;

/** Calls back once the element was on the screen for a second; returns how to stop. */
export function watchEnd(element: Element, seen: () => void): () => void {
  const { document } = globalThis;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inSight = true;
  const check = () => {
    clearTimeout(timer);
    if (inSight && !document.hidden) timer = setTimeout(seen, SIGHT_MS);
  };
  const observer =
    typeof IntersectionObserver === 'undefined'
      ? null
      : new IntersectionObserver((entries) => {
          inSight = entries.at(-1)!.isIntersecting;
          check();
        });
  observer?.observe(element);
  if (!observer) check();
  document.addEventListener('visibilitychange', check);
  return () => {
    clearTimeout(timer);
    observer?.disconnect();
    document.removeEventListener('visibilitychange', check);
  };
}
