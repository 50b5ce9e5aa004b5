import { it } from 'vitest';
import { browserName, startBrowser } from './setup.ts';

const FAKE =
  browserName === 'chromium'
    ? { args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] }
    : { prefs: { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true } };
const DENY =
  browserName === 'chromium'
    ? { args: ['--use-fake-device-for-media-stream', '--deny-permission-prompts'] }
    : { prefs: { 'permissions.default.microphone': 2 } };
it('looks', async () => {
  const driver = await startBrowser(FAKE);
  try {
    for (const [name, width, question, scheme] of [
      ['popup-greet', 400, 'greet an inbound', 'light'],
      ['popup-upset', 280, 'already upset', 'dark'],
    ] as const) {
      const view = await driver.extensionPage('popup.html');
      await view.setViewport(width, 600);
      await view.media({ scheme });
      await view.click('input');
      await view.type(question);
      await view.waitFor(() => document.querySelector('.entry'));
      await view.press('Enter');
      await view.waitFor(() => document.querySelector('.where'));
      for (let n = 0; n < (name === 'popup-greet' ? 3 : 2); n++) await view.click({ text: 'Next' });
      await view.waitFor(() => document.querySelector('.block-role-play:not([hidden])'));
      await view.screenshot(`/tmp/role-${name}-0.png`, { fullPage: true });
      if (name === 'popup-greet') {
        await view.click('textarea');
        await view.type('Good afternoon, Fernhill, Robin speaking.');
      } else await view.click({ text: 'Say how sorry you are' });
      await view.click({ text: 'Show the model line' });
      await view.waitFor(() => document.querySelector('.judge'));
      await view.click({ text: 'Like the model line' });
      await view.screenshot(`/tmp/role-${name}-1.png`, { fullPage: true });
      if (name === 'popup-greet') {
        await view.click({ text: 'Record in a tab' });
        await new Promise((r) => setTimeout(r, 1500));
        console.log((await driver.browser.pages()).map((p) => p.url()));
      }
      await view.close();
    }
  } finally {
    await driver.close();
  }
  const other = await startBrowser(DENY);
  try {
    const view = await other.extensionPage('practice.html#lesson=fernhill/phone-greeting&block=3');
    await view.setViewport(800, 800);
    await view.waitFor(() => document.querySelector('.booth'));
    await view.click({ text: 'Record' });
    await view.waitFor(() => document.querySelector('.refused'));
    await view.screenshot(`/tmp/role-denied.png`, { fullPage: true });
    console.log((await view.text()).slice(0, 700));
    const gone = await other.extensionPage('practice.html#lesson=fernhill/nothing&block=3');
    await gone.waitForText('not here');
    await gone.screenshot(`/tmp/role-gone.png`);
  } finally {
    await other.close();
  }
});
