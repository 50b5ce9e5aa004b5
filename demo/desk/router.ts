/** Which view belongs to which address, and moving between them without loading the page again. */
import { ApiError } from './api.ts';
import { type Child, h } from './dom.ts';

export interface Crumb {
  label: string;
  href?: string;
}

export interface View {
  /** What stands before "· Fernhill Desk" in the window's title. */
  title: string;
  crumbs: Crumb[];
  content: Child;
}

export interface Visit {
  id: string;
  query: URLSearchParams;
  /** Aborts when the person leaves the view: end timers, requests and listeners with it. */
  signal: AbortSignal;
}

export interface Route {
  path: string;
  /** Known before the data is there. */
  title: string;
  load(visit: Visit): Promise<View>;
}

export interface Screen {
  loading(title: string): void;
  show(view: View, isFirst: boolean): void;
}

const BASE = '/desk';
let visit = new AbortController();
let start: (isFirst: boolean) => Promise<void>;

export function startRouter(routes: Route[], screen: Screen): Promise<void> {
  start = async (isFirst) => {
    visit.abort();
    visit = new AbortController();
    const { signal } = visit;
    const { route, id } = find(routes, location.pathname);
    const query = new URLSearchParams(location.search);
    document.title = titleOf(route?.title ?? 'Not found');
    screen.loading(route?.title ?? 'Not found');
    const view = route
      ? await route.load({ id, query, signal }).catch((error: unknown) => failure(error, signal))
      : notFound('There is no page at this address.');
    if (signal.aborted || !view) return;
    document.title = titleOf(view.title);
    screen.show(view, isFirst);
  };
  addEventListener('popstate', () => void start(false));
  document.addEventListener('click', followLink);
  return start(true);
}

/** Goes to a path inside Fernhill Desk, such as "/desk/customers". */
export function go(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  void start(false);
}

/** Shows the same address again with fresh data. */
export const reload = (): void => void start(false);

function find(routes: Route[], pathname: string): { route?: Route; id: string } {
  const parts = pathname.replace(/\/+$/, '').split('/');
  for (const route of routes) {
    const wanted = `${BASE}${route.path}`.replace(/\/+$/, '').split('/');
    if (wanted.length !== parts.length) continue;
    if (wanted.every((part, i) => part === ':id' || part === parts[i])) {
      return { route, id: decodeURIComponent(parts[wanted.indexOf(':id')] ?? '') };
    }
  }
  return { id: '' };
}

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (!link.pathname.startsWith(`${BASE}/`) || link.getAttribute('href')?.startsWith('#')) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
}

const titleOf = (title: string): string => `${title} · Fernhill Desk`;

function failure(error: unknown, signal: AbortSignal): View | undefined {
  if (signal.aborted) return undefined;
  if (error instanceof ApiError)
    return notFound(error.message, error.status === 404 ? 'Not found' : 'Not available');
  throw error;
}

function notFound(message: string, title = 'Not found'): View {
  const content = h(
    'div',
    { class: 'empty-page' },
    h('h1', {}, title),
    h('p', {}, message),
    h('a', { class: 'button', href: `${BASE}/` }, 'Go to the call queue'),
  );
  return { title, crumbs: [{ label: title }], content };
}
