/** What the options page knows of what is sent. */
import type { Outbox } from '../../lib/xapi/outbox.ts';

/** What is sent to the organisation's record store, and what became of it. */
export interface Sending {
  /** The host that it goes to. */
  readonly server: string;
  /** Search words and free text go along. */
  readonly words: boolean;
  readonly outbox: Outbox;
  /** Why statements were put aside, each reason once. */
  readonly reasons: readonly string[];
  /** The browser wants the person to agree first. */
  readonly needsConsent: boolean;
  /** The person, or the organisation's build, lets Cuecard reach the host. */
  readonly isAllowed: boolean;
}
