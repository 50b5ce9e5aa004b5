/** The real view beside the page, which each browser keeps in its own place: a side panel, or a sidebar. */
import type { Page } from 'puppeteer-core';
import words from '../../public/_locales/en/messages.json' with { type: 'json' };
import { Bidi } from './harness/firefox-bidi.ts';
import { FirefoxSurface } from './harness/firefox-surface.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { viewOf } from './harness/view.ts';

/** All run in Firefox's window. */
const BARS = `const bars = () =>
  [...Services.wm.getEnumerator('navigator:browser')].map((one) => one.SidebarController).filter((bar) => bar.isOpen);
const inner = (bar) => bar.browser.contentDocument?.getElementById('webext-panels-browser');`;
/** The id of the sidebar's `<browser>`, once ours is in it. */
const FIND = `(origin) => {
  ${BARS}
  const ours = bars().map(inner).find((element) => element?.currentURI.spec.startsWith(origin));
  return ours && adopt(ours);
}`;
const RESIZE = `(width) => {
  const box = document.getElementById('sidebar-box');
  for (const name of ['width', 'min-width', 'max-width']) box.style.setProperty(name, width + 'px', 'important');
}`;
const IS_OPEN = `() => {
  ${BARS}
  return bars().length > 0;
}`;
const CLOSE = `() => {
  ${BARS}
  for (const bar of bars()) bar.hide();
}`;

/** Waits until the view stands beside the page, and returns it. */
export async function besideView(driver: Driver): Promise<View> {
  const address = `${driver.extensionOrigin}/sidepanel.html`;
  if (driver.name === 'chromium') {
    const target = await until('the side panel to open', () =>
      driver.browser.targets().find((target) => target.type() === 'page' && target.url() === address),
    );
    return driver.view(await target.asPage());
  }
  const bidi = await Bidi.connect(driver.browser);
  const context = await until('the sidebar to open', () => bidi.chrome<string | undefined>(FIND, address));
  const close = async () => void (await bidi.chrome(CLOSE));
  return viewOf(new FirefoxSurface(bidi, context, close));
}

/** Runs in a popup, which grows with its content, and its buttons move: resolves when it has its size. */
function atRest(): Promise<void> {
  return new Promise((resolve) => {
    const look = (before: number) => (innerWidth === before ? resolve() : setTimeout(look, 250, innerWidth));
    look(0);
  });
}

/** The real one again, opened from the real popup of that page by a click. */
export async function openBeside(driver: Driver, page: Page): Promise<View> {
  const popup = await driver.popup(page);
  await popup.waitFor(() => document.querySelector('main[aria-busy="false"] h1'));
  await popup.evaluate(atRest);
  await popup.click({ text: words.openBeside.message });
  const view = await besideView(driver);
  await until('the popup to close', async () => !(await popup.isOpen()));
  return view;
}

/** Makes it so wide, as a person does by its edge. */
export async function resizeBeside(driver: Driver, view: View, width: number): Promise<void> {
  if (driver.name === 'chromium') await view.setViewport(width, 760);
  else await (await Bidi.connect(driver.browser)).chrome(RESIZE, width);
  await view.waitFor((width) => innerWidth === width, width);
}

/** Tells whether anything of ours, or in Firefox anything at all, stands beside the page. */
export async function isBeside(driver: Driver): Promise<boolean> {
  const address = `${driver.extensionOrigin}/sidepanel.html`;
  if (driver.name === 'chromium') return driver.browser.targets().some((target) => target.url() === address);
  return await (await Bidi.connect(driver.browser)).chrome<boolean>(IS_OPEN);
}
