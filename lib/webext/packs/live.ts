/** A view shows what an author writes as it is saved: while it is open, the background is asked again and again. */

/** An edit is seen within a second. */
const EVERY_MS = 700;

interface Answer {
  readonly isPreview: boolean;
  readonly stamp: string | null;
}

/**
 * Asks for as long as a pack is being written on this machine.
 * @param changed called when other lessons are there than at the first answer, or than at the last call
 * @returns how to stop
 */
export function live(ask: () => Promise<Answer>, changed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let stamp: string | null = null;
  const tick = async () => {
    const answer = await ask().catch(() => null);
    if (isStopped) return;
    if (answer && stamp !== null && answer.stamp !== stamp) changed();
    stamp = answer?.stamp ?? stamp;
    // A background that does not answer is asked again at the next opening.
    if (answer?.isPreview) timer = setTimeout(tick, EVERY_MS);
  };
  void tick();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
