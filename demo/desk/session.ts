/** Who is signed in, their status and the call they are on: one state that header, softphone and views share. */
import { get, post } from './api.ts';
import type { Session } from './types.ts';

export const STATUSES = ['Available', 'On a call', 'After-call work', 'Break', 'Training', 'Offline'];

let current: Session = { agent: '', status: 'Offline', call: null };
const changes = new EventTarget();

export const session = (): Session => current;

export function onSession(run: (session: Session) => void, signal?: AbortSignal): void {
  changes.addEventListener('change', () => run(current), signal ? { signal } : {});
  run(current);
}

function set(next: Session): void {
  current = next;
  changes.dispatchEvent(new Event('change'));
}

export async function refreshSession(): Promise<void> {
  set(await get<Session>('session'));
}

export async function setStatus(status: string): Promise<void> {
  set(await post<Session>('status', { status }));
}

/** Puts the current call on hold or takes it back. */
export async function setHeld(held: boolean): Promise<void> {
  if (current.call) set(await post<Session>(`calls/${current.call.id}/hold`, { held }));
}

export async function endCall(id: string): Promise<void> {
  set(await post<Session>(`calls/${id}/end`));
}

export async function transferCall(id: string, to: string, note: string): Promise<void> {
  set(await post<Session>(`calls/${id}/transfer`, { to, note }));
}

export async function wrapUp(id: string, code: string, notes: string): Promise<void> {
  set(await post<Session>(`calls/${id}/wrap-up`, { code, notes }));
}
