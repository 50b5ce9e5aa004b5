/** A lesson with every format in the real popup: played, answered, remembered, inserted into the page. */
import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Folder } from './copies.ts';
import { cut } from './cut.ts';
import { violations } from './harness/axe.ts';
import { type Fixtures, serve } from './harness/fixtures.ts';
import type { Driver, View } from './harness/types.ts';
import { until } from './harness/until.ts';
import { forgetAll, HOST, hintIn } from './hint-page.ts';
import { formatsCopy } from './packs.ts';
import { blockText, FIELDS, goTo } from './player-page.ts';
import { database } from './records.ts';
import { browserName, LOCALHOST, startBrowser } from './setup.ts';
import { storedEvents } from './stored.ts';

const SHOTS = `.output/player/${browserName}`;
/** In the lesson with all formats. */
const BLOCKS = 17;
const QUESTION = 'How do I hold a call?';

let copy: Folder;
let fixtures: Fixtures;
let driver: Driver;

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  copy = await formatsCopy();
  [fixtures, driver] = await Promise.all([
    serve({ '/formats/all': FIELDS, '/formats/short': FIELDS }),
    startBrowser({ extensionDir: copy.dir }),
  ]);
});

afterAll(async () => {
  await driver?.close();
  await Promise.all([fixtures?.close(), copy?.remove()]);
});

const openPage = (path = '/formats/all') => driver.open(fixtures.url(path));

async function popupOn(page: Page, question = QUESTION): Promise<View> {
  const popup = await driver.popup(page);
  await popup.waitFor((question) => document.querySelector('h1')?.textContent === question, question);
  await popup.waitFor(() => document.querySelector('.blocks'));
  return popup;
}

const held = (page: Page, id: string) =>
  driver.view(page).evaluate((id) => {
    const inner = document.querySelector('iframe')!.contentDocument!;
    const shadow = document.querySelector('#host')!.shadowRoot!;
    const found = document.getElementById(id) ?? shadow.getElementById(id) ?? inner.getElementById(id)!;
    return (found as HTMLInputElement).value ?? found.innerText;
  }, id);

const INSERTED = 'The film cannot be shown. Please read its words.';
const LINES = 'The film cannot be shown.\n\nPlease read its words.';

/** As by a real click: the focus goes there, and leaves the page's own frames for it. */
async function clickInto(page: Page, id: string): Promise<void> {
  const { x, y } = await driver.view(page).evaluate((id) => {
    const frame = document.querySelector('iframe')!;
    const inner = frame.contentDocument!.getElementById(id);
    const found =
      document.getElementById(id) ?? document.querySelector('#host')!.shadowRoot!.getElementById(id);
    const box = (inner ?? found)!.getBoundingClientRect();
    const from = inner ? frame.getBoundingClientRect() : { x: 0, y: 0 };
    return { x: from.x + box.x + box.width / 2, y: from.y + box.y + box.height / 2 };
  }, id);
  await page.mouse.click(x, y);
}

const answers = async () =>
  (await storedEvents(driver)).flatMap((event) => (event.kind === 'answered' ? [event.data] : []));
const kinds = async () => (await storedEvents(driver)).map(({ kind }) => kind);

