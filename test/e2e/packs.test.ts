/** Packs from a server on this machine: added, trusted, kept up to date, and every fault on the way. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_FILE } from '../../lib/webext/packs/download.ts';
import type { PackRecord } from '../../lib/webext/packs/record.ts';
import type { Driver, ExtensionApi, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { addPack, found, openPacks, submit, told, update } from './pack-page.ts';
import {
  newSigner,
  OPEN,
  type PackServer,
  packOf,
  questionOf,
  type Signer,
  startPackServer,
  whole,
} from './pack-server.ts';
import { database } from './records.ts';
import { LOCALHOST, startBrowser } from './setup.ts';

declare const browser: ExtensionApi;

const MEGABYTE = new Uint8Array(1024 * 1024);

let driver: Driver;
let server: PackServer;
let ada: Signer;
let eve: Signer;
const open: View[] = [];

beforeAll(async () => {
  [driver, ada, eve] = await Promise.all([startBrowser(), newSigner(), newSigner()]);
});

beforeEach(async () => {
  server = await startPackServer();
});

afterEach(async () => {
  for (const view of open.splice(0)) await view.close();
  await server.close();
  await forget();
});

afterAll(async () => {
  await driver?.close();
});

/** Takes out what was added, as a new start of the browser would find it. */
async function forget(): Promise<void> {
  await driver.inExtension(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('cuecard');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction(['packs', 'packFiles'], 'readwrite');
          for (const name of ['packs', 'packFiles']) tx.objectStore(name).clear();
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await driver.inExtension(() => browser.storage.session.remove(['packs', 'packProblems', 'tools']));
}

async function options(): Promise<View> {
  const page = await openPacks(driver);
  open.push(page);
  return page;
}

/** The options page with version 1.0.0 of the pack. */
async function withPack(): Promise<View> {
  server.give(await packOf(ada, '1.0.0'));
  const page = await options();
  await addPack(page, server, ada);
  return page;
}

const records = async () => ((await database(driver)).packs ?? []) as PackRecord[];

const hasVersion = (version: string) =>
  until(`version ${version} to be found`, async () => {
    const questions = await found(driver);
    return questions.length === 1 && questions[0]!.includes(questionOf(version));
  });

describe('a pack by its address', () => {
  it('is added once its key is trusted, shows its lessons, and goes with undo', async () => {
    const page = await withPack();
    await hasVersion('1.0.0');
    expect(server.requests.every(({ headers }) => !headers.cookie && !headers.referer)).toBe(true);
    await driver.killWorker();
    await hasVersion('1.0.0');
    await page.click({ text: 'Remove: Acme' });
    await page.waitForText('You can bring it back until you close the browser.');
    expect(await found(driver)).toEqual([]);
    await page.click({ text: 'Bring back: Acme' });
    await page.waitForText('Update now');
    await hasVersion('1.0.0');
  });

  it('is asked for with its ETag, and a new version is there at once, in the page that is open too', async () => {
    const page = await withPack();
    await update(page);
    await until('the question whether it is the same', () =>
      server.requests.some(({ headers }) => headers['if-none-match']),
    );
    server.give(await packOf(ada, '1.1.0'));
    await update(page);
    await page.waitForText('Version 1.1.0 by Ada');
    await hasVersion('1.1.0');
  });

  it('brings a new key by a version that is signed with the old one', async () => {
    const page = await withPack();
    server.give(await packOf(ada, '1.1.0', { next_key: eve.text }));
    await update(page);
    await page.waitForText('Version 1.1.0');
    server.give(await packOf(eve, '1.2.0'));
    await update(page);
    await page.waitForText('Version 1.2.0');
    expect((await records())[0]).toMatchObject({ key: eve.text, version: '1.2.0' });
  });

  it('is checked by the alarm once a day has passed, by a background that was asleep', async () => {
    const page = await withPack();
    const alarm = await driver.inExtension(() => browser.alarms.get('packs'));
    expect(alarm?.periodInMinutes).toBe(60);
    server.give(await packOf(ada, '1.1.0'));
    await driver.killWorker();
    await driver.inExtension(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('cuecard');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const tx = opening.result.transaction('packs', 'readwrite');
            const reading = tx.objectStore('packs').get('acme');
            reading.onsuccess = () =>
              tx.objectStore('packs').put({ ...reading.result, checked: Date.now() - 24 * 3600_000 });
            tx.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
    );
    const { length } = server.requests;
    await driver.inExtension(() => browser.alarms.create('packs', { when: Date.now(), periodInMinutes: 60 }));
    await page.waitForText('Version 1.1.0 by Ada');
    expect(server.requests.length).toBeGreaterThan(length);
  });

  it('that its server lets nobody read is read once the host is allowed', async () => {
    server.give(await packOf(ada, '1.0.0'), {});
    const page = await options();
    await submit(page, `${server.url}#key=${ada.text}`);
    await page.waitForText('Access-Control-Allow-Origin');
    await driver.allow(LOCALHOST);
    await page.click({ text: `Allow ${new URL(server.url).host}` });
    await page.waitForText('Do you trust the key');
    await driver.revoke(LOCALHOST);
  });
});

describe('a pack from a file', () => {
  /** Chooses a file, as the person does in the browser's dialog. */
  async function chooseFile(page: View, bytes: Uint8Array): Promise<void> {
    await page.evaluate(
      (all) => {
        const input = document.querySelector<HTMLInputElement>('#pack-file')!;
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(all)], 'acme.zip', { type: 'application/zip' }));
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      },
      [...bytes],
    );
  }

  it('is added with the key that its publisher gives, and refused unsigned', async () => {
    const page = await options();
    await chooseFile(page, await packOf(ada, '1.0.0'));
    await page.waitForText('Key of the publisher');
    await page.type(ada.text);
    await page.press('Enter');
    await page.click({ text: 'Trust this key and add' });
    await page.waitForText('Added: Acme');
    await page.waitForText('From a file');
    await hasVersion('1.0.0');
    const { unzipSync, zipSync } = await import('fflate');
    const { SIGNATURE: _, ...files } = unzipSync(await packOf(ada, '2.0.0'));
    await chooseFile(page, zipSync(files));
    await page.waitForText('This pack is not signed');
    await hasVersion('1.0.0');
  });
});

