// @vitest-environment jsdom

import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Import } from '../../../components/options/Import.tsx';
import { createImporting, type ImportingService } from '../../../components/options/importing.ts';
import { Failure } from '../../../lib/answer.ts';
import type { Event } from '../../../lib/insight/event.ts';
import { toJsonLines } from '../../../lib/insight/exchange.ts';
import { rollupsOf } from '../../../lib/insight/rollup.ts';
import { DAY, event, START, use } from '../../insight/samples.ts';
import { click, expectNamed, show, text } from '../view.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const HERE = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';

const fileOf = (events: readonly Event[], name = 'cuecard.jsonl') => ({
  name,
  text: async () => toJsonLines({ events, rollups: rollupsOf(events) }, HERE),
});

async function importing(change: Partial<ImportingService> = {}) {
  const bring = vi.fn<ImportingService['bring']>(async ({ events }) => events.length);
  const read = vi.fn(async () => {});
  const of = createImporting({ person: async () => HERE, bring, ...change }, read);
  await show(<Import of={of} />);
  const open = (file: Parameters<typeof of.open>[0]) => act(() => of.open(file));
  return { of, bring, read, open };
}

it('an own export is brought in at once, and it is said how much was new', async () => {
  const { bring, read, open } = await importing();
  await open(fileOf(use(true, { person: HERE })));
  expect(text()).toContain('Imported: 2 records are new here.');
  expect(bring).toHaveBeenCalled();
  expect(read).toHaveBeenCalledOnce();
  expectNamed();
});

describe('an export under another name', () => {
  it('that a device made up is asked about, with the focus on the answer', async () => {
    const { bring, open } = await importing();
    await open(fileOf(use(true, { person: OTHER })));
    expect(bring).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toBe('Import as mine');
    expectNamed();
    await click('Import as mine');
    expect(text()).toContain('2 records are new here');
  });

  it('can be left', async () => {
    const { bring, open } = await importing();
    await open(fileOf(use(true, { person: OTHER })));
    await click('Not now');
    expect(bring).not.toHaveBeenCalled();
    expect(text()).toBe('Import…');
  });

  it('is taken without a question where nobody was here before', async () => {
    const { open } = await importing({ person: async () => null });
    await open(fileOf(use(true, { person: OTHER })));
    expect(text()).toContain('2 records are new here');
  });

  it('that somebody was given is not imported', async () => {
    const { bring, open } = await importing();
    await open(fileOf([...use(true, { person: HERE }), ...use(true, { person: 'bob@example.com' })]));
    expect(document.querySelector('[role=alert]')?.textContent).toContain('records of “bob@example.com”');
    expect(bring).not.toHaveBeenCalled();
  });
});

it('lines that are broken are named with their file, and the others are imported', async () => {
  const { open } = await importing();
  const own = fileOf(use(true, { person: HERE }));
  await open({ name: 'cut.jsonl', text: async () => `${await own.text()}{"kind":"sho` });
  expect(text()).toContain('2 records are new here');
  expect(document.querySelector('[role=alert]')?.textContent).toMatch(/cut\.jsonl:\d+: this line is cut/);
});

it('a record in the file of the options page is named with its line', async () => {
  const { open } = await importing();
  const [good, bad] = use(true, { person: HERE });
  const whole = { events: [good, { ...bad, kind: 'other' }], rollups: [], places: [] };
  const json = JSON.stringify(whole, null, 2);
  await open({ name: 'cuecard.json', text: async () => json });
  const line = json.split('\n').findIndex((one) => one.includes(bad!.id)) + 1;
  expect(text()).toContain(`cuecard.json:${line}: this is left out`);
});

it('what is no export says so', async () => {
  const { bring, open } = await importing();
  await open({ name: 'holiday.txt', text: async () => 'Dear all' });
  expect(text()).toContain('There is nothing in “holiday.txt” that can be imported.');
  expect(text()).toContain('holiday.txt:1');
  expect(bring).not.toHaveBeenCalled();
});

it('a long one shows how far it is, and can be stopped: what was brought in stays', async () => {
  const events = Array.from({ length: 6000 }, (_, n) =>
    event({ kind: 'shown', data: {} }, { at: START + Math.floor(n / 20) * DAY, person: HERE }),
  );
  let goOn = () => {};
  const bring = () =>
    new Promise<number>((done) => {
      goOn = () => done(1);
    });
  const { of } = await importing({ bring });
  let opening: Promise<void> = Promise.resolve();
  await act(async () => {
    opening = of.open(fileOf(events));
    await vi.advanceTimersByTimeAsync(0);
  });
  expect(document.querySelector('progress')?.max).toBe(6300);
  expect(text()).toContain('0 of 6,300 are brought in.');
  await click('Stop import');
  await act(async () => {
    goOn();
    await opening;
  });
  expect(text()).toMatch(/Stopped: [\d,]+ of 6,300 are brought in, and stay\./);
});

it('a disk without room is told, with what is safe', async () => {
  const { open } = await importing({ bring: async () => Promise.reject(new Failure('full', '')) });
  await open(fileOf(use(true, { person: HERE })));
  expect(text()).toContain('What was imported until then stays.');
});
