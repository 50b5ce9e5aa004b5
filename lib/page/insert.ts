/**
 * Puts a text into the field that the person was in, as if they had typed it, and takes it out again. What stands in the
 * field is looked at here, in the page, and told to nobody.
 */

/** Takes the text out again; false where something was changed since, and is left as it is. */
export type Undo = () => boolean;

const TYPES = new Set(['text', 'search', 'url', 'tel', 'email', '']);

type Win = Window & typeof globalThis;
type Written = HTMLInputElement | HTMLTextAreaElement;

/** The field in which the focus is, through open shadow roots and frames that may be looked into. */
export function deepest(element: Element | null): Element | null {
  let at = element;
  for (;;) {
    const next: Element | null | undefined =
      at?.shadowRoot?.activeElement ?? insideOf(at as HTMLIFrameElement | null);
    if (!next) return at;
    at = next;
  }
}

/** What a frame of another site holds is not ours to know: null. */
function insideOf(frame: HTMLIFrameElement | null): Element | null {
  try {
    return /^i?frame$/i.test(frame?.tagName ?? '') ? (frame!.contentDocument?.activeElement ?? null) : null;
  } catch {
    return null;
  }
}

/**
 * Puts the text where the caret is.
 * @param from the element that had the focus; a frame or a host of a shadow root stands for what is in it
 * @returns how to undo it; null where there is no field that takes this text
 */
export function insertText(from: Element | null, text: string): Undo | null {
  const field = deepest(from);
  if (!field?.isConnected) return null;
  const window = field.ownerDocument.defaultView as Win | null;
  if (!window) return null;
  if (field instanceof window.HTMLTextAreaElement) return intoField(window, field, text);
  if (field instanceof window.HTMLInputElement)
    // A line has no breaks.
    return TYPES.has(field.type) ? intoField(window, field, text.replace(/\s*\n\s*/g, ' ')) : null;
  return (field as HTMLElement).isContentEditable === true
    ? intoRich(window, field as HTMLElement, text)
    : null;
}

function intoField(window: Win, field: Written, text: string): Undo | null {
  // A field that shows its password is one all the same.
  if (field.disabled || field.readOnly || /password/.test(field.autocomplete)) return null;
  const before = field.value;
  // A field of type email tells no caret: the text goes to its end.
  const from = field.selectionStart ?? before.length;
  const to = field.selectionEnd ?? before.length;
  const after = before.slice(0, from) + text + before.slice(to);
  if (field.maxLength >= 0 && after.length > field.maxLength) return null;
  replace(window, field, from, to, text, after);
  const now = field.value;
  if (now === before) return null;
  return () => {
    if (!field.isConnected || field.value !== now) return false;
    replace(window, field, from, from + text.length, before.slice(from, to), before);
    return field.value === before;
  };
}

/** By the browser's own command, so that the page and its undo hear of it; where that does nothing, by hand. */
function replace(window: Win, field: Written, from: number, to: number, text: string, after: string): void {
  focus(window, field);
  const before = field.value;
  if (field.selectionStart !== null) field.setSelectionRange(from, to);
  command(field, text);
  if (field.value !== before || after === before) return;
  if (field.selectionStart === null) field.value = after;
  else field.setRangeText(text, from, to, 'end');
  tell(window, field, text);
}

function intoRich(window: Win, field: HTMLElement, text: string): Undo | null {
  let host = field;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  const before = [...host.childNodes].map((node) => node.cloneNode(true));
  const was = host.innerHTML;
  focus(window, host);
  const done = command(host, text);
  if (!done && host.innerHTML === was) {
    const selection = host.ownerDocument.getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    if (!range || !host.contains(range.commonAncestorContainer)) return null;
    range.deleteContents();
    range.insertNode(host.ownerDocument.createTextNode(text));
    range.collapse(false);
    tell(window, host, text);
  }
  const now = host.innerHTML;
  if (now === was) return null;
  return () => {
    if (!host.isConnected || host.innerHTML !== now) return false;
    focus(window, host);
    if (done) host.ownerDocument.execCommand('undo');
    if (host.innerHTML === was) return true;
    host.replaceChildren(...before);
    tell(window, host, null);
    return true;
  };
}

/** A form's part may be called `focus` and hide the method. */
function focus(window: Win, field: HTMLElement): void {
  const { activeElement } = field.getRootNode() as Document | ShadowRoot;
  if (activeElement !== field) window.HTMLElement.prototype.focus.call(field, { preventScroll: true });
}

function command(field: HTMLElement, text: string): boolean {
  const { ownerDocument } = field;
  try {
    return text === ''
      ? ownerDocument.execCommand('delete')
      : ownerDocument.execCommand('insertText', false, text);
  } catch {
    return false;
  }
}

function tell(window: Win, field: HTMLElement, data: string | null): void {
  const inputType = data === null ? 'historyUndo' : 'insertText';
  field.dispatchEvent(new window.InputEvent('input', { bubbles: true, composed: true, inputType, data }));
}
