/** The insights page as an author and as anybody uses it: it counts, filters, opens exports, and can be read by everybody. */
import { mkdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../../cli/folder.ts';
import type { Event } from '../../lib/insight/event.ts';
import { toJsonLines } from '../../lib/insight/exchange.ts';
import { rollupsOf } from '../../lib/insight/rollup.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import words from '../../public/_locales/en/messages.json' with { type: 'json' };
import { type Company, eventsOf } from '../insight/company.ts';
import { event } from '../insight/samples.ts';
import { cut } from './cut.ts';
import { violations } from './harness/axe.ts';
import type { Driver, ExtensionApi, View } from './harness/types.ts';
import { choose, openFiles, openInsights, plant, setAuthor } from './insights-page.ts';
import { browserName, startBrowser } from './setup.ts';

declare const browser: ExtensionApi;

const SHOTS = `.output/look/${browserName}`;
const SCHEMES = ['light', 'dark'] as const;

const COMPANY: Company = {
  ...{ people: 1, events: 900, days: 60, end: Date.now() },
  lessons: [
    { ref: 'fernhill/take-next-call', useful: 0.9, tool: 'desk' },
    { ref: 'fernhill/create-ticket', useful: 0.2, tool: 'desk' },
    { ref: 'fernhill/expense-per-diem', useful: 0.7, tool: 'expenses' },
  ],
  pages: ['queue', 'ticket-new', 'callbacks'],
  needs: [
    ['split', 'order'],
    ['voucher', 'expired'],
  ],
};
const OWN = eventsOf(COMPANY);

let driver: Driver;
const views: View[] = [];

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  driver = await startBrowser();
});
afterEach(async () => {
  for (const view of views.splice(0)) await view.close();
});
afterAll(() => driver?.close());

async function insights(): Promise<View> {
  const view = await openInsights(driver);
  views.push(view);
  return view;
}

/** Exports of people who did all of the campaign of the greetings. */
async function greeters(n: number) {
  const { texts, media } = await readFolder('lessons/fernhill');
  const { campaigns } = (await compilePack(texts, '', media)).pack!;
  const { lessons } = campaigns.find(({ id }) => id === 'greetings')!;
  return Array.from({ length: n }, (_, i) => {
    const person = `greeter-${i}`;
    const events = lessons.flatMap(({ lesson, marks, checks }) =>
      checks.map((block): Event => {
        const given = { person, lesson: `fernhill/${lesson}`, revision: marks[0]!, zone: 'Europe/London' };
        return event({ kind: 'answered', data: { block, right: true } }, { ...given, at: Date.now() - i });
      }),
    );
    return { name: `${person}.jsonl`, text: toJsonLines({ events, rollups: rollupsOf(events) }, person) };
  });
}

/** All that the extension keeps: its storage, and the database. */
const stored = (driver: Driver) =>
  driver.inExtension(async () => {
    const kept = [await browser.storage.local.get(null), await browser.storage.session.get(null)];
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('cuecard');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => resolve(opening.result);
    });
    const all = [...db.objectStoreNames].map(
      (store) =>
        new Promise((resolve, reject) => {
          const asked = db.transaction(store).objectStore(store).getAll();
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => resolve(asked.result);
        }),
    );
    const records = await Promise.all(all);
    db.close();
    return JSON.stringify([kept, records]);
  });

const shoot = (view: View, name: string) =>
  view.screenshot(`${SHOTS}/insights-${name}.png`, { fullPage: true });

/** Words of the chart that stand upon each other. It travels as source. */
function overlaps(): string[] {
  const boxes = [...document.querySelectorAll('.over-time text')].map((text) => ({
    says: text.textContent,
    ...text.getBoundingClientRect().toJSON(),
  }));
  return boxes.flatMap((a, n) =>
    boxes
      .slice(n + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 2 && b.top < a.bottom - 2)
      .map((b) => `${a.says} and ${b.says}`),
  );
}

describe('before anything is counted', () => {
  beforeAll(() => plant(driver, []));

  it('the page says how figures come, to everybody and to authors', async () => {
    await setAuthor(driver, false);
    const own = await insights();
    expect(await own.text()).toContain(words.insightsEmptyTitle.message);
    expect(await own.text()).not.toContain(words.insightsOpen.message);
    expect(await violations(own)).toEqual([]);
    await setAuthor(driver, true);
    const author = await insights();
    expect(await author.text()).toContain(words.insightsEmptyAuthor.message);
    expect(await violations(author)).toEqual([]);
    await shoot(author, 'empty');
  });
});

