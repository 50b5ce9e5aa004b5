/** Hosts of hints that no script of this version holds any more. */
import { HOST } from './host.ts';

type Win = Window & typeof globalThis;

/** Takes the hosts of hints away, whoever put them there. */
export function clearHosts({ Document, document }: Win): void {
  // A form or picture of the page's may be called like the method, and hide it.
  for (const host of Document.prototype.querySelectorAll.call(document, HOST)) host.remove();
}

/**
 * The same, where they are left over: Firefox stops the scripts of an older version at once, and they cannot take away what they
 * put there. A hint may also be in a page before this script is: that one is alive, and stays.
 * @param hint the script of the hint in this page, if there is one
 */
export function clearLeftover(window: Win, hint: { isAlive(): boolean } | undefined): void {
  if (!hint?.isAlive()) clearHosts(window);
}
