/** The API of Fernhill Desk: one table of routes over one store. */
import { type Api, HttpError } from '../json.ts';
import { callRoutes } from './api-calls.ts';
import { customerRoutes } from './api-customers.ts';
import { ticketRoutes } from './api-tickets.ts';
import type { Routes } from './route.ts';
import { createStore } from './store.ts';

const ROUTES: Routes = { ...callRoutes, ...customerRoutes, ...ticketRoutes };

export function createDeskApi(): Api {
  const store = createStore();
  const routes = Object.entries(ROUTES).map(([key, run]) => {
    const [method = '', pattern = ''] = key.split(' ');
    return { method, parts: pattern.split('/'), run };
  });

  return (method, path, query, body) => {
    const parts = path.split('/');
    for (const route of routes) {
      if (route.method !== method || route.parts.length !== parts.length) continue;
      if (!route.parts.every((part, i) => part === ':id' || part === parts[i])) continue;
      const id = parts[route.parts.indexOf(':id')] ?? '';
      return route.run({ store, id, query, body });
    }
    throw new HttpError(404, 'Fernhill Desk has no such resource.');
  };
}
