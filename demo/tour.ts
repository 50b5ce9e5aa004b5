/**
 * One visit from beginning to end, in a real browser: page, detection, badge, popup, lesson, search, rating, and the
 * next visit, where the rating counts. `npm start` shows it where there is no display; the end-to-end tests run it too.
 */
import type { Page } from 'puppeteer-core';
import type { TabState } from '../lib/answer.ts';
import type { Match, Reason } from '../lib/match/rank.ts';
import type { Driver, View } from '../test/e2e/harness/types.ts';
import { until } from '../test/e2e/harness/until.ts';
import type { Album } from './picture.ts';

export interface TourOptions {
  driver: Driver;
  /** Where the demo is served, without a slash at the end. */
  url: string;
  /** One line about what was seen. */
  say?(line: string): void;
  /** Called after each step, with its number and name. */
  after?(step: string): Promise<void>;
  /** Keeps a picture of each step. */
  album?: Album;
}

export interface TourResult {
  /** The lesson that was rated, and its place among the page's matches before and after. */
  readonly rated: string;
  readonly before: number;
  readonly after: number;
  /** The lesson that stands in the popup at the end. */
  readonly last: string;
}

/** What the tour does to the tool itself; the same without Cuecard must make the same requests. */
export const TOOL = {
  queue: (url: string) => `${url}/desk/`,
  ticket: (url: string) => `${url}/desk/tickets/new`,
};

/**
 * Runs the tour.
 * @throws Error that says which step did not come to its end
 */
export async function tour(options: TourOptions): Promise<TourResult> {
  const { driver, url, say = () => {} } = options;
  let number = 0;
  let page: Page | null = null;
  let popup: View | null = null;
  let badge = '';
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    number += 1;
    const result = await work();
    if (page) await options.album?.take(`${number}-${name}`, driver.view(page), popup, badge);
    await options.after?.(`${number}-${name}`);
    return result;
  };

  await step('visit', async () => {
    page = await driver.open(TOOL.queue(url));
    await settled(driver.view(page));
    say(`opened ${TOOL.queue(url)}`);
  });
  const tab = page!;
  const first = await step('detection', async () => {
    const state = await detected(driver, 'queue');
    say(`detected ${state.tool?.name} · ${state.page?.title}`);
    for (const match of state.matches) say(line(match));
    // The icon is drawn once the page has its answer: the visit is over then.
    await shownBadge(driver, tab);
    return state;
  });
  await step('badge', async () => {
    const seen = await shownBadge(driver, tab);
    badge = seen.text;
    say(`the icon shows ${badge}: "${seen.title}"`);
  });
  const best = first.matches[0]!;
  const rival = rivalOf(first.matches);
  const frame = await step('beacon', async () => {
    const hint = await driver.frame(tab, 'card.html');
    await hint.waitForText(best.question);
    await driver
      .view(tab)
      .waitFor(() => document.querySelector('cuecard-hint')?.checkVisibility({ opacityProperty: true }));
    say(`a line in the corner of the page offers "${best.question}"`);
    return hint;
  });
  await step('card', async () => {
    await frame.click('.offer');
    await lessonOf(frame, best.question);
    say('a click opens the lesson in place');
  });
  await step('folded', async () => {
    await frame.press('Escape');
    await frame.waitFor(() => document.querySelector('.offer'));
    say('Escape folds it up again');
  });
  await step('popup', async () => {
    popup = await driver.popup(tab);
    await lessonOf(popup, best.question);
    say(`a click on the icon shows "${best.question}"`);
  });
  await step('lesson', async () => {
    await popup!.click({ text: rival.question });
    await lessonOf(popup!, rival.question);
    say(`opened another one for this page, "${rival.question}"`);
  });
  const hit = await step('search', async () => {
    await popup!.type('transfr');
    const hit = await popup!.waitFor(() => document.querySelector('.entry .topic:has(mark)')?.textContent);
    say(`typed "transfr" anywhere: "${hit}" is found`);
    return hit;
  });
  await step('search-lesson', async () => {
    await popup!.press('Enter');
    await lessonOf(popup!, hit!);
    say('Enter opens it');
  });
  await step('rating', async () => {
    await popup!.close();
    popup = await driver.popup(tab);
    await popup.click({ text: rival.question });
    await lessonOf(popup, rival.question);
    await popup.click({ text: 'Useful' });
    await popup.waitForText('Rated useful.');
    say(`rated "${rival.question}" useful`);
  });
  return await step('second-visit', async () => {
    await popup!.close();
    await tab.goto(TOOL.ticket(url));
    await detected(driver, 'ticket-new');
    await tab.goto(TOOL.queue(url));
    await settled(driver.view(tab));
    const state = await detected(driver, 'queue', isRated);
    const after = state.matches.findIndex((match) => match.ref === rival.ref);
    popup = await driver.popup(tab);
    await lessonOf(popup, state.matches[0]!.question);
    say('the next visit:');
    for (const match of state.matches) say(line(match));
    return { rated: rival.ref, before: first.matches.indexOf(rival), after, last: state.matches[0]!.ref };
  });
}

/** The tool fetches its data and fades it in. */
async function settled(view: View): Promise<void> {
  await view.waitForText('Take next call');
  await view.waitFor(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
}

async function shownBadge(driver: Driver, page: Page): Promise<{ text: string; title: string }> {
  return await until('the badge', async () => {
    const seen = await driver.badge(page);
    return seen.text === '' ? undefined : seen;
  });
}

function isRated(state: TabState): boolean {
  return state.matches.some(({ reasons }) => reasons.some((reason) => reason.kind === 'rated'));
}

function line(match: Match): string {
  return `  ${match.sure ? 'fits ' : 'maybe'} ${match.question}  (${because(match)})`;
}

/** The state of the tab once the page is detected. */
async function detected(
  driver: Driver,
  page: string,
  fits: (state: TabState) => boolean = () => true,
): Promise<TabState> {
  return await until(`the page "${page}" to be detected`, async () => {
    const states = Object.entries(await driver.session()).filter(([key]) => key.startsWith('tab:'));
    return states
      .map(([, state]) => state as TabState)
      .find((state) => state.page?.id === page && fits(state));
  });
}

async function lessonOf(popup: View, question: string): Promise<void> {
  await popup.waitFor((text) => document.querySelector('h1')?.textContent === text, question);
}

/** The last of the lessons that fit as well as the first: the rating will decide between them. */
function rivalOf(matches: readonly Match[]): Match {
  const equal = matches.filter((match) => match.score === matches[0]!.score);
  if (equal.length < 2) throw new Error('the tour needs two lessons that fit the call queue equally');
  return equal.at(-1)!;
}

/** The reasons of a match in short, for the terminal. */
export function because({ reasons }: Match): string {
  return reasons.map(short).join('; ');
}

function short(reason: Reason): string {
  if (reason.kind === 'words') return `shares ${reason.words.join(', ')}`;
  if (reason.kind === 'rated') return `rated useful ${reason.useful} of ${reason.votes}`;
  if (reason.kind === 'page') return `written for ${reason.tool}/${reason.page}`;
  if (reason.kind === 'tool') return `written for ${reason.tool}`;
  if (reason.kind === 'named') return `says "${reason.word}", here "${reason.name}"`;
  return `${reason.kind} "${reason.text}"`;
}
