/** A browser whose policy names a record store, and the way to it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GECKO_ID } from '../../cli/manifest.ts';
import type { Event } from '../../lib/insight/event.ts';
import type { Outbox } from '../../lib/xapi/outbox.ts';
import { type Lrs, type Statement, WRITER } from '../lrs/lrs.ts';
import type { Driver, ExtensionApi } from './harness/types.ts';
import { until } from './harness/until.ts';
import { underPolicy } from './policy.ts';
import { database } from './records.ts';
import { browserName, extensionDir, startBrowser } from './setup.ts';

declare const browser: ExtensionApi;

/** What the policy says besides the credential. */
export const HOME = 'https://training.example.com';

interface Options {
  /** The address of the record store, or of a way to it; null: the policy names none. */
  readonly url: string | null;
  readonly dir?: string;
  /** Port of the recording proxy. */
  readonly proxy?: number;
  readonly profile?: string;
  /** What else the policy says. */
  readonly settings?: object;
  readonly env?: Record<string, string>;
}

/** Starts it with the built extension. Whoever starts it closes it. */
export async function startWithStore({
  url,
  dir = extensionDir,
  proxy,
  profile,
  env,
  settings: more,
}: Options): Promise<Driver> {
  const settings = {
    person: 'e-1024',
    ...more,
    ...(url !== null && { lrs: { url, ...WRITER, home: HOME } }),
  };
  const policies =
    browserName === 'firefox'
      ? { policies: { '3rdparty': { Extensions: { [GECKO_ID]: settings } } } }
      : { '3rdparty': { extensions: { [idIn(dir)]: settings } } };
  const { program, remove } = await underPolicy(browserName, policies);
  const driver = await startBrowser({
    extensionDir: dir,
    program,
    ...(proxy !== undefined && { proxy }),
    ...(profile !== undefined && { profile }),
    ...(env && { env }),
    // In a user namespace the browser believes it is root.
    args: browserName === 'chromium' ? ['--no-sandbox'] : [],
  });
  const close = driver.close.bind(driver);
  driver.close = async () => {
    await close();
    await remove();
  };
  await until('the policy to be read', () =>
    driver.inExtension(async () => (await browser.storage.managed.get(null)).person),
  );
  return driver;
}

/** The id that the manifest's key decides: the first half of its digest, in the letters a to p. */
function idIn(dir: string): string {
  const { key } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as { key: string };
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...digest].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
}

/** What is kept of the outbox. */
export async function outboxOf(
  driver: Driver,
): Promise<{ state: Outbox | null; waiting: { id: string; json: string }[]; events: Event[] }> {
  const { outboxState = [], outbox = [], events = [] } = await database(driver);
  return {
    state: (outboxState[0] as Outbox | undefined) ?? null,
    waiting: outbox as { id: string; json: string }[],
    events: events as Event[],
  };
}

/** Waits until the record store has a statement of every event that the browser has, and returns them. */
export async function allArrived(driver: Driver, lrs: Lrs): Promise<Statement[]> {
  return until(
    'every event to be in the record store',
    async () => {
      const { events, waiting } = await outboxOf(driver);
      const found = await lrs.find();
      const ids = new Set(found.map(({ id }) => id));
      return events.length > 0 && waiting.length === 0 && events.every(({ id }) => ids.has(id))
        ? found
        : null;
    },
    { timeout: 60_000, detail: async () => JSON.stringify(await outboxOf(driver)).slice(0, 3000) },
  );
}

/** Waits until the record store has so many statements with a verb, and returns them. */
export const arrived = (lrs: Lrs, verb: string, count: number): Promise<Statement[]> =>
  until(
    `${count} statements with ${verb}`,
    async () => {
      const found = await lrs.find({ verb });
      return found.length >= count ? found : null;
    },
    { timeout: 60_000 },
  );

/** Where the browser asks first, the person agrees, by a click. */
export async function agree(driver: Driver): Promise<void> {
  if (browserName !== 'firefox') return;
  const options = await driver.extensionPage('options.html');
  await options.click({ text: 'Allow sending' });
  await options.waitForText('Send now');
  await options.close();
}
