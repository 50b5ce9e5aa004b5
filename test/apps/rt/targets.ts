/** Whether the elements that demos point at are on a page, also those in menus that are closed. */
import type { Target } from '../../../lib/lesson/demo.ts';
import type { View } from '../../e2e/harness/types.ts';

/** The elements of RT that have a role. */
const ROLES: Record<string, string> = {
  button: 'input[type="submit"], input[type="button"], button',
  link: 'a',
  checkbox: 'input[type="checkbox"]',
  radio: 'input[type="radio"]',
  searchbox: 'input[type="search"]',
};

/** The same for equal targets, which stand in several lessons. */
export const keyOf = (target: Target) => JSON.stringify(target);

/** @returns the keys of the targets of which this page has the role with that name, or the CSS; what is found by words alone is left to `controlsOn` */
export async function targetsOn(view: View, targets: readonly Target[]): Promise<string[]> {
  const wanted = targets.map((target) => {
    const { role, name = '', css } = target;
    return {
      key: keyOf(target),
      css: css ?? (role ? (ROLES[role] ?? 'none') : 'body'),
      name: role ? name : '',
    };
  });
  return view.evaluate((json) => {
    const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    const nameOf = (element: Element) => {
      const { value, placeholder, labels } = element as HTMLInputElement;
      if (element.matches('[type="submit"], [type="button"]:not(button)')) return plain(value);
      if (element.matches('input')) return plain(labels?.[0]?.textContent) || plain(placeholder);
      return plain(element.textContent);
    };
    return (JSON.parse(json) as { key: string; css: string; name: string }[])
      .filter(({ css, name }) =>
        [...document.querySelectorAll(css)].some((element) => name === '' || nameOf(element) === name),
      )
      .map(({ key }) => key);
  }, JSON.stringify(wanted));
}
