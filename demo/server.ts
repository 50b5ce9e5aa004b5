/**
 * The practice company, served from this machine. `startDemo()` for tests, or
 * `node demo/server.ts [--port N] [--host NAME]` for people.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createHandler } from './server/handler.ts';

export interface Demo {
  /** Where to open it, without a trailing slash: `http://localhost:4173`. */
  url: string;
  port: number;
  close(): Promise<void>;
}

export interface DemoOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Without it the server answers on 127.0.0.1 and, where the machine has it, on ::1. */
  host?: string;
  /** Milliseconds that every API answer waits, as a busy tool would. */
  delay?: number;
}

const LOOPBACK = ['127.0.0.1', '::1'];
const NO_SUCH_FAMILY = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'];

export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const { port = 0, host, delay = 120 } = options;
  const handler = createHandler({ delay });
  for (let attempt = 0; ; attempt++) {
    const servers: Server[] = [];
    try {
      let bound = port;
      for (const address of host ? [host] : LOOPBACK) {
        const server = createServer(handler);
        const listening = await listen(server, bound, address, servers.length > 0);
        if (!listening) continue;
        servers.push(server);
        bound = (server.address() as AddressInfo).port;
      }
      const name = !host || LOOPBACK.includes(host) ? 'localhost' : host;
      return { url: `http://${name}:${bound}`, port: bound, close: () => closeAll(servers) };
    } catch (error) {
      await closeAll(servers);
      // A free IPv4 port may be taken on IPv6: then any other will do.
      if (port !== 0 || attempt === 9 || codeOf(error) !== 'EADDRINUSE') throw error;
    }
  }
}

/** Resolves false when `optional` and this machine does not have that address family. */
function listen(server: Server, port: number, host: string, optional: boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (optional && NO_SUCH_FAMILY.includes(codeOf(error))) resolve(false);
      else reject(error);
    });
    server.listen(port, host, () => resolve(true));
  });
}

async function closeAll(servers: Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4173' }, host: { type: 'string' } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port takes a whole number from 0 to 65535, not "${values.port}".`);
  }
  const demo = await startDemo(values.host ? { port, host: values.host } : { port });
  console.log(`Fernhill Mobile is open at ${demo.url}/ (Fernhill Desk: ${demo.url}/desk/). Ctrl+C stops it.`);
  const stop = () => void demo.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    const taken = codeOf(error) === 'EADDRINUSE';
    console.error(taken ? 'That port is in use. Choose another with --port.' : String(error));
    process.exitCode = 1;
  });
}
