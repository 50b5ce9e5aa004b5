/** What RT says when something is wrong, a field that needs an answer, and RT in another place and theme. */
import { afterEach, expect, test } from 'vitest';
import { bareName, controlsOn } from './controls.ts';
import { type Desk, fill, openDesk, rt, signIn } from './desk.ts';
import { lessonsOfPack, namesIn, refOf, targetsIn } from './pack.ts';
import { keyOf, targetsOn } from './targets.ts';

const lessons = await lessonsOfPack();
let desk: Desk | undefined;

afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

/** Waits until this lesson is the first and sure, and checks the controls it names here. */
async function first(on: Desk, page: string, lesson: string) {
  const state = await on.state(page, ({ matches }) => matches[0]?.ref === refOf(lesson) && matches[0].sure);
  return state.matches[0]!.reasons[0]!.kind;
}

async function namesAreHere({ view }: Desk, id: string): Promise<void> {
  const lesson = lessons.find((lesson) => lesson.id === id)!;
  const there = new Set((await controlsOn(view)).map(bareName));
  expect(namesIn(lesson).filter((name) => !there.has(bareName(name)))).toEqual([]);
  const targets = targetsIn(lesson);
  expect(await targetsOn(view, targets)).toEqual(targets.map(keyOf));
}

test('a wrong password, a ticket one may not see, one that is not there', async () => {
  desk = await openDesk();
  expect(await first(desk, 'login', 'login-failed')).toBe('page');
  await signIn(desk, 'quokkaagent', 'quokkawrong');
  expect(await first(desk, 'login', 'login-failed').then(() => 'page')).toBe('page');
  await desk.view.waitForText('Your username or password is incorrect');
  await desk.state('login', ({ matches }) => matches[0]?.reasons[0]?.kind === 'alert');
  await namesAreHere(desk, 'login-failed');

  await signIn(desk, 'quokkaagent');
  await desk.view.waitForText('RT at a glance');
  await desk.go(`/Ticket/Display.html?id=${rt.ids.hidden}`);
  expect(await first(desk, 'ticket', 'no-permission')).toBe('alert');
  await desk.go('/Ticket/Display.html?id=4711');
  expect(await first(desk, 'ticket', 'ticket-not-found')).toBe('alert');
  await namesAreHere(desk, 'ticket-not-found');
  expect(JSON.stringify(await desk.driver.session()).toLowerCase()).not.toContain('quokka');
});

test('the field one is in, and what was typed there is not read', async () => {
  desk = await openDesk();
  await signIn(desk);
  await desk.view.waitForText('RT at a glance');
  await desk.go('/Ticket/Create.html?Queue=1');
  await desk.state('ticket-create');
  await fill(desk.view, 'input[name="Subject"]', 'quokkatyped');
  const box = await desk.view.evaluate(() => {
    const field = document.querySelector('input[name="AdminCc"]')!;
    const shown = (field.checkVisibility() ? field : field.parentElement!.querySelector('.selectize-input'))!;
    shown.setAttribute('data-admin-cc', '');
    return true;
  });
  expect(box).toBe(true);
  await desk.view.click('[data-admin-cc]');
  await desk.view.type('quokkatyped');
  expect(await first(desk, 'ticket-create', 'cc-or-admin-cc')).toBe('field');
  expect(JSON.stringify(await desk.driver.session()).toLowerCase()).not.toContain('quokka');
});

test('RT asks whether an address was opened on purpose', async () => {
  desk = await openDesk();
  await signIn(desk);
  await desk.view.waitForText('RT at a glance');
  await desk.page.goto(`${rt.origin}/Ticket/Create.html?Queue=1`);
  expect(await first(desk, 'forgery', 'forgery-warning')).toBe('page');
  await namesAreHere(desk, 'forgery-warning');
  await desk.view.click({ text: 'click here to resume your request' });
  expect(await first(desk, 'ticket-create', 'create-ticket')).toBe('page');
});

test('RT below a folder, in its dark theme', async () => {
  desk = await openDesk(rt.mounted);
  await signIn(desk);
  expect(await first(desk, 'glance', 'find-my-work')).toBe('page');
  await desk.go(`/Ticket/Update.html?Action=Respond&id=${rt.ids.owned}`);
  expect(await first(desk, 'reply', 'reply-to-customer')).toBe('page');
  await desk.go('/Admin/Queues/');
  expect(await first(desk, 'queues', 'create-queue')).toBe('page');
  await desk.go('/Search/Build.html?NewQuery=1');
  expect(await first(desk, 'search-builder', 'find-open-tickets')).toBe('page');
  expect(await desk.view.evaluate(() => document.body.className)).toContain('elevator-dark');
});
