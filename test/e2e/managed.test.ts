/** An administrator's rollout by the guide, docs/deploy.md: installed and set by policy, its hosts granted at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GECKO_ID } from '../../cli/manifest.ts';
import { type Demo, startDemo } from '../../demo/server.ts';
import { rollupsOf } from '../../lib/insight/rollup.ts';
import { example, SAMPLE } from '../guide.ts';
import { event } from '../insight/samples.ts';
import { Bidi } from './harness/firefox-bidi.ts';
import type { Driver, ExtensionApi } from './harness/types.ts';
import { until } from './harness/until.ts';
import type { AnyFunction } from './harness/view.ts';
import { plant } from './insights-page.ts';
import { found } from './pack-page.ts';
import { questionOf } from './pack-server.ts';
import { type Policy, underPolicy, whyNoPolicy } from './policy.ts';
import { database } from './records.ts';
import { PACK, type Rollout, rollOut } from './rollout.ts';
import { badgeWhere, browserName, startBrowser, stateWhere } from './setup.ts';
import { storedEvents } from './stored.ts';

declare const browser: ExtensionApi;
declare const chrome: {
  developerPrivate: {
    autoUpdate(): Promise<void>;
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  };
  management: {
    setEnabled(id: string, enabled: boolean): Promise<void>;
    uninstall(id: string, options: { showConfirmDialog: boolean }): Promise<void>;
  };
};

const SETTINGS = JSON.parse(example('chrome.json'))['3rdparty'].extensions[SAMPLE.id];
const WHY_NOT = await whyNoPolicy();

if (WHY_NOT) {
  it(`cannot be tried on this machine: ${WHY_NOT}`, () => expect(process.env.CI).toBeUndefined());
} else {
  describe('rolled out by policy, Cuecard', managed);
}

function managed(): void {
  let demo: Demo;
  let rollout: Rollout;
  let policy: Policy;
  let driver: Driver;

  beforeAll(async () => {
    [demo, rollout] = await Promise.all([startDemo(), rollOut(browserName, 'localhost\n')]);
    policy = await underPolicy(browserName, rollout.policies);
    // In a user namespace the browser believes it is root.
    const args = browserName === 'chromium' ? ['--no-sandbox'] : [];
    driver = await startBrowser({ args, policy: { program: policy.program, id: rollout.id } });
  }, 240_000);

  afterAll(async () => {
    await driver?.close();
    await Promise.all([policy?.remove(), rollout?.close(), demo?.close()]);
  });

  it('came from the server without a click', () => {
    const files = rollout.requests.flatMap((path) => path.split('/cuecard/')[1] ?? []);
    const wanted = browserName === 'chromium' ? ['updates.xml', 'cuecard-0.1.0.crx'] : ['cuecard-0.1.0.xpi'];
    expect(files).toEqual(wanted);
  });

  it('cannot be turned off or removed by the person', async () => {
    const may = await (browserName === 'chromium' ? tryInChromium(driver) : mayInFirefox(driver));
    expect(may).toEqual({ disable: false, uninstall: false });
    expect(await driver.inExtension(() => browser.runtime.getManifest().name)).toBe('Cuecard');
  });

  it('notices the page of a granted host at once, and does not ask for the host', async () => {
    const page = await driver.open(`${demo.url}/desk/`);
    await stateWhere(driver, 'the queue', (state) => state.page?.id === 'queue');
    await badgeWhere(driver, page, (text) => Number(text) > 0);
    const popup = await driver.popup(page);
    await popup.waitForText('How do I take the next call?');
    expect(await popup.text()).not.toContain('Help me here every time');
    await popup.close();
    await page.close();
  });

  it('shows the host as fixed, and it cannot be taken back there', async () => {
    const options = await driver.extensionPage('options.html');
    await options.waitForText('localhost');
    await options.waitForText('Set by your organisation');
    expect(await options.text()).not.toContain('Stop here');
    await options.close();
  });

  it('has the pack of the policy, which cannot be removed', async () => {
    const options = await driver.extensionPage('options.html');
    await options.waitForText('Version 1.0.0 by Ada');
    expect(rollout.requests).toContain(PACK);
    const row = await options.evaluate(
      () =>
        [...document.querySelectorAll('#packs li')].find((one) => one.textContent?.includes('by Ada'))
          ?.textContent,
    );
    expect(row).toContain('Set by your organisation');
    expect(row).not.toContain('Remove');
    await options.close();
    expect((await found(driver))[0]).toContain(questionOf('1.0.0'));
  });

  it('has the managed settings, and records belong to the person they name', async () => {
    expect(await driver.inExtension(() => browser.storage.managed.get(null))).toEqual(
      settingsIn(rollout.policies),
    );
    const page = await driver.open(`${demo.url}/desk/`);
    const popup = await driver.popup(page);
    await popup.click({ text: 'Useful' });
    await popup.waitForText('Rated useful.');
    await popup.close();
    const events = await until('the rating', async () => {
      const stored = await storedEvents(driver);
      return stored.some(({ kind }) => kind === 'rating') ? stored : null;
    });
    expect(new Set(events.map(({ person }) => person))).toEqual(new Set([SETTINGS.person]));
    await page.close();
  });

  it('keeps single records for as many days as it is told, however long its worker slept; the counts stay', async () => {
    const at = (days: number) => Date.now() - days * 24 * 60 * 60 * 1000;
    const [old, closed, young] = [
      event({ kind: 'shown', data: {} }, { at: at(SETTINGS.retention + 1) }),
      event({ kind: 'hint', data: { fate: 'closed' } }, { at: at(SETTINGS.retention + 1) }),
      event({ kind: 'shown', data: {} }, { at: at(SETTINGS.retention - 1) }),
    ];
    await plant(driver, [old, closed, young]);
    await driver.killWorker();
    const page = await driver.open(`${demo.url}/desk/`);
    const kept = await until('what is old to be gone', async () => {
      const ids = (await storedEvents(driver)).map(({ id }) => id);
      return ids.includes(old.id) ? null : ids;
    });
    expect(kept).toEqual(expect.arrayContaining([closed.id, young.id]));
    expect((await database(driver)).rollups).toEqual(expect.arrayContaining(rollupsOf([old, closed, young])));
    await page.close();
  });

  if (browserName === 'chromium') {
    it('takes a higher version, and is granted its new host without a question, in open tabs too', async () => {
      const page = await driver.open(`http://127.0.0.1:${demo.port}/desk/`);
      await rollout.release('0.1.1', ['*://127.0.0.1/*']);
      await inManager(driver, async () => {
        await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        await chrome.developerPrivate.autoUpdate();
      });
      await until('the update', async () => {
        const version = await driver.inExtension(() => browser.runtime.getManifest().version);
        return version === '0.1.1';
      });
      await stateWhere(driver, 'the queue', ({ address, page }) => {
        return address.startsWith('http://127.0.0.1') && page?.id === 'queue';
      });
      await page.close();
    });
  }
}

/** The managed settings in a policy file, of either browser. */
function settingsIn(policies: object): object {
  const { '3rdparty': third } = ('policies' in policies ? policies.policies : policies) as Record<
    string,
    object
  >;
  return Object.values(Object.values(third!)[0])[0] as object;
}

