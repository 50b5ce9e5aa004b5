/** What becomes of the open lesson when the page beside it changes. */

/** One line above the lesson: the way back to the last one, or the way to this page's own. */
export interface Bar {
  readonly kind: 'back' | 'here';
  readonly ref: string;
  readonly question: string;
}

/** What the view shows before the page changes. */
export interface Before {
  /** `held`: the person opened or rated it. */
  readonly open: { readonly ref: string; readonly question: string; readonly held: boolean } | null;
  /** A request to the author is begun, in the place of a lesson. */
  readonly isWriting: boolean;
  readonly bar: Bar | null;
}

export interface Turn {
  /** The lesson to show, which may be the one that is open. */
  readonly show: string | null;
  readonly bar: Bar | null;
}

/**
 * What came by itself gives way to the new page's best lesson, with a way back; what the person chose stays, with a
 * way to the new one.
 * @param best the lesson that opens by itself on the page that is there now
 */
export function turn(
  { open, isWriting, bar }: Before,
  best: { readonly ref: string; readonly question: string } | null,
): Turn {
  if (open?.held || isWriting) return { show: open?.ref ?? null, bar: barTo('here', best, open?.ref) };
  const left = open && open.ref !== best?.ref ? open : bar?.kind === 'back' ? bar : null;
  return { show: best?.ref ?? null, bar: barTo('back', left, best?.ref) };
}

/** A bar, unless there is nothing to offer or it is open already. */
export function barTo(
  kind: Bar['kind'],
  to: { readonly ref: string; readonly question: string } | null,
  open: string | undefined,
): Bar | null {
  return to && to.ref !== open ? { kind, ref: to.ref, question: to.question } : null;
}