describe('an update that goes wrong leaves the old pack in use and is told:', () => {
  const next = () => packOf(ada, '1.1.0');
  const faults: [string, () => Promise<void>, string][] = [
    [
      'cut off by the network',
      async () => {
        const bytes = await next();
        server.answer((_, response) => {
          response.writeHead(200, { ...OPEN, 'content-length': bytes.length });
          response.write(bytes.slice(0, 500), () => response.destroy());
        });
      },
      'broke off',
    ],
    [
      'cut off at the server, which says nothing of it',
      async () => {
        const half = (await next()).slice(0, 500);
        server.answer(whole(half));
      },
      'no whole pack',
    ],
    [
      'signed with another key',
      async () => server.give(await packOf(eve, '1.1.0')),
      'signature does not fit',
    ],
    ['older', async () => server.give(await packOf(ada, '0.9.0')), 'version 0.9.0, which is older'],
    [
      'changed while it was on its way',
      async () => {
        const [one, two] = [await next(), await packOf(ada, '1.2.0', { name: 'Acme two' })];
        server.answer((_, response) => {
          response.writeHead(200, { ...OPEN, etag: '"1.1.0"' });
          response.write(one.slice(0, 500), () => response.end(two.slice(500)));
        });
      },
      'changed on the way',
    ],
    [
      'not found',
      async () => server.answer((_, response) => response.writeHead(404, OPEN).end()),
      'error 404',
    ],
    [
      'a fault of the server',
      async () => server.answer((_, response) => response.writeHead(500, OPEN).end()),
      'error 500',
    ],
    [
      'a page to sign in',
      async () =>
        server.answer((_, response) =>
          response.writeHead(200, { ...OPEN, 'content-type': 'text/html' }).end('<html>'),
        ),
      'web page instead of a pack',
    ],
    [
      'sent on to an address without https',
      async () =>
        server.answer((_, response) =>
          response.writeHead(302, { ...OPEN, location: 'http://packs.example/a.zip' }).end(),
        ),
      'not safe',
    ],
    [
      'too large, by what its server says',
      async () =>
        server.answer((_, response) => {
          response.writeHead(200, { ...OPEN, 'content-length': MAX_FILE + 1 });
          response.write('PK');
        }),
      'larger than 50 MB',
    ],
    [
      'without an end, of a size that its server does not say',
      async () =>
        server.answer((_, response) => {
          response.writeHead(200, OPEN);
          const more = () => {
            while (!response.destroyed && response.write(MEGABYTE));
          };
          response.on('drain', more);
          more();
        }),
      'larger than 50 MB',
    ],
    ['out of reach', async () => server.close(), 'does not answer'],
  ];

  it.each(faults)('%s', async (_, plant, says) => {
    const page = await withPack();
    await plant();
    await update(page);
    const alert = await told(page, says);
    expect(alert).toContain('The version you have goes on working.');
    await hasVersion('1.0.0');
    // The person who is helped learns it too, quietly.
    const popup = await driver.extensionPage('popup.html');
    open.push(popup);
    await popup.waitForText('A lesson pack could not be updated');
  });

  it('an unknown key, for a pack that is there', async () => {
    const page = await withPack();
    server.give(await packOf(eve, '1.1.0'));
    await submit(page, `${server.url}#key=${eve.text}`);
    await page.click({ text: 'Trust this key and add' });
    await page.waitForText('trusts another key');
    await hasVersion('1.0.0');
  });

  it('and the next good one clears it', async () => {
    const page = await withPack();
    server.answer((_, response) => response.writeHead(500, OPEN).end());
    await update(page);
    await told(page, 'error 500');
    server.give(await next());
    await update(page);
    await page.waitForText('Version 1.1.0');
    await page.waitFor(() => document.querySelector('#packs li [role="alert"]') === null);
    await hasVersion('1.1.0');
  });
});

