/** Watches on the page for what a step of a demo asks: the element, what the person does there, what appears then. */
import type { Expect, Target } from '../lesson/demo.ts';
import { type AnchorRecord, candidatesFor, describe } from '../page/anchor.ts';
import { findTarget } from '../page/target.ts';
import { contentOf, matches, own } from '../page/walk.ts';
import { HOST } from './host.ts';
import type { Pointed } from './run.ts';

export interface StepWatch {
  /** What the step points at; null while it is not there. */
  element(): Element | null;
  /** The page has changed, and the element is only most like what is meant. */
  isGuess(): boolean;
  stop(): void;
}

export interface StepEars {
  /** For an author: how what is meant looks now. */
  anchored(record: AnchorRecord): void;
  /**
   * Called with true once: the person did it, and what the step expects is there. With false where that may take another
   * page to see, or another copy of this script: the person did it.
   */
  stepped(isDone: boolean): void;
  /** What is meant has been missing for a while. Tells which of these it is, if that is sure enough. */
  lost(records: readonly AnchorRecord[]): Promise<number | null>;
}

/** The page is looked at so often, in ms: a step is watched for some seconds, and no other page of the tool is. */
const EVERY_MS = 400;
/** A page that still builds itself up may show it in a moment, in ms. */
const PATIENCE_MS = 1600;
/** A page that was loaded anew scrolls to where it was, or to its top, somewhat later than it shows its elements, in ms. */
const SETTLED_MS = 4000;

/** Watches until the step is done. */
export function watchStep(window: Window, step: Pointed, { anchored, stepped, lost }: StepEars): StepWatch {
  const { where, act, expect } = step;
  const { document } = window;
  const since = window.performance.now();
  let isAsked = false;
  let isGuess = false;
  let metAt = 0;
  let isTheirs = false;
  const ended = new AbortController();
  let found: Element | null = null;
  let hasChanged = false;
  let byKeys = false;
  let hasOpened = false;
  let isDone = false;
  const stop = () => {
    ended.abort();
    window.clearInterval(timer);
  };
  const finish = () => {
    if (isDone) return;
    isDone = true;
    stop();
    stepped(true);
  };
  /** What is expected was there before the person did anything: it says nothing then. */
  const wasThere = expect !== null && isMet(document, expect);
  let { hasActed } = step;
  const acted = () => {
    // What a click brings is there a moment later; a step that expects nothing is done at once.
    if (expect === null) finish();
    else if (expect.kind !== 'page' && !hasActed) stepped(false);
    hasActed = true;
  };
  const look = () => {
    if (where && !(found && isThere(found))) {
      const before = found;
      found = findTarget(document, where);
      isGuess = false;
      if (found && found !== before) {
        meet(found);
        const record = step.isAuthor ? describe(found, { records: step.records }) : null;
        if (record) anchored(record);
      }
      if (!found && !isAsked && window.performance.now() - since > PATIENCE_MS) guess(where);
    }
    // Where the person scrolls it away, it is not brought back.
    if (found && !isTheirs && window.performance.now() - metAt < SETTLED_MS) show(found, window);
    if (expect === null || expect.kind === 'page') return;
    if ((hasActed || !wasThere) && isMet(document, expect)) finish();
  };
  const meet = (element: Element) => {
    // What happens in a frame of the page's is not heard around it, nor a change in a shadow root.
    hearIn(own(element, 'getRootNode').call(element));
    metAt = window.performance.now();
    show(element, window);
  };
  const guess = (where: Target) => {
    isAsked = true;
    const all = candidatesFor(step.anchor ?? where, document, { records: step.records });
    lost(all.map(({ record }) => record)).then(
      (at) => {
        const like = at === null ? undefined : all[at]?.element;
        if (!like || found || ended.signal.aborted || !isThere(like)) return;
        found = like;
        isGuess = true;
        meet(like);
      },
      () => {},
    );
  };
  const isIn = (event: Event) => {
    if (!event.isTrusted || !found) return false;
    const path = event.composedPath();
    // A label that is drawn in its control's place is not always around it.
    const { control } = found as Partial<HTMLLabelElement>;
    return path.includes(found) || (control != null && path.includes(control));
  };
  /** A click only opens it. */
  const isChosenFrom = () =>
    found !== null && (act?.kind === 'choose' || matches(found, 'select,input[type="file"]'));
  const heardIn = new Set<Node>();
  const hearIn = (inner: Node) => {
    if (heardIn.has(inner)) return;
    heardIn.add(inner);
    const hear = (type: string, heard: (event: Event) => void) =>
      inner.addEventListener(type, heard, { capture: true, passive: true, signal: ended.signal });
    for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
      hear(type, ({ isTrusted }) => {
        isTheirs ||= isTrusted;
      });
    if (act?.kind === 'select') hear('click', (event) => isIn(event) && !isChosenFrom() && acted());
    if (act?.kind === 'select' || act?.kind === 'choose') {
      hear('pointerdown', () => {
        byKeys = false;
      });
      hear('keydown', () => {
        byKeys = true;
      });
      hear('change', (event) => {
        hasChanged ||= isIn(event);
        // By keys a list is gone through entry by entry: it is chosen when it is left.
        if (isIn(event) && isChosenFrom() && !(byKeys && matches(found!, 'select'))) acted();
      });
    }
    if (act?.kind === 'choose') {
      // Lists of a tool's own open elsewhere in the page.
      hear('click', (event) => {
        if (event.isTrusted && isOption(event, hasOpened ? null : act.option)) acted();
        hasOpened ||= isIn(event);
      });
    }
    if (act?.kind === 'press') hear('keydown', (event) => isKey(event, act.key) && acted());
    if (act?.kind === 'type') {
      hear('input', (event) => {
        hasChanged ||= isIn(event);
      });
    }
    hear('focusout', (event) => hasChanged && isIn(event) && acted());
  };
  hearIn(document);
  const timer = window.setInterval(look, EVERY_MS);
  look();
  return { element: () => (found && isThere(found) ? found : null), isGuess: () => isGuess, stop };
}

