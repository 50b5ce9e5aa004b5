/** Connects what the options page says of statements to the database, the policy and the browser's permissions. */
import type { ManagedLrs } from '../../settings.ts';
import type { Browser } from '../browser.ts';
import { isGranted, patternOf } from '../hosts.ts';
import { LONG_MS, send } from '../messages.ts';
import { managedOf } from '../settings.ts';
import { askToCollect, mayCollect } from './consent.ts';
import type { OutboxStore } from './store.ts';

/** A person reads no more reasons than this. */
const MOST_REASONS = 5;

export function sendingService(browser: Browser, store: OutboxStore) {
  const { permissions, runtime, storage } = browser;
  // A click cannot wait for the policy to be read: what was read last is what the page shows.
  let lrs: ManagedLrs | null = null;
  return {
    async sending() {
      lrs = (await managedOf(storage)).lrs ?? null;
      if (!lrs) return null;
      const [{ outbox }, refused, mayBeSent, isAllowed] = await Promise.all([
        store.look(),
        store.refused(),
        mayCollect(browser, lrs),
        isGranted(permissions, lrs.url),
      ]);
      const reasons = [...new Set(refused.map(({ message }) => message))].slice(0, MOST_REASONS);
      const { host } = new URL(lrs.url);
      const words = lrs.words ?? false;
      return { server: host, words, outbox, reasons, needsConsent: !mayBeSent, isAllowed };
    },
    async sendNow() {
      await send(runtime, 'sendStatements', null, LONG_MS);
    },
    allowSending: async () => lrs !== null && askToCollect(browser, lrs),
    allowStore: async () => {
      const pattern = lrs && patternOf(lrs.url);
      return pattern !== null && permissions.request({ origins: [pattern] });
    },
  };
}
