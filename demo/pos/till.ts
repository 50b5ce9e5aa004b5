/** What the whole till knows: who is at it, whether it is open, and how much is in the basket. */
import { ask } from './api.ts';
import type { Session } from './types.ts';

const changes = new EventTarget();
let current: Session | null = null;

/** Runs `run` with the state now, if it is known, and at every change. */
export function onSession(run: (session: Session) => void): void {
  changes.addEventListener('change', () => current && run(current));
  if (current) run(current);
}

export async function refreshSession(): Promise<void> {
  current = await ask<Session>('session');
  changes.dispatchEvent(new Event('change'));
}
