/** The page named in the hash: `#/products/alder-8`. */
import { Refusal } from './api.ts';
import { element, html, type Part } from './html.ts';

export interface Page {
  /** What the window is called. */
  title: string;
  content: Part;
}

export interface Route {
  /** `/products/:id`. */
  path: string;
  load(id: string, query: URLSearchParams): Promise<Page>;
}

const START = '#/sell';
let turn = 0;
let show = async (): Promise<void> => {};

/** Shows the page of the address in `outlet`, now and whenever the hash changes. */
export function startRoutes(routes: Route[], outlet: HTMLElement, shown: (path: string) => void): void {
  const patterns = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.path.replace(':id', '([^/]+)')}$`),
  }));
  show = async () => {
    const mine = ++turn;
    const [path = '', query = ''] = location.hash.slice(1).split('?');
    shown(path);
    const page = await load(path, new URLSearchParams(query));
    if (mine !== turn) return;
    document.title = `${page.title} | Fernhill Store`;
    outlet.replaceChildren(html`${page.content}`);
    outlet.scrollTop = 0;
    if (mine > 1) heading(outlet)?.focus({ preventScroll: true });
  };
  const load = async (path: string, query: URLSearchParams): Promise<Page> => {
    for (const { route, pattern } of patterns) {
      const hit = pattern.exec(path);
      if (hit) return route.load(decodeURIComponent(hit[1] ?? ''), query).catch(failed);
    }
    return failed(new Refusal('There is no page at this address.'));
  };
  addEventListener('hashchange', () => void show());
  if (!location.hash) history.replaceState(null, '', START);
  void show();
}

/** Goes to a page: `go('/returns')`. */
export function go(path: string): void {
  location.hash = `#${path}`;
}

/** Shows the same page again with fresh data. */
export const again = (): Promise<void> => show();

function heading(outlet: HTMLElement): HTMLElement | null {
  const found = outlet.querySelector('h1');
  found?.setAttribute('tabindex', '-1');
  return found;
}

function failed(error: unknown): Page {
  if (!(error instanceof Refusal)) throw error;
  return {
    title: 'Not available',
    content: element`<div class="blank">
      <h1>Not available</h1>
      <p>${error.message}</p>
      <a class="key" href="${START}">Back to the till</a>
    </div>`,
  };
}
