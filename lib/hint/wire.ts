/**
 * What the script in a page and the frame of ours there say to each other, over a port that the page never sees. The
 * first message carries the port and the token; the background admits the frame that knows it.
 */
import { FATES } from './policy.ts';

export interface Hello {
  readonly token: string;
}

/** What a frame tells the background of its hint. */
export const TOLD = [...FATES, 'folded', 'gone'] as const;
export type Told = (typeof TOLD)[number];

/** CSS px, as the page measures. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Something on the page that can be used, as practice knows it. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  /** A text goes into a field, one of the options is chosen in a choice. */
  readonly kind: 'button' | 'field' | 'choice';
  readonly options: readonly string[];
  /** It is what the step is about. */
  readonly isRight: boolean;
}

/** What of the page is in sight. */
export interface Screen {
  readonly parts: readonly Part[];
  /** What the step is about: in sight, elsewhere on the page, or not there. */
  readonly target: 'seen' | 'away' | 'missing';
}

export type ToFrame =
  /** Practice: what lies under the frame. `token`: of the step that it was looked at for. */
  | ({ readonly kind: 'screen'; readonly token: string } & Screen)
  /** Practice: something of the page's lies above the frame, or not any more. */
  | { readonly kind: 'paused'; readonly isPaused: boolean }
  /** The lesson is to be shown; `focus`: a key asked for it, so the focus goes into it. */
  | { readonly kind: 'open'; readonly focus: boolean }
  /** What was offered last can be seen from now on. */
  | { readonly kind: 'shown' }
  /** The page has another lesson to offer: start anew with this token. */
  | { readonly kind: 'again'; readonly token: string }
  /** What the demo's step points at is there, or not; or what is most like it on a page that has changed. */
  | { readonly kind: 'pointed'; readonly isThere: boolean; readonly isGuess: boolean }
  /** The text is in the field, or out of it again; or not. */
  | { readonly kind: 'inserted'; readonly done: boolean };

export type FromFrame =
  /** How large the content is; the page may have less room. */
  | ({ readonly kind: 'size' } & Size)
  /** The text goes into the field that the person was in before the frame. */
  | { readonly kind: 'insert'; readonly text: string }
  /** It is taken out again, unless something was changed there. */
  | { readonly kind: 'uninsert' }
  /** What the step is about is brought into sight: the person asked for it. */
  | { readonly kind: 'reveal' }
  /** The card was folded up: the focus goes back to where it was. */
  | { readonly kind: 'folded' }
  /** The word was not known: it wants another one. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'gone' };
