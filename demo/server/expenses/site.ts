/** Fernhill Expenses: pages made on the server, forms sent back to it, no script. */
import type { IncomingMessage } from 'node:http';
import { type Form, readForm } from '../form.ts';
import { HttpError } from '../json.ts';
import type { PageAnswer, Site } from '../site.ts';
import { nameOf, TOKEN } from './fields.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { approvalRoutes } from './pages/approvals.ts';
import { cardRoutes } from './pages/cards.ts';
import { decisionRoutes } from './pages/decision.ts';
import { newReportRoutes } from './pages/new-report.ts';
import { overviewRoutes } from './pages/overview.ts';
import { profileRoutes } from './pages/profile.ts';
import { reportRoutes } from './pages/report.ts';
import { sessionRoutes } from './pages/session.ts';
import type { Answer, Context, Routes, View } from './route.ts';
import { checkToken, cookieOf, createSessions, type Session } from './sessions.ts';
import { createStore, personOf } from './store.ts';

const ROUTES: Routes = {
  ...overviewRoutes,
  ...newReportRoutes,
  ...reportRoutes,
  ...approvalRoutes,
  ...decisionRoutes,
  ...cardRoutes,
  ...profileRoutes,
  ...sessionRoutes,
};
const BY_KEY = new Map(Object.entries(ROUTES).map(([key, run]) => [key.toLowerCase(), run]));

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
  'Content-Type': 'text/html; charset=utf-8',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** @param now for tests that need a day of their own */
export function createExpensesSite(now?: () => number): Site {
  const store = createStore(now);
  const sessions = createSessions();

  return async (request, path, query) => {
    const session = sessions.of(request.headers.cookie);
    const frame = () => ({ store, session, me: personOf(store, session.personId) });
    try {
      const { method, run } = routeOf(request, path);
      const form = method === 'POST' ? await postedForm(request, session) : EMPTY;
      return toAnswer(frame(), session, run({ ...frame(), query, form }));
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      return page(session, error.status, layout(frame(), faultView(error)));
    }
  };
}

const EMPTY: Form = { text: () => '', has: () => false, upload: () => undefined };

function routeOf({ method: verb = 'GET' }: IncomingMessage, path: string) {
  const method = verb === 'HEAD' ? 'GET' : verb;
  const name = (path === '' ? 'Default.aspx' : path).toLowerCase();
  const run = BY_KEY.get(`${method.toLowerCase()} ${name}`);
  if (run) return { method, run };
  const other = BY_KEY.has(`get ${name}`) || BY_KEY.has(`post ${name}`);
  throw new HttpError(
    other ? 405 : 404,
    other ? 'This page does not take that.' : 'There is no page at this address.',
  );
}

/** The form with the names the pages know, once it is sure that it comes from a page of this session. */
async function postedForm(request: IncomingMessage, session: Session): Promise<Form> {
  const posted = await readForm(request);
  checkToken(session, posted.text(TOKEN));
  return {
    text: (name) => posted.text(nameOf(name)),
    has: (name) => posted.has(nameOf(name)),
    upload: (name) => posted.upload(nameOf(name)),
  };
}

function toAnswer(
  frame: Pick<Context, 'store' | 'session' | 'me'>,
  session: Session,
  answer: Answer,
): PageAnswer {
  if ('to' in answer)
    return {
      status: 303,
      headers: { ...HEADERS, 'Set-Cookie': cookieOf(session), Location: answer.to },
      body: '',
    };
  const isFaulty = answer.problems !== undefined && answer.problems.size > 0;
  return page(session, isFaulty ? 422 : 200, layout(frame, answer));
}

function page(session: Session, status: number, body: string): PageAnswer {
  return { status, headers: { ...HEADERS, 'Set-Cookie': cookieOf(session) }, body };
}

function faultView({ message }: HttpError): View {
  return {
    title: 'This did not work',
    section: 'reports',
    crumbs: [],
    body: html`<p class="empty">${message}</p><p><a class="btn" href="/expenses/Default.aspx">My reports</a></p>`,
  };
}
