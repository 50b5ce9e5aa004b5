/** Watches on the page for what a step of a demo asks: the element, what the person does there, what appears then. */
import type { Expect, Target } from '../lesson/demo.ts';
import { type AnchorRecord, candidatesFor, describe } from '../page/anchor.ts';
import { findTarget } from '../page/target.ts';
import { own } from '../page/walk.ts';
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
  /** Called once: the person did it, and what the step expects is there. */
  done(): void;
  /** What is meant has been missing for a while. Tells which of these it is, if that is sure enough. */
  lost(records: readonly AnchorRecord[]): Promise<number | null>;
}

/** The page is looked at so often, in ms: a step is watched for some seconds, and no other page of the tool is. */
const EVERY_MS = 400;
/** A page that still builds itself up may show it in a moment, in ms. */
const PATIENCE_MS = 1600;

/** Watches until the step is done. */
export function watchStep(window: Window, step: Pointed, { anchored, done, lost }: StepEars): StepWatch {
  const { where, act, expect } = step;
  const { document } = window;
  const since = window.performance.now();
  let isAsked = false;
  let isGuess = false;
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
      isGuess = false;
      if (found && found !== before) {
        meet(found);
        const record = step.isAuthor ? describe(found, { records: step.records }) : null;
        if (record) anchored(record);
      }
      if (!found && !isAsked && window.performance.now() - since > PATIENCE_MS) guess(where);
    }
    if (expect === null || expect.kind === 'page') return;
    if ((hasActed || !wasThere) && isMet(document, expect)) finish();
  };
  const meet = (element: Element) => {
    // What happens in a frame of the page's is not heard around it.
    hearIn(own(element, 'ownerDocument'));
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
  return { element: () => (found && isThere(found) ? found : null), isGuess: () => isGuess, stop };
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
