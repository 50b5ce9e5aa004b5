/**
 * Pictures of the tour as a person sees it. Page and popup are captured; only the strip of toolbar around the icon is
 * drawn, for no browser captures its own.
 */
import { readFile, rm } from 'node:fs/promises';
import type { Driver, View } from '../test/e2e/harness/types.ts';

interface Picture {
  readonly name: string;
  readonly page: Uint8Array;
  readonly popup: Uint8Array | null;
  readonly address: string;
  readonly badge: string;
}

export interface Album {
  /** Keeps what is on the screen now. The popup, where one is open, is kept with the page as it was before. */
  take(name: string, page: View, popup: View | null, badge: string): Promise<void>;
  /** Draws and writes everything that was kept. Opens a tab, which would close a popup: call it last. */
  write(): Promise<void>;
}

/** @param folder where the pictures go; it must be there */
export function openAlbum(driver: Driver, folder: string): Album {
  const pictures: Picture[] = [];
  let page: Uint8Array | null = null;
  const capture = async (view: View) => {
    const path = `${folder}/.capture.png`;
    await view.screenshot(path);
    const bytes = await readFile(path);
    await rm(path);
    return bytes;
  };
  return {
    async take(name, view, popup, badge) {
      if (!popup || !page) page = await capture(view);
      await popup?.evaluate(atRest);
      const shown = popup && (await capture(popup));
      pictures.push({ name, page, popup: shown, address: await view.url(), badge });
    },
    async write() {
      const tab = await driver.browser.newPage();
      await tab.bringToFront();
      const view = driver.view(tab);
      await view.setViewport(1280, 880);
      for (const picture of pictures) {
        await tab.setContent(await draw(picture));
        await view.waitFor(() => [...document.images].every((image) => image.complete));
        await view.screenshot(`${folder}/${picture.name}.png`);
      }
      await tab.close();
    },
  };
}

/** Runs in a popup, which grows with its content: resolves when it has its size. */
function atRest(): Promise<void> {
  return new Promise((resolve) => {
    const look = (before: number) =>
      innerHeight === before ? resolve() : setTimeout(look, 300, innerHeight);
    look(0);
  });
}

async function draw({ page, popup, address, badge }: Picture): Promise<string> {
  const icon = await readFile(`public/icon/48${badge === '' ? '-grey' : ''}.png`);
  const image = (bytes: Uint8Array) => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
  return `<!doctype html><style>
    body { margin: 0; background: #fff; font: 13px "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif; }
    header { display: flex; align-items: center; gap: 12px; height: 48px; padding: 0 20px; background: #eceef2; }
    header p { flex: 1; margin: 0; padding: 8px 16px; border-radius: 16px; background: #fff; color: #575e68; }
    .icon { position: relative; width: 24px; height: 24px; }
    .icon img { width: 24px; }
    .icon b { position: absolute; right: -8px; bottom: -6px; padding: 0 4px; border-radius: 4px; background: #0b5c6b;
      color: #fff; font-size: 11px; line-height: 15px; }
    .page { display: block; width: 1280px; }
    .popup { position: absolute; top: 46px; right: 12px; border-radius: 8px; box-shadow: 0 4px 24px #0005; }
    .popup img { display: block; width: 400px; border-radius: 8px; }
  </style>
  <header><p>${address.replace(/[<&]/g, '')}</p>
    <span class="icon"><img src="${image(icon)}" alt="">${badge === '' ? '' : `<b>${badge}</b>`}</span></header>
  <img class="page" src="${image(page)}" alt="">
  ${popup ? `<div class="popup"><img src="${image(popup)}" alt=""></div>` : ''}`;
}