const isThere = (element: Element) => own(element, 'isConnected') && element.getClientRects().length > 0;

/** Only what is out of sight is brought into it. */
function show(element: Element, { innerHeight, innerWidth }: Window): void {
  const { top, bottom, left, right, height } = element.getBoundingClientRect();
  const isOut = top < 0 || left < 0 || bottom > innerHeight || right > innerWidth;
  if (isOut || isCovered(element, (left + right) / 2, (top + bottom) / 2))
    element.scrollIntoView({ block: height > innerHeight ? 'start' : 'center', inline: 'nearest' });
}

/** A bar of the tool's lies over it, or it is scrolled away in a part of the page. */
function isCovered(element: Element, x: number, y: number): boolean {
  const root = own(element, 'getRootNode').call(element) as Document | ShadowRoot;
  const hit = root.elementFromPoint?.(x, y);
  if (!hit || hit.localName === HOST) return false;
  return !own(element, 'contains').call(element, hit) && !own(hit, 'contains').call(hit, element);
}

function isMet(document: Document, expect: Expect): boolean {
  if (expect.kind === 'text') return says(document, expect.text);
  if (expect.kind === 'page') return false;
  return (findTarget(document, expect.target) !== null) === (expect.kind === 'there');
}

/** Also in open shadow roots, where tools of web components keep their words, and in frames. */
function says(root: Document | ShadowRoot, text: string): boolean {
  const words = own(root as Document, 'body') ?? root;
  if (own<Node, 'textContent'>(words, 'textContent')?.includes(text)) return true;
  return [...root.querySelectorAll('*')].some((element) => {
    const inner =
      own(element, 'shadowRoot') ?? (matches(element, 'iframe') && contentOf(element as HTMLIFrameElement));
    return inner ? says(inner, text) : false;
  });
}

/** @param option null: any */
function isOption(event: Event, option: string | null): boolean {
  const [inner] = event.composedPath() as Element[];
  const choice = inner?.closest?.('[role="option"],[role="menuitem"],[role="menuitemradio"],li');
  if (option === null) return choice?.matches('[role="option"],[role^="menuitem"]') ?? false;
  return choice?.textContent?.replace(/\s+/g, ' ').trim() === option;
}

function isKey(event: Event, key: string): boolean {
  return event.isTrusted && (event as KeyboardEvent).key.toLowerCase() === key.toLowerCase();
}