it('two options pages at once get one version, and both show it', async () => {
  const [first, second] = [await withPack(), await options()];
  await second.waitForText('Version 1.0.0 by Ada');
  server.give(await packOf(ada, '1.1.0'));
  await Promise.all(
    [first, second].map((page) =>
      page.evaluate(() =>
        document.querySelector<HTMLButtonElement>('[aria-label="Update now: Acme"]')!.click(),
      ),
    ),
  );
  for (const page of [first, second]) await page.waitForText('Version 1.1.0 by Ada');
  expect(await records()).toHaveLength(1);
  await hasVersion('1.1.0');
});

it('what an author writes shows in the open view within a second of being served', async () => {
  const preview = { ...OPEN, 'cuecard-preview': '1' };
  server.give(await packOf(ada, '1.0.0'), preview);
  const page = await options();
  await addPack(page, server, ada);
  await page.waitForText('edits show as they are saved');
  const popup = await driver.extensionPage('popup.html');
  open.push(popup);
  await popup.click('input');
  await popup.type('zarquon');
  await popup.waitFor(() => document.querySelector('.entry mark')?.textContent === 'zarquon');
  await popup.press('Enter');
  await popup.waitFor(
    (question) => document.querySelector('h1')?.textContent === question,
    questionOf('1.0.0'),
  );
  server.give(await packOf(ada, '1.0.1'), preview);
  const served = Date.now();
  await popup.waitFor(
    (question) => document.querySelector('h1')?.textContent === question,
    questionOf('1.0.1'),
  );
  // A second is the aim; the rest is a busy machine's.
  const took = Date.now() - served;
  expect(took).toBeLessThan(2000);
});
