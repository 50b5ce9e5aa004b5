/** What an administrator does by docs/deploy.md, with its own examples: build, pack, host, write the policy. */
import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GECKO_ID } from '../../cli/manifest.ts';
import { findBrowser, needsNoSandbox } from '../browsers.mjs';
import { example, SAMPLE } from '../guide.ts';
import type { BrowserName } from './harness/types.ts';
import { newSigner, packOf } from './pack-server.ts';

const run = promisify(execFile);

export interface Rollout {
  readonly id: string;
  /** The guide's policies for this browser, with the id and the server of this rollout. */
  readonly policies: object;
  /** Every request to the server so far. */
  readonly requests: string[];
  /** Hosts a later version, which has more hosts; browsers find it at their next look. Only for Chromium. */
  release(version: string, hosts: string[]): Promise<void>;
  close(): Promise<void>;
}

/** Builds with these hosts and hosts the result on a free port of this machine. Whoever starts it closes it. */
export async function rollOut(browser: BrowserName, hosts: string): Promise<Rollout> {
  const folder = await mkdtemp(join(tmpdir(), 'cuecard-rollout-'));
  const list = join(folder, 'hosts.txt');
  await writeFile(list, hosts);
  const files = new Map<string, Buffer>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    requests.push(path);
    const body = files.get(path);
    response.writeHead(body ? 200 : 404, { 'content-type': typeOf(path), 'cache-control': 'no-store' });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const put = (path: string, body: Buffer | string) => files.set(`/cuecard/${path}`, Buffer.from(body));
  const { policies, ...made } = await (browser === 'chromium' ? chromium : firefox)(
    folder,
    list,
    put,
    origin,
  );
  const signer = await newSigner();
  files.set(PACK, Buffer.from(await packOf(signer, '1.0.0')));
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    ...made,
    policies: JSON.parse(JSON.stringify(policies).replaceAll(SAMPLE.key, signer.text)),
    requests,
    close,
  };
}

/** Where the guide's examples have their lesson pack. */
export const PACK = '/packs/returns.zip';

type Put = (path: string, body: Buffer | string) => void;
type Made = Pick<Rollout, 'id' | 'policies' | 'release'>;

const typeOf = (path: string) =>
  path.endsWith('.crx')
    ? 'application/x-chrome-extension'
    : path.endsWith('.xpi')
      ? 'application/x-xpinstall'
      : 'text/xml';

/** Runs the command of `npm run build` or `npm run zip`, without Vitest's mode, which would change what is built. */
async function cli(command: string, list: string, out: string, browser: string): Promise<void> {
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  const args = ['cli/extension.ts', command, '--hosts', list, '--out', out, browser];
  await run(process.execPath, args, { env });
}

async function chromium(folder: string, list: string, put: Put, origin: string): Promise<Made> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const key = join(folder, 'cuecard.pem');
  await writeFile(key, privateKey, { mode: 0o600 });
  const id = idOf(publicKey);
  const fill = (text: string, version = SAMPLE.version) =>
    text.replaceAll(SAMPLE.id, id).replaceAll(SAMPLE.server, origin).replaceAll(SAMPLE.version, version);
  await cli('build', list, folder, 'chrome');
  const built = join(folder, 'chrome-mv3');
  const publish = async (dir: string, version: string) => {
    put(`cuecard-${version}.crx`, await pack(dir, key, folder));
    put('updates.xml', fill(example('updates.xml'), version));
  };
  await publish(built, SAMPLE.version);
  return {
    id,
    // Puppeteer is a developer tool, which extensions by policy are closed to unless a policy opens them.
    policies: { ...JSON.parse(fill(example('chrome.json'))), DeveloperToolsAvailability: 1 },
    async release(version, hosts) {
      const dir = join(folder, version);
      await cp(built, dir, { recursive: true });
      const file = join(dir, 'manifest.json');
      const manifest = JSON.parse(await readFile(file, 'utf8'));
      manifest.host_permissions.push(...hosts);
      await writeFile(file, JSON.stringify({ ...manifest, version }));
      await publish(dir, version);
    },
  };
}

/** The id that a key decides: the first half of its digest, in the letters a to p. */
function idOf(publicKey: Buffer): string {
  const digest = createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
  return [...digest].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
}

async function pack(dir: string, key: string, folder: string): Promise<Buffer> {
  const own = [`--user-data-dir=${join(folder, 'profile')}`, ...(needsNoSandbox() ? ['--no-sandbox'] : [])];
  const args = [`--pack-extension=${dir}`, `--pack-extension-key=${key}`, '--headless', ...own];
  await run(findBrowser('chromium')!, args);
  return readFile(`${dir}.crx`);
}

async function firefox(folder: string, list: string, put: Put, origin: string): Promise<Made> {
  await cli('zip', list, folder, 'firefox');
  const { version } = JSON.parse(await readFile(join(folder, 'firefox-mv3/manifest.json'), 'utf8'));
  const xpi = join(folder, 'cuecard.xpi');
  await rename(join(folder, `cuecard-${version}-firefox.zip`), xpi);
  put(`cuecard-${SAMPLE.version}.xpi`, await readFile(xpi));
  const { policies } = JSON.parse(example('policies.json').replaceAll(SAMPLE.server, origin));
  return {
    id: GECKO_ID,
    // Nobody signs it here: the guide's way for ESR.
    policies: { policies: { ...policies, ...JSON.parse(example('esr.json')) } },
    release: async () => {
      throw new Error('Firefox looks for another address only when it starts.');
    },
  };
}
