/** Pages that try to see, drive, forge or destroy a hint, and write down what they got hold of. */

declare global {
  /** What the page got hold of, in words. */
  var loot: string[];
  /** Tries every way in that a page's script has, and returns what it got hold of. */
  var attack: () => Promise<string[]>;
  /** Puts the frame of a hint into the page, speaks to it as our script does and (`more`) in many other ways, and returns what it answers. */
  var embed: (url: string, tokens: string[], more: boolean) => Promise<unknown[]>;
}

/** Stands in for what a script might use to show a hint, and keeps whatever passes through that is about one. */
export const TRAPS = `<script>
globalThis.loot = [];
const { attachInternals } = HTMLElement.prototype;
const { attachShadow } = Element.prototype;
const trap = (name, object, key) => {
  const { value, ...rest } = Object.getOwnPropertyDescriptor(object, key) ?? {};
  if (typeof value !== 'function') return;
  const stand = function (...given) {
    const words = [this, ...given].map((each) => each?.localName ?? each?.host?.localName ?? (typeof each === 'string' ? each : ''));
    if (/cuecard|card\\.html/.test(words.join(' '))) loot.push(name + '.' + key + ' ' + words.join(' '));
    return value.apply(this, given);
  };
  Object.defineProperty(object, key, { ...rest, value: stand });
};
for (const [name, keys] of Object.entries({
  Element: 'attachShadow append remove getBoundingClientRect matches checkVisibility animate',
  HTMLElement: 'showPopover hidePopover focus click attachInternals',
  Document: 'createElement elementsFromPoint querySelector querySelectorAll adoptNode',
  Node: 'appendChild insertBefore removeChild',
  EventTarget: 'addEventListener dispatchEvent',
})) for (const key of keys.split(' ')) trap(name, globalThis[name].prototype, key);
for (const name of ['MessageChannel', 'BroadcastChannel', 'Worker']) {
  const own = globalThis[name];
  globalThis[name] = class extends own { constructor(...given) { super(...given); loot.push('new ' + name); } };
}
for (const [name, at] of [['port', MessagePort.prototype], ['window', window]]) {
  const own = at.postMessage;
  at.postMessage = function (...given) { loot.push(name + ': ' + JSON.stringify(given[0])); return own.apply(this, given); };
}
for (const key of ['src', 'contentWindow']) {
  const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, key);
  Object.defineProperty(HTMLIFrameElement.prototype, key, { ...own, get() { loot.push('frame.' + key); return own.get.call(this); } });
}
addEventListener('message', ({ data }) => loot.push('message: ' + JSON.stringify(data)), true);
addEventListener('error', ({ message }) => loot.push('error: ' + message));
addEventListener('unhandledrejection', ({ reason }) => loot.push('rejection: ' + reason));
customElements.define('cuecard-hint', class extends HTMLElement {
  #inner = null;
  constructor() {
    super();
    globalThis.made = (globalThis.made ?? 0) + 1;
    try { this.#inner = attachInternals.call(this); } catch {}
    try { loot.push('a root of its own: ' + attachShadow.call(this, { mode: 'open' })); } catch {}
    for (const ms of [0, 1000, 3000]) setTimeout(() => this.look(), ms);
    this.look();
  }
  look() {
    for (const root of [this.#inner?.shadowRoot, this.shadowRoot]) if (root) loot.push('the root: ' + root.innerHTML);
  }
});
</script>`;

/** Everything that looks like a way in, tried by the page's own script. */
export const ATTACK = `<script>
addEventListener('submit', (event) => event.preventDefault());
globalThis.attack = async () => {
  const found = [];
  const host = document.querySelector('cuecard-hint');
  const before = document.activeElement;
  const { left, top, width, height } = host.getBoundingClientRect();
  const [x, y] = [left + width / 3, top + height / 2];
  const at = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, view: window, detail: 1, pointerId: 1, isPrimary: true };
  for (const target of [host, document.elementFromPoint(x, y), document, window]) {
    for (const type of ['pointerdown', 'pointerup']) target.dispatchEvent(new PointerEvent(type, at));
    for (const type of ['mousedown', 'mouseup', 'click', 'dblclick']) target.dispatchEvent(new MouseEvent(type, at));
    for (const type of ['keydown', 'keypress', 'keyup']) for (const key of ['Enter', ' ', 'Escape', 'U'])
      target.dispatchEvent(new KeyboardEvent(type, { ...at, key, altKey: key === 'U', shiftKey: key === 'U' }));
    for (const type of 'submit focus focusin focusout blur toggle beforetoggle input load message scroll resize'.split(' '))
      target.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }
  host.click();
  host.focus();
  if (document.activeElement === host && before !== host) found.push('the focus');
  for (const form of document.forms) form.requestSubmit();
  for (const key of ['shadowRoot', 'contentWindow', 'firstChild', 'ariaLabel', 'title', 'innerText', 'textContent'])
    if (host[key]) found.push(key + ': ' + host[key]);
  if (window.length > 0 || window[0]) found.push('a window');
  if (host.getAnimations({ subtree: true }).length + document.getAnimations().length > 0) found.push('an animation');
  if (host.outerHTML !== '<cuecard-hint popover="manual"></cuecard-hint>') found.push(host.outerHTML);
  for (const { name } of performance.getEntries()) if (/extension|card/i.test(name)) found.push('a timing: ' + name);
  for (const { runtime } of [globalThis.chrome ?? {}, globalThis.browser ?? {}]) if (runtime?.sendMessage) found.push('a runtime');
  for (const shape of SHAPES) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => found.push('an answer: ' + JSON.stringify(data));
    dispatchEvent(new MessageEvent('message', { data: shape, source: window, origin: location.origin }));
    window.postMessage(shape, '*', [port2]);
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return found;
};
const SHAPES = [
  { token: crypto.randomUUID() }, { kind: 'open', focus: true }, { kind: 'again', token: crypto.randomUUID() }, { kind: 'gone' },
  { kind: 'size', width: 9, height: 9 }, { kind: 'folded' }, { kind: 'card', ask: { token: crypto.randomUUID() } },
  { kind: 'hinted', ask: { told: 'opened' } }, { kind: 'hint', ask: { token: null } }, { ok: true, value: null }, 'open', null,
];
globalThis.embed = (url, tokens, more) => new Promise((resolve) => {
  const heard = [];
  const frame = document.createElement('iframe');
  frame.src = url;
  frame.onload = () => {
    const shapes = more ? [...SHAPES, ...tokens.map((token) => ({ kind: 'again', token }))] : [];
    for (const token of [...tokens, ...shapes]) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => heard.push(data);
      frame.contentWindow.postMessage(typeof token === 'string' ? { token } : token, '*', [port2]);
      for (const shape of shapes) port1.postMessage(shape);
    }
    setTimeout(() => resolve(heard), 2000);
  };
  document.body.append(frame);
});
</script>`;

/** Takes every hint away as soon as it comes, and counts them. */
export const REMOVER = `<script>
globalThis.loot = [];
globalThis.removed = 0;
addEventListener('error', ({ message }) => loot.push('error: ' + message));
addEventListener('unhandledrejection', ({ reason }) => loot.push('rejection: ' + reason));
new MutationObserver(() => {
  for (const host of document.querySelectorAll('cuecard-hint')) { host.remove(); removed++; }
}).observe(document, { childList: true, subtree: true });
</script>`;

/** Elements that answer to the names that our scripts use among themselves, and hints that are none. */
export const DECOYS = `<div id="cuecard">A</div><div id="cuecardHint">B</div><div id="cuecardAsked">C</div>
<cuecard-hint id="fake">D</cuecard-hint>`;
