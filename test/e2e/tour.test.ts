/** The whole way through, and again with the worker killed between every two steps. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { type TourResult, tour } from '../../demo/tour.ts';
import { startBrowser } from './setup.ts';
import { storedEvents } from './stored.ts';

let demo: Demo;

beforeAll(async () => {
  demo = await startDemo();
});

afterAll(() => demo.close());

/** Runs the tour in a fresh browser. @returns its result and the stored events, as `kind lesson data` */
async function run(kill: boolean): Promise<{ result: TourResult; events: string[]; kills: number }> {
  const driver = await startBrowser();
  try {
    await driver.grant('http://localhost/*');
    let kills = 0;
    const after = async () => {
      if (!kill) return;
      await driver.killWorker();
      kills += 1;
    };
    const result = await tour({ driver, url: demo.url, after });
    const events = await storedEvents(driver);
    const rated = events.filter((event) => event.kind === 'rating');
    return { result, kills, events: rated.map((event) => `${event.lesson} ${JSON.stringify(event.data)}`) };
  } finally {
    await driver.close();
  }
}

describe('the tour', () => {
  it('finds the page, shows the lesson, and the rating lifts it on the next visit', async () => {
    const { result, events } = await run(false);
    expect(result.before).toBeGreaterThan(0);
    expect(result.after).toBe(0);
    expect(events).toEqual([`${result.rated} {"useful":true}`]);
  });

  it('loses nothing and does nothing twice when the worker dies between every two steps', async () => {
    const { result, events, kills } = await run(true);
    expect(kills).toBe(12);
    expect(result.after).toBe(0);
    expect(events).toEqual([`${result.rated} {"useful":true}`]);
  });
});
