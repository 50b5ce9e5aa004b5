/** Watches on the page for what a step of a demo asks: the element, what the person does there, what appears then. */
import type { Expect } from '../lesson/demo.ts';
import { findTarget } from '../page/target.ts';
import { own } from '../page/walk.ts';
import type { Pointed } from './run.ts';

export interface StepWatch {
  /** What the step points at; null while it is not there. */
  element(): Element | null;
  stop(): void;
}

/** The page is looked at so often, in ms: a step is watched for some seconds, and no other page of the tool is. */
const EVERY_MS = 400;

/**
 * Watches until the step is done.
 * @param done called once: the person did it, and what the step expects is there
 */
export function watchStep(window: Window, { where, act, expect }: Pointed, done: () => void): StepWatch {
  const { document } = window;
  const ended = new AbortController();
  let found: Element | null = null;
  let hasTyped = false;
  let isDone = false;
  const stop = () => {
    ended.abort();
    window.clearInterval(timer);
  };
  const finish = () => {
    if (isDone) return;
    isDone = true;
    stop();
    done();
  };
  /** What is expected was there before the person did anything: it says nothing then. */
  const wasThere = expect !== null && isMet(document, expect);
  let hasActed = false;
  const acted = () => {
    hasActed = true;
    // What a click brings is there a moment later; a step that expects nothing is done at once.
    if (expect === null) finish();
  };
  const look = () => {
    if (where && !(found && isThere(found))) {
      const before = found;
      found = findTarget(document, where);
      if (found && found !== before) {
        // What happens in a frame of the page's is not heard around it.
        hearIn(own(found, 'ownerDocument'));
        show(found, window);
      }
    }
    if (expect === null || expect.kind === 'page') return;
    if ((hasActed || !wasThere) && isMet(document, expect)) finish();
  };
  const isIn = (event: Event) => event.isTrusted && found !== null && event.composedPath().includes(found);
  const heardIn = new Set<Document>();
  const hearIn = (inner: Document) => {
    if (heardIn.has(inner)) return;
    heardIn.add(inner);
    const hear = (type: string, heard: (event: Event) => void) =>
      inner.addEventListener(type, heard, { capture: true, passive: true, signal: ended.signal });
    if (act?.kind === 'select') hear('click', (event) => isIn(event) && acted());
    if (act?.kind === 'choose') {
      hear('change', (event) => isIn(event) && acted());
      // Lists of a tool's own open elsewhere in the page.
      hear('click', (event) => event.isTrusted && isOption(event, act.option) && acted());
    }
    if (act?.kind === 'press') hear('keydown', (event) => isKey(event, act.key) && acted());
    if (act?.kind === 'type') {
      hear('input', (event) => {
        hasTyped ||= isIn(event);
      });
      hear('focusout', (event) => hasTyped && isIn(event) && acted());
    }
  };
  hearIn(document);
  const timer = window.setInterval(look, EVERY_MS);
  look();
  return { element: () => (found && isThere(found) ? found : null), stop };
}

const isThere = (element: Element) => own(element, 'isConnected') && element.getClientRects().length > 0;

/** Only what is out of sight is brought into it. */
function show(element: Element, { innerHeight, innerWidth }: Window): void {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  if (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth)
    element.scrollIntoView({ block: 'center', inline: 'nearest' });
}

function isMet(document: Document, expect: Expect): boolean {
  if (expect.kind === 'text') return (document.body?.textContent ?? '').includes(expect.text);
  if (expect.kind === 'page') return false;
  return (findTarget(document, expect.target) !== null) === (expect.kind === 'there');
}

function isOption(event: Event, option: string): boolean {
  const [inner] = event.composedPath() as Element[];
  const choice = inner?.closest?.('[role="option"],[role="menuitem"],[role="menuitemradio"],li');
  return choice?.textContent?.replace(/\s+/g, ' ').trim() === option;
}

function isKey(event: Event, key: string): boolean {
  return event.isTrusted && (event as KeyboardEvent).key.toLowerCase() === key.toLowerCase();
}
