/** A page's own script that writes down all it can see: every event, every change of its document, every message. */

export interface Seen {
  /** `type target`, with the key or data where there is one, in order. */
  readonly events: string[];
  /** Every change of the document, in words. */
  readonly changes: string[];
}

/** What the page is like apart from its document. */
export interface Facts {
  readonly scroll: number[];
  readonly active: string;
  readonly selection: string;
  readonly range: (number | null)[];
  readonly styles: string[];
  readonly frames: number[];
  readonly resources: string[];
  readonly globals: string[];
  readonly sheets: number[];
  readonly rest: unknown[];
}

declare global {
  var spy: {
    /** What was seen since the last time. */
    take(): Seen;
    facts(): Facts;
  };
}

/** To be put first in a page's head. It starts to watch changes when the page has loaded. */
export const SPY = `<script>
globalThis.spy = (() => {
  let events = [], changes = [];
  const name = (node) => node === window ? 'window' : node === document ? 'document' : node?.localName ?? node?.nodeName ?? '?';
  const types = new Set('focusin focusout compositionstart compositionupdate compositionend message messageerror touchstart touchmove touchend touchcancel textInput DOMActivate securitypolicyviolation DOMContentLoaded'.split(' '));
  for (const start of [window, document, document.documentElement, HTMLElement.prototype, document.createElementNS('http://www.w3.org/2000/svg', 'svg')])
    for (let at = start; at; at = Object.getPrototypeOf(at))
      for (const key of Object.getOwnPropertyNames(at)) if (key.startsWith('on')) types.add(key.slice(2));
  const seen = ({ type, target, key, data }) => {
    const more = [key, typeof data === 'string' ? data : data && JSON.stringify(data)].filter(Boolean).join(' ');
    events.push([type, name(target), more].join(' ').trim());
  };
  for (const type of types) for (const at of [window, document]) if (type !== 'unload') at.addEventListener(type, seen, true);
  const inWords = ({ type, target, addedNodes, removedNodes, attributeName }) => {
    const list = (sign, nodes) => [...nodes].map((node) => sign + name(node));
    return [name(target), type, attributeName ?? '', ...list('+', addedNodes), ...list('-', removedNodes)].filter(Boolean).join(' ');
  };
  const observer = new MutationObserver((records) => changes.push(...records.map(inWords)));
  addEventListener('load', () => {
    observer.observe(document, { childList: true, attributes: true, characterData: true, subtree: true });
  });
  const reports = (type, list) => { for (const entry of list) events.push(type + ' ' + (entry.name ?? '') + (entry.type ?? '') + JSON.stringify(entry.body ?? entry.value ?? '')); };
  if ('ReportingObserver' in window) new ReportingObserver((list) => reports('report', list)).observe();
  if ('LayoutShift' in window) new PerformanceObserver((list) => reports('layout-shift', list.getEntries())).observe({ type: 'layout-shift' });
  return {
    take() {
      changes.push(...observer.takeRecords().map(inWords));
      const taken = { events, changes };
      events = [];
      changes = [];
      return taken;
    },
    facts() {
      const { activeElement: active, documentElement: html, body } = document;
      const range = (key) => { try { return active[key] ?? null; } catch { return null; } };
      const values = (element) => element.getAttribute('style') + getComputedStyle(element).cssText.length + [...getComputedStyle(element)].map((key) => getComputedStyle(element)[key]).join();
      return {
        scroll: [scrollX, scrollY, html.scrollHeight, html.scrollWidth, innerWidth, innerHeight],
        active: name(active) + '#' + active?.id,
        selection: String(getSelection()),
        range: [range('selectionStart'), range('selectionEnd')],
        styles: [values(html), values(body)],
        frames: [window.length, frames.length, document.querySelectorAll('iframe').length],
        resources: performance.getEntries().map(({ entryType, name }) => entryType + ' ' + name)
          .filter((entry) => /^(resource|navigation|mark|measure|element|largest|server)/.test(entry)),
        globals: Object.getOwnPropertyNames(window).sort(),
        sheets: [document.styleSheets.length, document.adoptedStyleSheets.length, document.getAnimations().length],
        rest: [document.title, location.href, history.length, document.cookie, localStorage.length, name,
          document.all.length, html.attributes.length, document.fonts.size, customElements.get('cuecard-hint') ?? null],
      };
    },
  };
})();
</script>`;
