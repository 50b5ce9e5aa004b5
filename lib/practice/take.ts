/** A take of one's own line: what it can become, whatever the browser does. */

/** Why there is none: not allowed, no microphone, one that another program holds, a browser that cannot. */
export type Refusal = 'denied' | 'missing' | 'busy' | 'unable';

/** A recording that runs. */
export interface Take {
  /** Lets the microphone go; a second time it does nothing. */
  stop(): void;
  /** Where it can be played from, once it has ended; whoever gets it revokes it. Null: nothing was recorded. */
  readonly ended: Promise<string | null>;
}

/** A line on the phone is said in one breath: this is for who tries twice. In s. */
export const LONGEST = 60;

/** `seconds` in whole seconds, from 0 to `LONGEST`. */
export type Takes =
  | { readonly is: 'idle' | 'asking' }
  | { readonly is: 'refused'; readonly why: Refusal | 'empty' }
  | { readonly is: 'recording'; readonly seconds: number }
  | { readonly is: 'recorded'; readonly seconds: number; readonly url: string };
