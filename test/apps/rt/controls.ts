/** The names of the controls on a page, as a person reads them: also those in menus and lists that are closed. */
import type { View } from '../../e2e/harness/types.ts';

/** More words than that are a text and no name. */
const LONGEST = 100;

export function controlsOn(view: View): Promise<string[]> {
  return view.evaluate((longest) => {
    const names = new Set<string>();
    const add = (text: string | null | undefined) => {
      const name = (text ?? '').replace(/\s+/g, ' ').trim();
      if (name !== '' && name.length <= longest) names.add(name);
    };
    for (const element of document.querySelectorAll('body *:not(script,style,svg *)')) {
      // An element of few parts is a name ("Logged in as" and the user's); the texts in between are, too.
      if (element.childElementCount <= 3) add(element.textContent);
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) add(node.nodeValue);
      for (const name of ['placeholder', 'aria-label']) add(element.getAttribute(name));
      if (element.matches('input:is([type="submit"],[type="button"],[type="reset"])'))
        add((element as HTMLInputElement).value);
    }
    return [...names];
  }, LONGEST);
}

/** Tools write a colon after a label, or not; it is no part of the name. */
export const bareName = (name: string) => name.replace(/\s*:$/, '');