describe('one block at a time', () => {
  it('goes on by keys, keeps the focus with it, and comes back where it was left', async () => {
    const page = await openPage();
    const popup = await popupOn(page);
    await popup.waitForText('1 of 17');
    await popup.waitForText('s left');
    await popup.click({ text: 'Next' });
    await popup.waitFor(() => document.activeElement?.textContent === 'Read');
    expect(await blockText(popup)).toContain('Ask the caller before you put them on hold.');
    await popup.click({ text: 'Next' });
    await popup.waitFor(() => document.activeElement?.textContent === 'In the call bar');
    await until('the place to be kept', async () => (await database(driver)).places?.length);
    await popup.close();
    const again = await popupOn(page);
    await again.waitForText('3 of 17');
    expect(await again.evaluate(() => document.querySelectorAll('.block:not([hidden])').length)).toBe(1);
    await again.close();
    await page.close();
  });

  it('plays film and sound, with captions and a transcript that is searched and sought by', async () => {
    const page = await openPage();
    const popup = await popupOn(page);
    await goTo(popup, 'Hold a call');
    const duration = await popup.waitFor(() => document.querySelector('video')?.duration);
    expect(duration).toBeCloseTo(4, 0);
    const film = await popup.evaluate(() => {
      const { autoplay, paused, controls, textTracks, src } = document.querySelector('video')!;
      const cues = [...(textTracks[0]?.cues ?? [])].map((cue) => (cue as VTTCue).text);
      return { autoplay, paused, controls, cues, isBlob: src.startsWith('blob:'), mode: textTracks[0]?.mode };
    });
    expect(film).toMatchObject({
      autoplay: false,
      paused: true,
      controls: true,
      isBlob: true,
      mode: 'showing',
    });
    expect(film.cues).toHaveLength(4);
    await popup.click({ text: 'Transcript' });
    await popup.click('.find input');
    await popup.type('minute');
    await popup.waitForText('1 line');
    await popup.click('.lines button');
    await popup.waitFor(() => Math.round(document.querySelector('video')!.currentTime) === 3);
    await popup.evaluate(() => document.querySelector('video')!.play());
    await popup.waitFor(() => document.querySelector('video')!.ended);
    await goTo(popup, 'How it sounds');
    expect(await popup.waitFor(() => document.querySelector('audio')?.duration)).toBeCloseTo(3, 0);
    await goTo(popup, 'On the page');
    await popup.waitFor(
      () => (document.querySelector('img.picture') as HTMLImageElement)?.naturalWidth === 480,
    );
    await popup.waitForText('Field “Reason” · type “Waiting for a colleague”');
    await popup.close();
    await page.close();
  });

  it('ticks, calculates, fills and decides', async () => {
    const page = await openPage();
    const popup = await popupOn(page);
    await goTo(popup, 'Before you hold');
    await popup.click('.checklist li:nth-child(2) input');
    await popup.waitForText('1 of 3 done');
    await goTo(popup, 'Time on hold');
    await popup.waitForText('£4.00');
    await popup.click('.calculator .gap:nth-child(2) input');
    await popup.press('Control+a');
    await popup.type('50,5');
    await popup.waitForText('£16.80');
    await goTo(popup, 'Note about the hold');
    await popup.click('.gaps input');
    await popup.type('Ms. Ito');
    await popup.waitForText('Put Ms. Ito on hold because [Reason]. Ms. Ito agreed.');
    await goTo(popup, 'The caller is in a hurry');
    await popup.click({ text: 'Put the call on hold.' });
    await popup.waitForText('There is a better choice.');
    await popup.click({ text: 'Try another' });
    await popup.click({ text: 'Offer to call back.' });
    await popup.click({ text: 'Go on' });
    await popup.waitForText('At four o’clock'.replace('’', "'"));
    await popup.close();
    const again = await popupOn(page);
    await goTo(again, 'Before you hold');
    await again.waitForText('1 of 3 done');
    await again.close();
    await page.close();
  });

  it('judges each kind of check at once, and reports it', async () => {
    const page = await openPage();
    const popup = await popupOn(page);
    await goTo(popup, 'What do you say before you hold a call?');
    await popup.click({ text: 'Nothing.' });
    await popup.waitForText('Silence sounds like a lost line.');
    await popup.click({ text: '“May I put you on hold for a minute?”'.replace(/[“”]/g, '"') });
    await popup.waitForText('You ask, and say how long.');
    await goTo(popup, 'What belongs into the note?');
    await popup.click('.block:not([hidden]) .choices div:nth-child(1) input');
    await popup.click('.block:not([hidden]) .choices div:nth-child(2) input');
    await popup.click({ text: 'Check answer' });
    await popup.waitForText('That is an opinion.');
    await goTo(popup, 'How many minutes may a hold take?');
    await popup.click('.block:not([hidden]) input');
    await popup.type('1,6');
    await popup.press('Enter');
    await popup.waitForText('A minute and a half at most.');
    await goTo(popup, 'Fill in what you say.');
    await popup.click('.block:not([hidden]) .filled input:nth-of-type(1)');
    await popup.type(' HOLD');
    await popup.click('.block:not([hidden]) .filled input:nth-of-type(2)');
    await popup.type('Moment');
    await popup.press('Enter');
    await popup.waitForText('Short and clear.');
    await goTo(popup, 'The hold, said aloud');
    await popup.click('.block:not([hidden]) textarea');
    await popup.type('One moment, please.');
    await popup.click({ text: 'Show the model line' });
    await popup.waitForText('May I put you on hold for a minute? Thank you.');
    await popup.click({ text: 'Not yet' });
    await popup.waitForText('Take in the model line once more');
    await until('the practice', async () => (await kinds()).includes('practised'));
    expect(JSON.stringify(await storedEvents(driver))).not.toContain('One moment');
    await until('the answers', async () => (await answers()).length >= 5);
    expect(await answers()).toEqual([
      { block: 11, right: false },
      { block: 11, right: true },
      { block: 12, right: true },
      { block: 14, right: true },
      { block: 15, right: true },
    ]);
    expect((await kinds()).filter((kind) => kind === 'finished')).toHaveLength(1);
    await popup.close();
    await page.close();
  });

  it('orders by keys alone', async () => {
    const page = await openPage();
    const popup = await popupOn(page);
    await goTo(popup, 'Bring the steps into order.');
    const order = () =>
      popup.evaluate(() => [...document.querySelectorAll('.order .words')].map((one) => one.textContent));
    const wanted = ['Ask the caller', 'Select Hold', 'Ask the colleague', 'Select Resume'];
    expect(await order()).not.toEqual(wanted);
    for (const [to, name] of wanted.entries()) {
      for (let at = (await order()).indexOf(name); at > to; at--) {
        await popup.evaluate(
          (name) => document.querySelector<HTMLElement>(`[aria-label="Move up: ${name}"]`)!.focus(),
          name,
        );
        await popup.press('Enter');
        await popup.waitFor(
          (name, at) => document.querySelectorAll('.order .words')[at]?.textContent === name,
          name,
          at - 1,
        );
        // Whoever presses it again means the same piece.
        expect(await popup.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
          `Move up: ${name}`,
        );
      }
    }
    await popup.click({ text: 'Check answer' });
    await popup.waitForText('That is how it goes.');
    await popup.close();
    await page.close();
  });
});

