/**
 * `npm run pictures`: takes the README's pictures of the side panel, of the options page and of a role-play anew, in the
 * extension as it is built. Popup and hint come from the tour. What it makes is kept in the repository.
 */
import { readFile, rm } from 'node:fs/promises';
import { openBeside } from '../../test/e2e/beside.ts';
import { launch } from '../../test/e2e/harness/launch.ts';
import type { ExtensionApi, View } from '../../test/e2e/harness/types.ts';
import { newSigner, packOf, startPackServer } from '../../test/e2e/pack-server.ts';
import { startDemo } from '../server.ts';

declare const browser: ExtensionApi;

const [WIDTH, HEIGHT] = [1280, 800];
const ROLE_PLAY = { width: 800, height: 1020 };
const QUESTION = 'How do I create a ticket?';

const demo = await startDemo({ delay: 0 });
const driver = await launch({
  browser: 'chromium',
  extensionDir: '.output/chrome-mv3',
  headless: true,
  args: [
    `--window-size=${WIDTH},900`,
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ],
});
try {
  await takePanel('docs/panel.png');
  await takeOptions('docs/options.png');
  await takeRolePlay('docs/role-play.png');
} finally {
  await driver.close();
  await demo.close();
}

/** A page with the real side panel, each captured as large as it is; the panel's title, which is the browser's, is drawn. */
async function takePanel(path: string): Promise<void> {
  // On an allowed host a demo has all its buttons; a hint would only stand in the picture.
  await driver.grant('http://localhost/*');
  await driver.inExtension(() => browser.storage.local.set({ settings: { hints: { often: 'never' } } }));
  const page = await driver.open(`${demo.url}/desk/tickets/new`);
  const view = driver.view(page);
  await view.waitForText('Create ticket');
  const panel = await openBeside(driver, page);
  await panel.waitFor(
    (question) => document.querySelector('h1')?.textContent === question && document.querySelector('.blocks'),
    QUESTION,
  );
  await view.evaluate(() => {
    const customer = document.querySelector<HTMLSelectElement>('[name="customerId"]')!;
    customer.value = [...customer.options].find(({ text }) => text.startsWith('Tomasz Weir'))!.value;
    customer.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await view.waitForText('Recent tickets');
  await panel.click({ text: 'Next' });
  await panel.waitForText('2 of 4');
  await panel.waitForText('Show me');
  const [left, right] = [await capture(view), await capture(panel)];
  await panel.close();
  const icon = `data:image/png;base64,${await readFile('public/icon/48.png', 'base64')}`;
  const sheet = await driver.browser.newPage();
  await sheet.setContent(`<!doctype html><style>
    body { display: flex; width: max-content; margin: 0; background: #fff; }
    body > * { display: block; flex: none; }
    div { border-left: 1px solid #d5d9e0; }
    p { display: flex; align-items: center; gap: 8px; box-sizing: border-box; height: 40px; margin: 0; padding: 0 16px;
      background: #eceef2; color: #1b1e23; font: 600 13px "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif; }
    p img { width: 16px; }
    div > img { display: block; }
  </style><img src="${left}" alt=""><div><p><img src="${icon}" alt="">Cuecard</p><img src="${right}" alt=""></div>`);
  const both = driver.view(sheet);
  const size = await both.waitFor(() => {
    const { offsetWidth, offsetHeight } = document.body;
    return [...document.images].every(({ complete }) => complete) && { offsetWidth, offsetHeight };
  });
  const { offsetWidth, offsetHeight } = size as { offsetWidth: number; offsetHeight: number };
  await both.setViewport(offsetWidth, offsetHeight);
  await both.screenshot(path);
  await sheet.close();
  console.log(path);
}

/** The packs, and the question whether the key of a new one is trusted. */
async function takeOptions(path: string): Promise<void> {
  const [server, signer] = await Promise.all([startPackServer(), newSigner()]);
  server.give(await packOf(signer, '1.4.0', { name: 'Returns desk', owner: 'Store operations' }));
  const view = await driver.extensionPage('options.html');
  await view.setViewport(WIDTH, HEIGHT);
  await view.waitForText('Request Tracker');
  await view.click('#pack-address');
  await view.type(`${server.url.replace('acme', 'returns')}#key=${signer.text}`);
  await view.click({ text: 'Add' });
  await view.waitForText('Do you trust the key');
  await view.evaluate(() => scrollTo(0, document.querySelector<HTMLElement>('#packs')!.offsetTop - 8));
  await view.screenshot(path);
  await server.close();
  console.log(path);
}

/** A line that fits is chosen and one's own recorded, with a device that sounds by itself. */
async function takeRolePlay(path: string): Promise<void> {
  const view = await driver.extensionPage('practice.html#lesson=fernhill/greet-upset-caller&block=2');
  await view.setViewport(ROLE_PLAY.width, ROLE_PLAY.height);
  await view.click({ text: 'Repeat what happened, then say what you do' });
  await view.click({ text: 'Record' });
  await view.waitFor(() => document.querySelector('[role="timer"]')?.textContent?.startsWith('0:07'));
  await view.click({ text: 'Stop' });
  await view.waitFor(() => document.querySelectorAll('.pair .listen:not(.waiting)').length === 2);
  await view.evaluate(() => (document.activeElement as HTMLElement).blur());
  await view.screenshot(path);
  console.log(path);
}

async function capture(view: View): Promise<string> {
  const path = 'docs/.capture.png';
  await view.screenshot(path);
  const bytes = await readFile(path, 'base64');
  await rm(path);
  return `data:image/png;base64,${bytes}`;
}
