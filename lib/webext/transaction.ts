/** Ends a transaction that failed. */

interface Transaction {
  readonly error: DOMException | null;
  readonly done: Promise<void>;
  abort(): void;
}

/**
 * Takes back all that a transaction did: one write may fail before the browser has seen the others.
 * @throws the store's error, which tells more than the aborted transaction's
 */
export async function undo(tx: Transaction, error: unknown): Promise<never> {
  try {
    tx.abort();
  } catch {
    // It has ended already.
  }
  await tx.done.catch(() => {});
  throw tx.error ?? error;
}
