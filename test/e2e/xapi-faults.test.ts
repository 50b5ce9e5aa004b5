/** Over a way on which a third of all requests goes wrong, told to a real background that is killed again and again. */
import { afterEach, describe, expect, it } from 'vitest';
import { startFaults } from '../lrs/faults.ts';
import { startLrs } from '../lrs/lrs.ts';
import type { Driver, ExtensionApi } from './harness/types.ts';
import { whyNoPolicy } from './policy.ts';
import { agree, allArrived, outboxOf, startWithStore } from './store.ts';

declare const browser: ExtensionApi;

const SEED = 20_261_127;
const ROUNDS = 8;
const EACH = 10;
const WHY_NOT = await whyNoPolicy();
const ended: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

const idOf = (n: number) => `0192a0a0-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Reports ratings as a panel does: told again when nobody answered. */
async function report(driver: Driver, ids: readonly string[]): Promise<void> {
  await driver.inExtension(async (ids) => {
    const where = { tool: 'desk', page: 'queue', lesson: 'fernhill/take-next-call', revision: '0000000a' };
    for (const id of ids) {
      const report = { kind: 'rating', id, ...where, data: { useful: true } };
      for (;;) {
        const message = { kind: 'report', ask: { report, tab: null } };
        const answer = (await browser.runtime.sendMessage(message).catch(() => null)) as {
          ok?: boolean;
        } | null;
        if (answer?.ok) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }, ids);
}

if (WHY_NOT) {
  it(`cannot be tried on this machine: ${WHY_NOT}`, () => expect(process.env.CI).toBeUndefined());
} else {
  describe('a background that is killed', () => {
    it(`${ROUNDS} times while it sends loses none of ${ROUNDS * EACH} statements, and doubles none`, async () => {
      const lrs = await startLrs();
      ended.push(lrs.close);
      const way = await startFaults(lrs.url, SEED);
      ended.push(way.close);
      const driver = await startWithStore({ url: way.url });
      ended.push(() => driver.close());
      await agree(driver);
      const ids = Array.from({ length: ROUNDS * EACH }, (_, n) => idOf(n));
      for (let round = 0; round < ROUNDS; round++) {
        await report(driver, ids.slice(round * EACH, (round + 1) * EACH));
        // Each life is as long as the last and a bit: what it is killed at differs.
        await new Promise((resolve) => setTimeout(resolve, round * 400));
        await driver.killWorker();
      }
      way.mend();
      const arrived = await allArrived(driver, lrs);
      expect(arrived.map(({ id }) => id).sort()).toEqual(ids);
      const { state, events } = await outboxOf(driver);
      expect(events).toHaveLength(ids.length);
      expect(state).toMatchObject({ waiting: 0, delivered: ids.length, refused: 0, lost: 0 });
    }, 240_000);
  });
}
