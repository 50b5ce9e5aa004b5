/** A page of the tool "Fernhill Desk" that changes its view without loading again, as a test tells it to. */

/** What the page offers to a test's `evaluate`. */
export interface SinglePage {
  /** Shows a view: its heading, and the title that goes with it. */
  show(heading: string): void;
  /** The same some milliseconds later, as a slow server would. */
  showLater(heading: string, ms: number): void;
  /** What the page found of others in itself: new globals, a changed history, nodes it did not add. */
  foreign(): string[];
}

declare global {
  var app: SinglePage;
}

/**
 * @param heading what it shows first
 * @param nodes so many elements more
 */
export function singlePage(heading: string, nodes = 0): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Start</title>
<meta name="application-name" content="Fernhill Desk"><script>
const before = { names: new Set(), push: history.pushState, replace: history.replaceState };
const added = [];
globalThis.app = {
  show(heading) {
    document.title = heading;
    main.innerHTML = '<h1></h1>';
    main.firstChild.textContent = heading;
  },
  showLater(heading, ms) { setTimeout(() => app.show(heading), ms); },
  foreign() {
    const names = Object.getOwnPropertyNames(window).filter((name) => !before.names.has(name));
    const own = Object.getOwnPropertyNames(history).map((name) => 'history.' + name);
    const patched = ['push', 'replace'].filter((kind) => {
      const now = history[kind + 'State'];
      return now !== before[kind] || !/\\[native code\\]/.test(Function.prototype.toString.call(now));
    });
    return [...names, ...own, ...patched, ...added];
  },
};
</script></head><body><main></main><button id="view">Other view</button><p></p><script>
const main = document.querySelector('main');
document.querySelector('p').innerHTML = '<i></i>'.repeat(${nodes});
document.querySelector('#view').onclick = () => app.show('Clicked view');
app.show(${JSON.stringify(heading)});
new MutationObserver((changes) => {
  for (const change of changes) {
    if (!main.contains(change.target) && change.target.localName !== 'title') added.push(change.type + ' in ' + change.target.nodeName);
  }
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
before.names = new Set(Object.getOwnPropertyNames(window));
</script></body></html>`;
}