it('a film that cannot be played gives its words', async () => {
  const page = await openPage('/formats/short');
  const popup = await popupOn(page, 'How do I say that a film is missing?');
  await popup.waitForText('This cannot be played here.');
  await popup.waitForText('Second line of what is said.');
  expect(await popup.evaluate(() => document.querySelector('video'))).toBeNull();
  expect(await violations(popup)).toEqual([]);
  await popup.screenshot(`${SHOTS}/broken-light.png`);
  await popup.close();
  await page.close();
});

describe('a text goes into the page', () => {
  const focus = (page: Page, id: string) =>
    driver.view(page).evaluate((id) => {
      const inner = document.querySelector('iframe')!.contentDocument!;
      const shadow = document.querySelector('#host')!.shadowRoot!;
      const found = (document.getElementById(id) ?? shadow.getElementById(id) ?? inner.getElementById(id))!;
      found.focus();
      if (id === 'line') (found as HTMLInputElement).setSelectionRange(7, 12);
      if (id === 'rich') document.getSelection()!.selectAllChildren(found);
      if (id === 'rich') document.getSelection()!.collapseToEnd();
    }, id);

  /** What cannot be played gives way to its words, and everything below moves. */
  async function shortPopup(page: Page): Promise<View> {
    const popup = await popupOn(page, 'How do I say that a film is missing?');
    await popup.waitForText('This cannot be played here.');
    return popup;
  }

  it.each([
    ['line', `before ${INSERTED}`, 'before after'],
    ['text', LINES, ''],
    ['shade', INSERTED, ''],
    ['deep', LINES, ''],
    ['rich', `Hello${LINES}`, 'Hello'],
  ])('into %s, and out again', async (id, wanted, before) => {
    const page = await openPage('/formats/short');
    await focus(page, id);
    const popup = await shortPopup(page);
    await popup.click({ text: 'Insert' });
    await popup.waitForText('Inserted into the field you were in.');
    expect((await held(page, id)).replace(/\u00a0/g, ' ').replace(/\n+/g, '\n')).toBe(
      wanted.replace(/\n+/g, '\n'),
    );
    await popup.click({ text: 'Undo' });
    await popup.waitForText('Taken out again.');
    expect((await held(page, id)).trim()).toBe(before);
    await popup.close();
    await page.close();
  });

  it('never into a password, and not over what was changed since', async () => {
    const page = await openPage('/formats/short');
    await focus(page, 'secret');
    const popup = await shortPopup(page);
    await popup.click({ text: 'Insert' });
    await popup.waitForText('No field on the page takes this text now.');
    expect(await held(page, 'secret')).toBe('');
    await focus(page, 'text');
    await popup.click({ text: 'Insert' });
    await popup.waitForText('Inserted into the field you were in.');
    await driver.view(page).evaluate(() => {
      document.querySelector<HTMLTextAreaElement>('#text')!.value += ' And more.';
    });
    await popup.click({ text: 'Undo' });
    await popup.waitForText('The field was changed since');
    expect(await held(page, 'text')).toBe(`${LINES} And more.`);
    await popup.close();
    await page.close();
  });
});

