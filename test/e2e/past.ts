/** What a person did earlier, as if Cuecard had been there then; and how they answer now. */
import type { Event } from '../../lib/insight/event.ts';
import { eventId } from '../../lib/insight/id.ts';
import type { Driver, ExtensionApi, View } from './harness/types.ts';
import { plant } from './insights-page.ts';

declare const browser: ExtensionApi;

/** Tells when it was and, where a campaign's own words make another content of the lesson, its mark (see `markOf`). */
interface When {
  /** In ms before now. */
  readonly ago: number;
  readonly mark?: string | undefined;
}

/** The lesson as it is now, with the number of its first block of a kind. */
const known = (driver: Driver, ref: string, kind: string) =>
  driver.inExtension(
    async (ref, kind) => {
      const { value } = (await browser.runtime.sendMessage({ kind: 'lesson', ask: { ref, tab: null } })) as {
        value: { lesson: { revision: string; blocks: { kind: string }[] } };
      };
      const { revision, blocks } = value.lesson;
      return { revision, block: blocks.findIndex((one) => one.kind === kind) };
    },
    ref,
    kind,
  );

const at = ({ ago, mark }: When) => ({
  ...{ id: eventId(), at: Date.now() - ago, zone: 'UTC', person: '', tool: null, page: null },
  ...(mark !== undefined && { mark }),
});

/** Its check was answered rightly. */
export async function answered(driver: Driver, ref: string, when: When): Promise<Event> {
  const { revision, block } = await known(driver, ref, 'check');
  return { ...at(when), kind: 'answered', lesson: ref, revision, data: { block, right: true } };
}

/** Its demo was tried to the end. */
export async function practised(driver: Driver, ref: string, when: When): Promise<Event> {
  const { revision, block } = await known(driver, ref, 'demo');
  return { ...at(when), kind: 'practised', lesson: ref, revision, data: { block, wrong: 0 } };
}

/** This is all that was done before, by this person; with what is planted, whoever was there is forgotten. */
export async function did(driver: Driver, person: string, events: readonly Event[]): Promise<void> {
  await plant(
    driver,
    events.map((event) => ({ ...event, person })),
  );
  await driver.inExtension((person) => browser.storage.local.set({ person }), person);
}

/** Tries the choices of a round's question until one is right, as somebody does who has forgotten. */
export async function tryAll(view: View): Promise<void> {
  await view.waitFor(() => document.querySelector('.round .answer-button'));
  const count = await view.evaluate(() => document.querySelectorAll('.round .answer-button').length);
  for (let n = 1; n <= count; n++) {
    await view.click(`.round li:nth-child(${n}) .answer-button`);
    if (await view.evaluate(() => document.querySelector('.round .verdict.right') !== null)) return;
  }
}
