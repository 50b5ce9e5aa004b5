import { describe, expect, it, vi } from 'vitest';
import { grantedHosts, patternOf, reconcile } from '../../lib/webext/hosts.ts';
import { fakeBrowser } from './browser.ts';

const DESK = 'https://desk.example.com/*';
const TILL = 'http://till.local/*';
const ANYWHERE = async () => [{ urls: ['*/*'] }];

describe('reconcile', () => {
  it('registers the script for the granted hosts', async () => {
    const { browser, registered } = fakeBrowser({ origins: [TILL, DESK] });
    await reconcile(browser, ANYWHERE);
    expect([...registered.values()]).toEqual([
      {
        id: 'content',
        js: ['content.js'],
        matches: [TILL, DESK],
        excludeMatches: [],
        runAt: 'document_idle',
        persistAcrossSessions: true,
      },
    ]);
  });

  it('follows every change of the grants, down to none', async () => {
    const { browser, registered, calls, state } = fakeBrowser({ origins: [DESK] });
    await reconcile(browser, ANYWHERE);
    state.origins = [DESK, TILL];
    await reconcile(browser, ANYWHERE);
    expect(registered.get('content')?.matches).toEqual([TILL, DESK]);
    state.origins = [];
    await reconcile(browser, ANYWHERE);
    await reconcile(browser, ANYWHERE);
    expect(registered.size).toBe(0);
    expect(calls).toEqual(['register', 'update', 'unregister']);
  });

  it('changes nothing when called again, even at the same time', async () => {
    const { browser, registered } = fakeBrowser({ origins: [DESK] });
    await Promise.all([
      reconcile(browser, ANYWHERE),
      reconcile(browser, ANYWHERE),
      reconcile(browser, ANYWHERE),
    ]);
    const before = structuredClone([...registered]);
    await reconcile(browser, ANYWHERE);
    expect([...registered]).toEqual(before);
  });

  it('starts the script in open tabs of granted hosts alone, past one that rejects', async () => {
    const { browser, injected } = fakeBrowser({
      origins: [DESK],
      tabs: [
        { id: 1, url: 'https://desk.example.com/a' },
        { id: 2, url: 'https://desk.example.com/b' },
        { id: 3, url: 'https://bank.example.com/' },
        { url: 'https://desk.example.com/c' },
        { id: 5, url: 'https://desk.example.com/d' },
      ],
      dead: [2, -1],
    });
    await reconcile(browser, ANYWHERE);
    expect(injected).toEqual([1, 5]);
    // What is there already is left alone, unless it may be of an older build.
    await reconcile(browser, ANYWHERE);
    expect(injected).toEqual([1, 5]);
    await reconcile(browser, ANYWHERE, true);
    expect(injected).toEqual([1, 5, 1, 5]);
  });

  it('stays away from granted hosts that no tool is at, until one is', async () => {
    const tabs = [{ id: 1, url: 'https://desk.example.com/a' }];
    const { browser, registered, injected, calls } = fakeBrowser({ origins: [DESK, TILL], tabs });
    await reconcile(browser, async () => {
      // Until the packs are read, a page has it in any case.
      expect(registered.get('content')?.matches).toEqual([TILL, DESK]);
      return [{ urls: ['till.local:8080/sell/*'] }];
    });
    expect(registered.get('content')?.matches).toEqual(['http://till.local/sell*']);
    expect(injected).toEqual([]);
    await reconcile(browser, async () => [{ urls: ['till.local/*', 'desk.example.com/*'] }]);
    expect(registered.get('content')?.matches).toEqual([TILL, DESK]);
    expect(injected).toEqual([1]);
    await reconcile(browser, async () => []);
    expect(registered.size).toBe(0);
    expect(calls).toEqual(['register', 'register', 'update', 'update', 'update', 'unregister', 'unregister']);
  });

  it('follows pages where a tool is, and looks out beside it, in open tabs too', async () => {
    const tabs = [
      { id: 1, url: 'https://desk.example.com/hr/a' },
      { id: 2, url: 'https://desk.example.com/news' },
      { id: 3, url: 'http://till.local/hr' },
    ];
    const { browser, registered, injected, outside } = fakeBrowser({ origins: [DESK, TILL], tabs });
    await reconcile(browser, ANYWHERE);
    expect([injected, outside]).toEqual([[1, 2, 3], []]);
    const tools = async () => [{ urls: ['desk.example.com/HR/*', 'till.local'] }];
    await reconcile(browser, tools);
    const hr = 'https://desk.example.com/hr*';
    expect(registered.get('content')).toMatchObject({ matches: [TILL, hr], excludeMatches: [] });
    expect(registered.get('lookout')).toMatchObject({ matches: [DESK], excludeMatches: [TILL, hr] });
    expect([injected.slice(3), outside]).toEqual([[1, 3], [2]]);
    await reconcile(browser, tools);
    expect([injected.length, outside.length]).toEqual([5, 1]);
    await reconcile(browser, ANYWHERE);
    expect(registered.has('lookout')).toBe(false);
  });

  it('is on each granted host where the browser takes a pattern for none', async () => {
    const { browser, registered } = fakeBrowser({ origins: ['*://*/*'] });
    const { scripting } = browser;
    const update = scripting.updateContentScripts.bind(scripting);
    scripting.updateContentScripts = async ([script]) => {
      if (script!.matches?.some((one) => one.includes('odd'))) throw new Error('Invalid match pattern');
      await update([script!]);
    };
    await reconcile(browser, async () => [{ urls: ['odd.example.com/*', 'desk.example.com/*'] }]);
    expect(registered.get('content')?.matches).toEqual(['*://*/*']);
  });

  it('does not wait for ever to be told of the tools', async () => {
    vi.useFakeTimers();
    const { browser, registered } = fakeBrowser({ origins: [DESK] });
    const done = reconcile(browser, () => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(11_000);
    await done;
    expect(registered.get('content')?.matches).toEqual([DESK]);
    vi.useRealTimers();
  });

  it.each([async () => null, () => Promise.reject(new Error('no packs'))])(
    'is on each granted host where the tools cannot be told',
    async (tools) => {
      const { browser, registered } = fakeBrowser({ origins: [DESK, TILL] });
      await reconcile(browser, tools);
      expect(registered.get('content')?.matches).toEqual([TILL, DESK]);
    },
  );

  it('works again after it failed once', async () => {
    const broken = fakeBrowser({});
    Object.assign(broken.browser.permissions, { getAll: () => Promise.reject(new Error('busy')) });
    await expect(reconcile(broken.browser, ANYWHERE)).rejects.toThrow('busy');
    const { browser, calls } = fakeBrowser({ origins: [DESK] });
    await reconcile(browser, ANYWHERE);
    expect(calls).toEqual(['register']);
  });

  it('takes host patterns alone for hosts', async () => {
    const { browser } = fakeBrowser({ origins: [DESK, 'file:///*', '<all_urls>', '*://*.example.org/*'] });
    expect(await grantedHosts(browser.permissions)).toEqual(['*://*.example.org/*', DESK]);
  });
});

it.each([
  ['https://desk.example.com:8443/a/b?c#d', DESK],
  ['http://till.local', TILL],
  ['https://name:secret@desk.example.com/', DESK],
  ['chrome://extensions', null],
  ['file:///home/a.html', null],
  ['about:blank', null],
  ['data:text/html,x', null],
  ['no address', null],
  ['', null],
])('the pattern of %s is %s', (url, pattern) => {
  expect(patternOf(url)).toBe(pattern);
});