describe('with two months of use', () => {
  beforeAll(async () => {
    await plant(driver, OWN);
    await setAuthor(driver, true);
  });

  it('the author sees what to write or mend, with its evidence', async () => {
    const view = await insights();
    const text = await view.text();
    expect(text).toContain('Looked for in vain: split order');
    expect(text).toContain('No lesson for “Callbacks');
    expect(text).toMatch(/Opened again and again: “How do I create a ticket\?”\s+It was opened \d+ times/);
    expect(text).toMatch(/Did the edit help\?/);
    const opened = OWN.filter(({ kind }) => kind === 'shown').length;
    expect(text).toContain(`Lessons opened\n${opened}`);
  });

  it('a choice changes the figures', async () => {
    const view = await insights();
    await choose(view, words.filterTool.message, 'expenses');
    const opened = OWN.filter(({ kind, tool }) => kind === 'shown' && tool === 'expenses').length;
    await view.waitForText(`Lessons opened\n${opened}`);
    expect(await view.text()).not.toContain('How do I take the next call?\nfernhill');
    await choose(view, words.filterTime.message, '7');
    const since = Date.now() - 7 * 24 * 60 * 60 * 1000;
    expect(opened).toBeGreaterThan(OWN.filter((one) => one.kind === 'shown' && one.at > since).length);
    await view.waitFor((all) => !document.body.innerText.includes(all), `Lessons opened\n${opened}`);
  });

  it('a lesson is drafted from a gap', async () => {
    const view = await insights();
    await view.evaluate(() => {
      const entry = [...document.querySelectorAll('.queue > li')].find((one) =>
        one.textContent?.includes('split order'),
      )!;
      entry.querySelector('summary')!.click();
    });
    await view.waitForText('--from-gap "report.json#search:order-split"');
    expect(await view.text()).toContain('synonyms: ["split", "order"]');
  });

  it('who does not write sees their own use, and no queue', async () => {
    await setAuthor(driver, false);
    const view = await insights();
    const text = await view.text();
    expect(text).toContain(words.yoursTitle.message);
    expect(text).not.toContain(words.queueTitle.message);
    expect(text).toContain('How do I take the next call?');
    await shoot(view, 'own');
    await setAuthor(driver, true);
  });

  it('exports of five people are seen together, of four nothing; and this device is one click away', async () => {
    const view = await insights();
    const files = Array.from({ length: 5 }, (_, n) => {
      const events = eventsOf({ ...COMPANY, events: 80, seed: n + 2 }).map((event) => ({
        ...event,
        id: event.id.replace(/.$/, String(n)),
        person: `person-${n}`,
      }));
      const text = toJsonLines({ events, rollups: rollupsOf(events) }, `person-${n}`);
      return { name: `person-${n}.jsonl`, text };
    });
    await openFiles(view, files.slice(0, 4));
    await view.waitForText(words.insightsFewTitle.message);
    await openFiles(view, [files[4]!, { name: 'holiday.txt', text: 'Dear all' }]);
    await view.waitForText('People\n5');
    expect(await view.text()).toContain('holiday.txt:1');
    expect(await view.text()).not.toContain('person-3');
    expect(await violations(view)).toEqual([]);
    await shoot(view, 'merged');
    await view.click({ text: words.insightsBack.message });
    await view.waitFor(() => !document.body.innerText.includes('People\n5'));
  });

  it("a roster beside exports shows the lead's campaign, in memory only, and takes no name", async () => {
    const view = await insights();
    await openFiles(view, await greeters(8));
    await view.waitForText('of unknown total; records of 8 are here');
    expect(await view.text()).toContain(words.campaignsUnknown.message);
    await shoot(view, 'campaign-unknown');

    const rows = Array.from(
      { length: 16 },
      (_, n) => `greeter-${n},Phone desk,${n % 2 ? 'Quillby' : 'Marrow'},`,
    );
    const roster = (name: string) => ({
      name: 'roster.csv',
      text: ['person,team,site,name', ...rows.map((row) => `${row}${name}`)].join('\n'),
    });
    await openFiles(view, [roster('Ada Pell')], '.roster');
    await view.waitForText(words.rosterRefused.message);
    expect(await view.text()).toContain('roster.csv:2: column 4 holds names');
    expect(await view.text()).toContain('of unknown total');

    await openFiles(view, [roster('')], '.roster');
    await view.waitForText('Done\n8\nof 16 in the roster');
    const text = await view.text();
    expect(text).toMatch(/By site[\s\S]*Quillby\s+4 of 8\s+50%\s+4/);
    expect(text).toContain('Not yet\n8');
    expect(text).not.toMatch(/Ada|greeter-/);
    for (const scheme of SCHEMES) {
      await view.media({ scheme, motion: 'reduce' });
      expect(await violations(view)).toEqual([]);
      await shoot(view, `campaign-${scheme}`);
    }
    await view.setViewport(320, 800);
    await view.waitFor(() =>
      [...document.querySelectorAll('.over-time')].every((one) => one.clientWidth < 320),
    );
    expect(await view.evaluate(cut)).toEqual([]);
    await shoot(view, 'campaign-narrow');

    expect(await stored(driver)).not.toContain('Quillby');
    expect(await stored(driver), 'what is stored is seen').toContain('fernhill');
    await view.click({ text: words.rosterTakeAway.message });
    await view.waitForText('of unknown total; records of 8 are here');
  });

  it.each(SCHEMES)('axe finds nothing, %s', async (scheme) => {
    const view = await insights();
    await view.media({ scheme, motion: 'reduce' });
    await view.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await view.waitFor(() => document.querySelector('.draft pre'));
    expect(await violations(view)).toEqual([]);
    await view.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = false;
    });
    await shoot(view, scheme);
  });

  it('axe finds planted faults', async () => {
    const view = await insights();
    await view.evaluate(() => {
      document.querySelector('.over-time')?.removeAttribute('aria-label');
      document.querySelector('.filters .label')?.remove();
      document.querySelector<HTMLElement>('.numbers dt')!.style.color = 'light-dark(#e8e8e8, #333)';
    });
    const found = (await violations(view)).join('\n');
    expect(found).toContain('svg-img-alt');
    expect(found).toContain('select-name');
    expect(found).toContain('color-contrast');
  });

  it.each([
    ['narrow', 320, 1],
    ['at twice the text size', 640, 2],
  ])('nothing is cut, %s', async (name, width, times) => {
    const view = await insights();
    await view.setViewport(width, 800);
    await view.evaluate((times) => {
      document.documentElement.style.fontSize = `${times * 100}%`;
    }, times);
    await view.waitFor((width) => (document.querySelector('.over-time')?.clientWidth ?? 0) < width, width);
    expect(await view.evaluate(cut)).toEqual([]);
    expect(await view.evaluate(overlaps), 'words of the chart upon each other').toEqual([]);
    await shoot(view, name.replaceAll(' ', '-'));
  });
});