describe('in the card on the page', () => {
  it.each([
    ['text', LINES],
    ['shade', INSERTED],
    ['deep', LINES],
  ])('a text goes into %s, where the person was before, and out again', async (id, wanted) => {
    await driver.grant(LOCALHOST);
    await forgetAll(driver);
    const page = await openPage('/formats/short');
    const frame = await hintIn(driver, page, 'How do I say that a film is missing?');
    await page.bringToFront();
    await clickInto(page, id);
    await frame.click('.offer');
    await frame.waitForText('This cannot be played here.');
    await frame.click({ text: 'Insert' });
    await frame.waitForText('Inserted into the field you were in.');
    expect(await held(page, id)).toBe(wanted);
    // Who works in the card goes on there.
    expect(await driver.view(page).evaluate(() => document.activeElement?.localName)).toBe(HOST);
    await frame.click({ text: 'Undo' });
    await frame.waitForText('Taken out again.');
    expect(await held(page, id)).toBe('');
    await page.close();
    await driver.revoke(LOCALHOST);
  });

  it('film and sound play there, too', async () => {
    await driver.grant(LOCALHOST);
    await forgetAll(driver);
    const page = await openPage();
    const frame = await hintIn(driver, page, QUESTION);
    await frame.click('.offer');
    expect(await frame.waitFor(() => document.querySelector('video')?.duration)).toBeCloseTo(4, 0);
    await page.close();
    await driver.revoke(LOCALHOST);
  });
});

describe('how it looks', () => {
  /** The lesson in a tab, as wide as wanted: a popup has the size of its content. */
  async function lessonAt(width: number, height: number): Promise<View> {
    const view = await driver.extensionPage('popup.html');
    await view.setViewport(width, height);
    await view.click('input');
    await view.type('hold');
    await view.waitFor(() => document.querySelector('.entry'));
    await view.press('Enter');
    await view.waitFor(() => document.querySelector('.where'));
    return view;
  }

  async function showAll(view: View): Promise<void> {
    await view.click('.where');
    await view.click({ text: 'Show all' });
    await view.waitFor((count) => document.querySelectorAll('.block:not([hidden])').length === count, BLOCKS);
    await view.waitFor(() => (document.querySelector('img.picture') as HTMLImageElement)?.naturalWidth);
    await view.waitFor(() => document.querySelector('video')?.duration);
  }

  it.each(['light', 'dark'] as const)('axe finds nothing in any block, %s', async (scheme) => {
    const view = await lessonAt(400, 600);
    await view.media({ scheme, motion: 'reduce' });
    await view.click('.where');
    await view.screenshot(`${SHOTS}/overview-${scheme}.png`);
    await view.click('.where');
    await goTo(view, 'What do you say before you hold a call?');
    await view.click({ text: 'Nothing.' });
    await view.screenshot(`${SHOTS}/single-${scheme}.png`);
    expect(await violations(view), 'one at a time').toEqual([]);
    await showAll(view);
    await view.screenshot(`${SHOTS}/all-${scheme}.png`, { fullPage: true });
    expect(await violations(view), 'all').toEqual([]);
    await view.close();
  });

  it.each([
    ['at 280 px', 280, 700, '100%'],
    ['at twice the text size', 400, 300, '200%'],
  ])('nothing is cut %s', async (name, width, height, size) => {
    const view = await lessonAt(width, height);
    await view.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, size);
    await view.click('.where');
    await view.screenshot(`${SHOTS}/overview-${width}.png`);
    expect(await view.evaluate(cut), 'overview').toEqual([]);
    await view.click('.where');
    await showAll(view);
    await view.screenshot(`${SHOTS}/all-${width}.png`, { fullPage: true });
    expect(await view.evaluate(cut), name).toEqual([]);
    await view.close();
  });

  it('on paper everything is unfolded, with its feedback, and nothing is to press', async () => {
    const view = await lessonAt(700, 1000);
    // A page of an extension cannot be told in Firefox that it is printed: the rules for paper are told to hold.
    await view.evaluate(() => {
      for (const { cssRules } of document.styleSheets)
        for (const rule of cssRules)
          if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print')
            rule.media.mediaText = 'screen';
    });
    const text = await view.text();
    for (const words of [
      'Wait for "yes" & then hold the call.',
      'Silence sounds like a lost line.',
      'That is an opinion.',
      'Once is not enough.',
      'A minute and a half at most.',
      'Put [Name of the caller] on hold',
    ])
      expect(text).toContain(words);
    const pressable = () =>
      [...document.querySelectorAll<HTMLElement>('button,input:not([type=checkbox]),select,video,audio')]
        .filter((one) => one.checkVisibility() && !one.closest('.calculator'))
        .map((one) => one.textContent);
    expect((await view.evaluate(pressable)).filter((name) => !/^\d:\d\d/.test(name ?? ''))).toEqual([]);
    await view.screenshot(`${SHOTS}/print.png`, { fullPage: true });
    await view.close();
  });
});
