/** A table of routes over the store of Fernhill Store. */
import { type Api, type Body, HttpError } from '../json.ts';
import type { Store } from './store.ts';

export interface Request {
  store: Store;
  id: string;
  query: URLSearchParams;
  body: Body;
}

/** Keys read "METHOD /path/:id". */
export type Routes = Record<string, (request: Request) => unknown>;

/** Answers requests by the first route that fits. */
export function serveRoutes(store: Store, table: Routes): Api {
  const routes = Object.entries(table).map(([key, run]) => {
    const [verb = '', path = ''] = key.split(' ');
    return { pattern: new RegExp(`^${verb} ${path.replace(':id', '([^/]+)')}$`), run };
  });
  return (method, path, query, body) => {
    for (const { pattern, run } of routes) {
      const hit = pattern.exec(`${method} ${path}`);
      if (hit) return run({ store, id: hit[1] ?? '', query, body });
    }
    throw new HttpError(404, 'Fernhill Store has no such resource.');
  };
}
