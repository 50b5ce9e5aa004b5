/** A long list is drawn in part first: a table of hundreds takes long to draw. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * The first of a list, and all of it once that was asked for: then the first of those that came has the focus, for the
 * button is gone.
 * @param first so many
 * @returns `list`: the element that holds one child for each
 */
export function useFirst<T, E extends HTMLElement>(all: readonly T[], first: number) {
  const [isAll, setAll] = useState(false);
  const list = useRef<E>(null);
  useLayoutEffect(() => {
    if (!isAll) return;
    const next = list.current?.children[first] as HTMLElement | undefined;
    next?.setAttribute('tabindex', '-1');
    next?.focus();
  }, [isAll, first]);
  return {
    ...{ list, shown: isAll ? all : all.slice(0, first) },
    showAll: isAll || all.length <= first ? null : () => setAll(true),
  };
}
