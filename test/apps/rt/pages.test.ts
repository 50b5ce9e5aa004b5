/** Every page of Request Tracker that a lesson is about: found, helped with, and none of its records kept. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TabState } from '../../../lib/answer.ts';
import { kept, type Listener, leaks, listen } from '../../e2e/records.ts';
import { bareName, controlsOn } from './controls.ts';
import { type Desk, openDesk, signIn } from './desk.ts';
import { lessonsOfPack, namesIn, refOf, targetsIn } from './pack.ts';
import { PLACES } from './places.ts';
import { keyOf, targetsOn } from './targets.ts';
import { ELSEWHERE, WAYS } from './ways.ts';

/** With this begins every word that seed.pl or a test makes up. */
const MARK = 'quokka';
/** RT's own words, each from another place: a panel, a label, a button, a menu. */
const OWN_WORDS = ['Quick ticket creation', 'Update Type:', 'Add these terms', 'Group Rights', 'Merge into:'];

const lessons = await lessonsOfPack();
/** One that RT does not have: it must be missed. */
const PLANTED = { role: 'button', name: 'Update Ticket now' };
const targets = [PLANTED, ...lessons.flatMap(targetsIn)];
let desk: Desk;
let listener: Listener;
/** What Cuecard knew of each place, and the controls and targets of demos that were there, by address. */
const known = new Map<string, TabState>();
const controls = new Map<string, string[]>();
const pointed = new Map<string, string[]>();
const problems = new Map<string, unknown>();

beforeAll(async () => {
  desk = await openDesk();
  listener = await listen(desk.driver);
  await desk.page.bringToFront();
  await signIn(desk);
  await desk.view.waitForText('Quokkaparcel came twice');
  for (const { address, page } of PLACES) {
    try {
      await desk.go(address);
      known.set(address, await desk.state(page));
      await look(address);
    } catch (error) {
      problems.set(address, error);
    }
  }
  for (const address of new Set(Object.values(WAYS).flat())) {
    if (controls.has(address)) continue;
    await desk.go(address);
    await look(address);
  }
});

async function look(address: string): Promise<void> {
  controls.set(address, await controlsOn(desk.view));
  pointed.set(address, await targetsOn(desk.view, targets));
}

afterAll(() => desk?.close());

describe('the page is found, and its lesson comes first', () => {
  test.each(PLACES.map(({ address, page, lesson }) => [address, page, lesson] as const))(
    '%s is "%s": %s',
    (address, page, lesson) => {
      expect(problems.get(address)).toBeUndefined();
      const state = known.get(address)!;
      expect([state.tool?.id, state.page?.id]).toEqual(['rt', page]);
      const [first] = state.matches;
      if (lesson === null) expect(first?.sure ?? false).toBe(false);
      else expect([first?.ref, first?.sure]).toEqual([refOf(lesson), true]);
    },
  );
});

describe('every control that a lesson names is there', () => {
  test('and no lesson goes unchecked', () => {
    expect([...Object.keys(WAYS), ...ELSEWHERE].sort()).toEqual(lessons.map(({ id }) => id).sort());
  });

  test.each(Object.entries(WAYS))('%s', (id, addresses) => {
    const there = new Set(addresses.flatMap((address) => controls.get(address)!.map(bareName)));
    const lesson = lessons.find((lesson) => lesson.id === id)!;
    const names = namesIn(lesson);
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => !there.has(bareName(name)))).toEqual([]);
    const found = addresses.flatMap((address) => pointed.get(address)!);
    expect(
      targetsIn(lesson)
        .map(keyOf)
        .filter((key) => !found.includes(key)),
    ).toEqual([]);
  });

  test('a control that RT would have renamed is missed', () => {
    const there = new Set([...controls.values()].flat().map(bareName));
    expect(['Add this term', 'Merge', 'Update Ticket now'].filter((name) => !there.has(name))).toEqual([
      'Add this term',
      'Update Ticket now',
    ]);
    expect([...pointed.values()].flat()).not.toContain(keyOf(PLANTED));
  });
});

describe('records of RT', () => {
  test('stood on the pages', () => {
    const shown = JSON.stringify([...controls.values()]).toLowerCase();
    const records = ['quokkaparcel is broken', 'quokkacara customer', 'quokkaagent', 'quokkadesk'];
    expect(leaks(shown, records)).toEqual(records);
  });

  test('were neither read, sent nor stored; the words of RT were', async () => {
    const messages = await listener.messages();
    const records = { known: [...known.values()], messages, ...(await kept(desk.driver)) };
    // Each place was told of, once at least.
    expect(messages.filter(({ kind }) => kind === 'visit').length).toBeGreaterThanOrEqual(PLACES.length);
    expect(where(records)).toEqual([]);
    expect(leaks(records, OWN_WORDS)).toEqual(OWN_WORDS);
  });
});

/** The texts with a record in them, with their places. */
function where(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value.toLowerCase().includes(MARK) ? [`${path}: ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.entries(value).flatMap(([key, of]) => where(of, `${path}/${key}`)))];
}
