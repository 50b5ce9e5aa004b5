/** Tabs with the keys that tabs have: arrows, Home, End. */
import { element } from '../html.ts';

let last = 0;

export function tabs(label: string, panels: [name: string, draw: () => HTMLElement][]): HTMLElement {
  const id = `tabs-${++last}`;
  const panel = element`<div class="tab-panel" role="tabpanel" id="${id}" tabindex="0"></div>`;
  const keys = panels.map(
    ([name], i) =>
      element`<button type="button" role="tab" id="${id}-${i}" aria-controls="${id}">${name}</button>`,
  );
  const show = (at: number) => {
    keys.forEach((key, i) => {
      key.setAttribute('aria-selected', String(i === at));
      key.tabIndex = i === at ? 0 : -1;
    });
    panel.setAttribute('aria-labelledby', `${id}-${at}`);
    panel.replaceChildren(panels[at]?.[1]() ?? '');
  };
  keys.forEach((key, i) => {
    key.addEventListener('click', () => show(i));
  });
  const list = element`<div class="tabs" role="tablist" aria-label="${label}">${keys}</div>`;
  list.addEventListener('keydown', ({ key }) => {
    const at = keys.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: keys.length - 1 }[key];
    if (to === undefined || at < 0) return;
    const next = (to + keys.length) % keys.length;
    show(next);
    keys[next]?.focus();
  });
  show(0);
  return element`<section class="details"><h2 class="unseen">${label}</h2>${list}${panel}</section>`;
}
