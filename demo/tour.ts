/**
 * One visit from beginning to end, in a real browser: page, detection, badge, popup, lesson, search, rating, and the
 * next visit, where the rating counts. `npm start` shows it where there is no display; the end-to-end tests run it too.
 */
import type { TabState } from '../lib/answer.ts';
import type { Match, Reason } from '../lib/match/rank.ts';
import type { Driver, View } from '../test/e2e/harness/types.ts';
import { until } from '../test/e2e/harness/until.ts';

export interface TourOptions {
  driver: Driver;
  /** Where the demo is served, without a slash at the end. */
  url: string;
  /** One line about what was seen. */
  say?(line: string): void;
  /** Called after each step, with its number and name. */
  after?(step: string): Promise<void>;
  /** Folder for screenshots; none are taken without it. */
  shots?: string;
}

export interface TourResult {
  /** The lesson that was rated, and its place among the page's matches before and after. */
  readonly rated: string;
  readonly before: number;
  readonly after: number;
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
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    number += 1;
    const result = await work();
    await options.after?.(`${number}-${name}`);
    return result;
  };
  const shot = async (name: string, view: View) => {
    if (options.shots) await view.screenshot(`${options.shots}/${number}-${name}.png`);
  };

  const page = await step('visit', async () => {
    const opened = await driver.open(TOOL.queue(url));
    await driver.view(opened).waitForText('Take next call');
    say(`opened ${TOOL.queue(url)}`);
    await shot('visit', driver.view(opened));
    return opened;
  });
  const first = await step('detection', async () => {
    const state = await detected(driver, 'queue');
    say(`detected ${state.tool?.name} · ${state.page?.title}`);
    for (const match of state.matches)
      say(`  ${match.sure ? 'fits ' : 'maybe'} ${match.question}  (${because(match)})`);
    return state;
  });
  await step('badge', async () => {
    const badge = await until('the badge', async () => {
      const seen = await driver.badge(page);
      return seen.text === '' ? undefined : seen;
    });
    say(`the icon shows ${badge.text}: "${badge.title}"`);
  });
  let popup = await step('popup', async () => {
    const view = await driver.popup(page);
    await lessonOf(view, first.matches[0]!.question);
    await shot('popup', view);
    say(`a click on the icon shows "${first.matches[0]!.question}"`);
    return view;
  });
  const rival = rivalOf(first.matches);
  await step('lesson', async () => {
    await popup.click({ text: rival.question });
    await lessonOf(popup, rival.question);
    await shot('lesson', popup);
    say(`opened the next one, "${rival.question}"`);
  });
  await step('search', async () => {
    await popup.type('transfr');
    const hit = await popup.waitFor(() => document.querySelector('.list .entry:has(mark)')?.textContent);
    await shot('search', popup);
    say(`typed "transfr" anywhere: "${hit}" is found`);
    await popup.press('Enter');
    await popup.waitFor((text) => document.querySelector('h1')?.textContent === text, hit);
  });
  await step('rating', async () => {
    await popup.close();
    popup = await driver.popup(page);
    await popup.click({ text: rival.question });
    await lessonOf(popup, rival.question);
    await popup.click({ text: 'Useful' });
    await popup.waitForText('Rated useful.');
    await shot('rating', popup);
    say(`rated "${rival.question}" useful`);
    await popup.close();
  });
  return await step('second-visit', async () => {
    await page.goto(TOOL.ticket(url));
    await detected(driver, 'ticket-new');
    await page.goto(TOOL.queue(url));
    const state = await detected(driver, 'queue', (now) =>
      now.matches.some((match) => because(match).includes('rated')),
    );
    const after = state.matches.findIndex((match) => match.ref === rival.ref);
    popup = await driver.popup(page);
    await lessonOf(popup, state.matches[0]!.question);
    await shot('second-visit', popup);
    say(`next visit: "${state.matches[0]!.question}" comes first  (${because(state.matches[0]!)})`);
    await popup.close();
    return { rated: rival.ref, before: first.matches.findIndex((match) => match.ref === rival.ref), after };
  });
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
  return `${reason.kind} "${reason.text}"`;
}