/** Runs a function in the extension manager's page, with what its switches and buttons call. */
async function inManager<T>(driver: Driver, fn: (id: string) => Promise<T>): Promise<T> {
  const page = await driver.browser.newPage({ background: true });
  try {
    page.goto('chrome://extensions/').catch(() => {});
    await until('the extension manager', () => page.evaluate(() => Boolean(chrome.developerPrivate)));
    return (await page.evaluate(fn as AnyFunction, new URL(driver.extensionOrigin).hostname)) as T;
  } finally {
    await page.close();
  }
}

interface May {
  disable: boolean;
  uninstall: boolean;
}

/** What becomes of trying it. */
function tryInChromium(driver: Driver): Promise<May> {
  return inManager(driver, async (id) => {
    const works = (attempt: Promise<void>) =>
      attempt.then(
        () => true,
        () => false,
      );
    return {
      disable: await works(chrome.management.setEnabled(id, false)),
      uninstall: await works(chrome.management.uninstall(id, { showConfirmDialog: false })),
    };
  });
}

const MAY = `async (id) => {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const { permissions } = await AddonManager.getAddonByID(id);
  const may = (permission) => Boolean(permissions & permission);
  return { disable: may(AddonManager.PERM_CAN_DISABLE), uninstall: may(AddonManager.PERM_CAN_UNINSTALL) };
}`;

/** What the add-on manager's page offers. */
async function mayInFirefox(driver: Driver): Promise<May> {
  return (await Bidi.connect(driver.browser)).chrome(MAY, GECKO_ID);
}
