import type { Body } from '../json.ts';
import type { Store } from './store.ts';

export interface Request {
  store: Store;
  id: string;
  query: URLSearchParams;
  body: Body;
}

/** Keys read "METHOD /path/:id"; the first that fits answers. */
export type Routes = Record<string, (request: Request) => unknown>;
