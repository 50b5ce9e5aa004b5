/** The pack of somebody who writes lessons, in the browser that `npm start` opens: served, added, and asked for at every change. */
import { type Build, type Preview, startPreview } from '../cli/cuecard/preview.ts';
import type { Added } from '../lib/answer.ts';
import type { Driver } from '../test/e2e/harness/types.ts';

declare const browser: { runtime: { sendMessage(message: object): Promise<{ value?: Added }> } };

/**
 * Adds the pack as soon as it can be built; its key is this preview's own, and trusted. Whoever calls it stops the preview.
 * @param onBuild is told of each build
 * @throws UsageError when the folder is no pack's
 */
export async function addOwnPack(
  driver: Driver,
  folder: string,
  onBuild: (build: Build) => void,
): Promise<Preview> {
  let preview: Preview | null = null;
  let isBuilt = false;
  let adding: Promise<void> | null = null;
  const addOnce = () => {
    if (preview && isBuilt) adding ??= add(driver, preview.url);
    return adding;
  };
  preview = await startPreview(folder, {
    onBuild(build) {
      onBuild(build);
      isBuilt ||= build.isServed;
      addOnce()?.catch((error: Error) => console.error(error.message));
    },
  });
  await addOnce();
  return preview;
}

async function add(driver: Driver, url: string): Promise<void> {
  const own = await driver.extensionPage('options.html');
  const key = new URL(url).hash.slice('#key='.length);
  const { value } = await own.evaluate((ask) => browser.runtime.sendMessage({ kind: 'addPack', ask }), {
    from: url,
    key,
    isTrusted: true,
  });
  await own.close();
  if (value?.kind !== 'added') throw new Error(`Your pack was not added: ${JSON.stringify(value)}`);
}
