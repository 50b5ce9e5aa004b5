/** The tab of a role-play in a browser, with a microphone that a test can rely on, and all that is left of what was said. */
import type { Driver, ExtensionApi, LaunchOptions, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { browserName } from './setup.ts';

declare const browser: ExtensionApi;

/** A device that sounds by itself, lent without a question. */
export const FAKE: Partial<LaunchOptions> =
  browserName === 'chromium'
    ? { args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] }
    : { prefs: { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true } };

/** A browser that lends no microphone, as after a "no" that it remembers. */
export const DENIED: Partial<LaunchOptions> =
  browserName === 'chromium'
    ? { args: ['--use-fake-device-for-media-stream', '--deny-permission-prompts'] }
    : { prefs: { 'media.navigator.streams.fake': true, 'permissions.default.microphone': 2 } };

/** Opens the tab by its address, and waits until the role-play is there with its sounds. */
export async function openRehearsal(driver: Driver, lesson: string, block: number): Promise<View> {
  const view = await driver.extensionPage(`practice.html#lesson=${lesson}&block=${block}`);
  await view.waitFor(() => document.querySelector('.booth') && !document.querySelector('.listen.waiting'));
  return view;
}

/** The tab that Cuecard opened. */
export const openedRehearsal = (driver: Driver): Promise<View> =>
  until('the tab of the role-play', async () => {
    for (const page of await driver.browser.pages()) {
      const view = driver.view(page);
      // A tab that was closed is listed a while longer.
      if ((await view.url().catch(() => '')).includes('/practice.html')) return view;
    }
    return undefined;
  });

/**
 * Plays one of the sounds, and waits until it runs. A machine without a loudspeaker plays nothing in Firefox, but for what
 * is muted.
 */
export async function listen(view: View, name: string): Promise<void> {
  await view.evaluate(() => {
    for (const audio of document.querySelectorAll('audio')) audio.muted = true;
  });
  await view.click(`[aria-label="Play: ${name}"]`);
  await view.waitFor((name) => document.querySelector(`[aria-label="Pause: ${name}"]`), name);
}

/** From now on it is known what the page asks of the microphone, and what it tells the background. */
export const watch = (view: View): Promise<void> =>
  view.evaluate(() => {
    const watched = { asked: [] as unknown[], tracks: [] as MediaStreamTrack[], sent: [] as unknown[] };
    Object.assign(globalThis, { watched });
    const { mediaDevices } = navigator;
    const lend = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      watched.asked.push(wanted);
      const stream = await lend(wanted);
      watched.tracks.push(...stream.getTracks());
      return stream;
    };
    const { runtime } = browser;
    const send = runtime.sendMessage.bind(runtime) as (message: unknown) => Promise<unknown>;
    Object.assign(runtime, {
      sendMessage: (message: unknown) => {
        watched.sent.push(message);
        return send(message);
      },
    });
  });

/** What `watch` saw. `tracks`: their states, in the order in which they were lent. */
export const watched = (view: View) =>
  view.evaluate(() => {
    const { asked, tracks, sent } = (
      globalThis as unknown as {
        watched: { asked: unknown[]; tracks: MediaStreamTrack[]; sent: { kind: string; ask: unknown }[] };
      }
    ).watched;
    return { asked, tracks: tracks.map(({ readyState }) => readyState), sent };
  });

/** Records for two seconds. */
export async function say(view: View, name = 'Record'): Promise<void> {
  await view.click({ text: name });
  await view.waitFor(() => document.querySelector('[role="timer"]')?.textContent?.startsWith('0:02'));
  await view.click({ text: 'Stop' });
  await view.waitFor(() => document.querySelector('[aria-label="Play: Your recording"]'));
}

/** How loud one's own recording is, and how long: it is decoded, as for playing. */
export const recording = (view: View) =>
  view.evaluate(async () => {
    const own = [...document.querySelectorAll('.pair .listen')].find(({ textContent }) =>
      textContent?.includes('Your recording'),
    );
    const { src } = own!.querySelector('audio')!;
    const bytes = await (await fetch(src)).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes);
    return { src, seconds: sound.duration, loudest: Math.max(...sound.getChannelData(0).map(Math.abs)) };
  });

/** Where in the extension's stores something stands that is a sound or holds the words. */
export const remains = (driver: Driver, words: string): Promise<string[]> =>
  driver.inExtension(async (words) => {
    const found: string[] = [];
    // The index of the lessons is bytes, too; a sound begins as WebM or Ogg does.
    const isSound = (bytes: Uint8Array) =>
      ['26,69,223,163', '79,103,103,83'].includes(bytes.slice(0, 4).join(','));
    const look = async (value: unknown, at: string): Promise<void> => {
      if (value instanceof Blob) await look(await value.arrayBuffer(), at);
      else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value instanceof ArrayBuffer ? value : value.buffer);
        if (isSound(bytes)) found.push(`${at}: a sound`);
        await look(new TextDecoder('latin1').decode(bytes).replace(/^data:|^blob:/, ''), at);
      } else if (typeof value === 'string') {
        if (value.includes(words)) found.push(`${at}: the words`);
        if (/^(data:|blob:)/.test(value)) found.push(`${at}: bytes as text`);
      } else if (value !== null && typeof value === 'object')
        for (const [key, part] of Object.entries(value)) await look(part, `${at}.${key}`);
    };
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const area of ['local', 'session'] as const) await look(await browser.storage[area].get(), area);
    await look({ ...localStorage }, 'localStorage');
    await look({ ...sessionStorage }, 'sessionStorage');
    await look(await caches.keys(), 'caches');
    for (const { name } of await indexedDB.databases()) {
      const db = await wait(indexedDB.open(name!));
      for (const store of db.objectStoreNames)
        await look(await wait(db.transaction(store).objectStore(store).getAll()), `${name}.${store}`);
      db.close();
    }
    return found;
  }, words);
