/** One request: the list of tools, a tool's API, its file, its shell for its own routes, or a page made here. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDeskApi } from './desk/api.ts';
import { createExpensesSite } from './expenses/site.ts';
import { type Api, HttpError, readJson, sendJson } from './json.ts';
import { createPosApi } from './pos/api.ts';
import type { Site } from './site.ts';
import { readStatic, type StaticFile } from './static.ts';

interface Mount {
  /** The tool's folder under demo/ and its first path segment. */
  name: string;
  api?: Api;
  /** Makes the tool's pages; without it they are files. */
  site?: Site;
}

const HEADERS = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy': "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'",
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

export function createHandler({ delay }: { delay: number }) {
  const mounts: Mount[] = [
    { name: 'desk', api: createDeskApi() },
    { name: 'pos', api: createPosApi() },
    { name: 'expenses', site: createExpensesSite() },
  ];

  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      const status = error instanceof HttpError ? error.status : 500;
      if (status === 500) console.error(error);
      const message = error instanceof HttpError ? error.message : 'The practice server could not answer.';
      if (response.headersSent) response.destroy();
      else sendJson(response, status, { error: message });
    });
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [rawPath = '/', rawQuery = ''] = (request.url ?? '/').split('?', 2);
    const path = decodePath(rawPath);
    const query = new URLSearchParams(rawQuery);
    const method = request.method ?? 'GET';
    const mount = mounts.find(({ name }) => path === `/${name}` || path.startsWith(`/${name}/`));

    if (mount?.api && path.startsWith(`/${mount.name}/api/`)) {
      const body = method === 'POST' ? await readJson(request) : {};
      await sleep(delay);
      const resource = path.slice(mount.name.length + 5);
      return sendJson(response, 200, mount.api(method, resource, query, body));
    }

    if (mount && path === `/${mount.name}`) {
      response.writeHead(308, { Location: `/${mount.name}/` }).end();
      return;
    }
    if (mount?.site && !isFile(path)) {
      const { status, headers, body } = await mount.site(request, path.slice(mount.name.length + 2), query);
      await sleep(delay);
      const bytes = Buffer.from(body);
      response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
      response.end(method === 'HEAD' ? undefined : bytes);
      return;
    }
    if (method !== 'GET' && method !== 'HEAD') throw new HttpError(405, 'This address can only be read.');
    const file = mount
      ? await toolFile(mount, path)
      : await readStatic('home', path === '/' ? 'index.html' : path);
    if (!file) throw new HttpError(404, 'There is nothing at this address.');
    response.writeHead(200, { ...HEADERS, 'Content-Type': file.type, 'Content-Length': file.body.length });
    response.end(method === 'HEAD' ? undefined : file.body);
  }
}

/** A path that names a file gets that file or nothing; every other path is a route of the tool itself. */
async function toolFile(mount: Mount, path: string): Promise<StaticFile | undefined> {
  const inside = path.slice(mount.name.length + 2);
  return readStatic(mount.name, isFile(path) ? inside : 'index.html');
}

/** ".aspx" is how old pages are named that are made here. */
function isFile(path: string): boolean {
  return /\.[a-z]+$/.test(path) && !path.endsWith('.aspx');
}

function decodePath(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    throw new HttpError(400, 'This address is not written correctly.');
  }
}
