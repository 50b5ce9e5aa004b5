/** Connects the form that adds packs to the background and to the browser's permissions. */
import type { Added } from '../../answer.ts';
import type { Browser } from '../browser.ts';
import { patternOf } from '../hosts.ts';
import { DOWNLOAD_MS, send } from '../messages.ts';

export function addingService({ permissions, runtime }: Pick<Browser, 'permissions' | 'runtime'>) {
  return {
    async add(from: string | File, key: string | null, isTrusted: boolean): Promise<Added> {
      if (typeof from === 'string') return send(runtime, 'addPack', { from, key, isTrusted }, DOWNLOAD_MS);
      // Messages carry no bytes: the background reads the file where this page holds it.
      const held = URL.createObjectURL(from);
      try {
        return await send(runtime, 'addPack', { from: held, key, isTrusted }, DOWNLOAD_MS);
      } finally {
        URL.revokeObjectURL(held);
      }
    },
    async stop(from: string): Promise<void> {
      await send(runtime, 'stopPack', { from });
    },
    /** Nothing before the request: it needs the click. */
    allowServer: (url: string): Promise<boolean> => {
      const pattern = patternOf(url);
      return pattern
        ? permissions.request({ origins: [pattern] }).catch(() => false)
        : Promise.resolve(false);
    },
  };
}
