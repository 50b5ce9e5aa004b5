/** Who is signed in, by a cookie that says nothing itself. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { HttpError } from '../json.ts';
import { FIRST_PERSON } from './people.ts';

export interface Session {
  readonly id: string;
  /** What every form of this session must bring back. */
  readonly token: string;
  personId: string;
  /** Shown once, on the next page. */
  notice: string;
  /** Takes back what the notice tells, and answers where to go then. Its number keeps an old page from using it. */
  undo: { n: number; run(): string } | null;
  /** A receipt that arrived with a form that had other faults, by the number the form carries. */
  readonly receipts: Map<string, { name: string; size: number }>;
}

const COOKIE = 'FXSESSION';
const MOST = 500;

export function createSessions() {
  const sessions = new Map<string, Session>();
  return {
    /** The session of a request, or a new one, signed in as the first person. */
    of(cookies: string | undefined): Session {
      const id = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(cookies ?? '')?.[1];
      const known = id === undefined ? undefined : sessions.get(id);
      if (known) return known;
      const [oldest] = sessions.keys();
      if (sessions.size >= MOST && oldest !== undefined) sessions.delete(oldest);
      const session: Session = {
        id: secret(),
        token: secret(),
        personId: FIRST_PERSON,
        notice: '',
        undo: null,
        receipts: new Map(),
      };
      sessions.set(session.id, session);
      return session;
    },
  };
}

let undos = 0;

/** Tells something on the next page, with a way back where there is one. */
export function tell(session: Session, notice: string, undo?: () => string): void {
  session.notice = notice;
  undos += 1;
  session.undo = undo ? { n: undos, run: undo } : null;
}

export function cookieOf({ id }: Session): string {
  return `${COOKIE}=${id}; Path=/expenses; HttpOnly; SameSite=Lax`;
}

/** @throws HttpError when a form does not come from a page of this session */
export function checkToken({ token }: Session, sent: string): void {
  const [a, b] = [Buffer.from(token), Buffer.from(sent)];
  if (a.length !== b.length || !timingSafeEqual(a, b))
    throw new HttpError(403, 'This form is too old. Open the page again and fill it in once more.');
}

function secret(): string {
  return randomBytes(18).toString('base64url');
}
