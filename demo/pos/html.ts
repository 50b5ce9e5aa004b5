/** Markup as a tagged template: html`<p>${name}</p>`. What is filled in is text or nodes, never markup. */

export type Part = Node | string | number | null | undefined | false | Part[];

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function html(strings: TemplateStringsArray, ...parts: Part[]): DocumentFragment {
  const nodes: Node[] = [];
  const write = (part: Part): string => {
    if (Array.isArray(part)) return part.map(write).join('');
    if (part === null || part === undefined || part === false) return '';
    if (part instanceof Node) return `<template data-part="${nodes.push(part) - 1}"></template>`;
    return String(part).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
  };
  const template = document.createElement('template');
  template.innerHTML = strings.map((text, i) => text + write(parts[i])).join('');
  const fragment = document.importNode(template.content, true);
  for (const place of fragment.querySelectorAll<HTMLTemplateElement>('template[data-part]')) {
    const node = nodes[Number(place.dataset.part)];
    if (node) place.replaceWith(node);
  }
  return fragment;
}

/** The only element of a template. */
export function element<T extends HTMLElement = HTMLElement>(
  strings: TemplateStringsArray,
  ...parts: Part[]
): T {
  return html(strings, ...parts).firstElementChild as T;
}

/** The first match below a root, which the view itself has put there. */
export function pick<T extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector} in this view.`);
  return found;
}

export type Actions = Record<string, (source: HTMLElement) => unknown>;

/** Runs the action that a pressed button names in `data-do`. */
export function onPress(root: EventTarget, actions: Actions): void {
  root.addEventListener('click', (event) => {
    const source = (event.target as Element).closest<HTMLElement>('[data-do]');
    if (source && !source.matches(':disabled')) actions[source.dataset.do ?? '']?.(source);
  });
}
