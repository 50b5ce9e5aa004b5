/** The pack of somebody who writes lessons, in the browser that `npm start` opens: served, added, and asked for at every change. */
import { load, todayHere } from '../cli/cuecard/load.ts';
import { type Build, type Preview, startPreview } from '../cli/cuecard/preview.ts';
import type { Added } from '../lib/answer.ts';
import { isHere } from '../lib/lesson/lint/only-here.ts';
import type { Driver } from '../test/e2e/harness/types.ts';

declare const browser: { runtime: { sendMessage(message: object): Promise<{ value?: Added }> } };

/** What keeps a pack from being seen on the practice company: a line each. */
export async function unseen(folder: string, today = todayHere()): Promise<string[]> {
  const { compiled } = await load(folder);
  const urls = compiled.toolSources.flatMap(({ tool }) => tool.urls);
  const [first] = urls;
  const campaigns = compiled.pack?.campaigns ?? [];
  return [
    ...(first !== undefined && !urls.some(isHere)
      ? [`Its pages are at ${first}, not on this practice company: see them there, with "preview".`]
      : []),
    ...campaigns
      .filter(({ from }) => from.slice(0, 10) > today)
      .map(
        ({ id, from }) => `The campaign ${id} begins ${from.replace('T', ' ')}; until then it asks nobody.`,
      ),
  ];
}

/** What is told meanwhile. */
export interface Told {
  built(build: Build): void;
  /** It is in the browser now. */
  added(): void;
  /** It could not be added; the next build is tried again. */
  failed(why: string): void;
}

/**
 * Adds the pack as soon as it can be built; its key is this preview's own, and trusted. Whoever calls it stops the preview.
 * @returns once it is added, or cannot be yet
 * @throws UsageError when there is no such folder
 */
export async function addOwnPack(driver: Driver, folder: string, told: Told): Promise<Preview> {
  let preview: Preview | null = null;
  let isBuilt = false;
  let adding: Promise<boolean> | null = null;
  const addOnce = async () => {
    if (!preview || !isBuilt) return;
    const isFirst = adding === null;
    adding ??= add(driver, preview.url).then(
      () => true,
      (error: Error) => {
        told.failed(error.message);
        return false;
      },
    );
    const isAdded = await adding;
    if (!isAdded) adding = null;
    else if (isFirst) told.added();
  };
  preview = await startPreview(folder, {
    onBuild(build) {
      told.built(build);
      isBuilt ||= build.isServed;
      void addOnce();
    },
  });
  await addOnce();
  return preview;
}

async function add(driver: Driver, url: string): Promise<void> {
  const own = await driver.extensionPage('options.html');
  try {
    const key = new URL(url).hash.slice('#key='.length);
    const { value } = await own.evaluate((ask) => browser.runtime.sendMessage({ kind: 'addPack', ask }), {
      from: url,
      key,
      isTrusted: true,
    });
    if (value?.kind === 'added') return;
    const why = value?.kind === 'refused' ? value.problem.code : 'Cuecard does not answer';
    throw new Error(`Your pack was not added (${why}).`);
  } finally {
    await own.close();
  }
}
