/** The API of Fernhill Store. */
import type { Api } from '../json.ts';
import { basketRoutes } from './api-basket.ts';
import { serviceRoutes } from './api-service.ts';
import { serveRoutes } from './route.ts';
import { createStore } from './store.ts';

export function createPosApi(): Api {
  return serveRoutes(createStore(), { ...basketRoutes, ...serviceRoutes });
}
