/** What the lessons say, done step by step by the names they give; RT confirms each in its own words. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../e2e/harness/until.ts';
import { type Desk, fill, openDesk, rt, signIn } from './desk.ts';

const { ids } = rt;
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
  await signIn(desk);
  await desk.view.waitForText('Quick ticket creation');
});

afterAll(() => desk?.close());

/** Points at a menu and selects an entry in it. */
async function menu(name: string, entry: string): Promise<void> {
  const { view } = desk;
  await view.waitFor(
    (top, below) => {
      const named = (root: ParentNode, text: string) =>
        [...root.querySelectorAll<HTMLElement>('a.menu-item')].find((a) => a.textContent?.trim() === text);
      const bar = ['#page-menu', '#app-nav'].map((css) => document.querySelector(css)!);
      const at = bar.map((root) => root && named(root, top)).find(Boolean);
      const item = at && named(at.parentElement!, below);
      item?.click();
      return item !== undefined;
    },
    name,
    entry,
  );
}

/** Chooses an option by the name a person reads; RT's own widget follows. */
const choose = (field: string, option: string) =>
  desk.view.waitFor(
    (css, name) => {
      const select = document.querySelector<HTMLSelectElement>(css);
      const wanted = [...(select?.options ?? [])].find(({ text }) => text.trim() === name);
      if (!select || !wanted) return false;
      select.value = wanted.value;
      return select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    field,
    option,
  );

const said = (text: string) => desk.view.waitForText(text);
const press = (text: string) => leaveBy({ text });
/** A form's button; menus have entries of the same name. */
const submit = (name: string) => leaveBy(`#body input[type="submit"][value="${name}"]`);

/** Every press here leads to another page. One that comes while RT still moves its page about is lost, and made again. */
async function leaveBy(target: Parameters<Desk['view']['click']>[0]): Promise<void> {
  const { view } = desk;
  await view.evaluate(() => {
    document.documentElement.dataset.pressed = 'true';
  });
  const hasLeft = () => view.evaluate(() => document.documentElement.dataset.pressed === undefined);
  for (let tries = 0; tries < 3; tries++) {
    await standsStill();
    await view.click(target);
    if (await until('the next page', hasLeft, { timeout: 5000 }).catch(() => false)) return;
  }
}

/** RT draws its editor, lists and menus once the page is there; meanwhile what is below them moves. */
const standsStill = () =>
  desk.view.waitFor(async () => {
    const places = () =>
      [...document.querySelectorAll('input, select, a')].map((one) => one.getBoundingClientRect().top).join();
    const before = places();
    await new Promise((resolve) => setTimeout(resolve, 250));
    return document.readyState === 'complete' && places() === before;
  });

/** Types into RT's rich editor, whose frame is of the page itself, once it is ready: before, what is there is not kept. */
async function write(text: string): Promise<void> {
  await desk.view.waitFor(() => {
    const { CKEDITOR } = globalThis as { CKEDITOR?: { instances: Record<string, { status: string }> } };
    const editors = Object.values(CKEDITOR?.instances ?? {});
    if (editors.length === 0 || editors.some(({ status }) => status !== 'ready')) return false;
    const body = document.querySelector<HTMLIFrameElement>('.cke_wysiwyg_frame')?.contentDocument?.body;
    body?.focus();
    return body?.isContentEditable;
  });
  await desk.view.type(text);
}

test('a ticket is created, taken, answered and resolved', async () => {
  await press('Create new ticket');
  await said('Create a new ticket in');
  await fill(desk.view, 'input[name="Subject"]', 'Quokkakettle');
  await submit('Create');
  await said('created in queue');
  await menu('Actions', 'Take');
  await said('Owner changed from Nobody to root');
  await menu('Actions', 'Reply');
  await said('Update Type');
  await write('We look at it today.');
  await press('Update Ticket');
  await said('Correspondence added');
  await menu('Actions', 'Resolve');
  await said('Update Type');
  await write('It is repaired.');
  await press('Update Ticket');
  await said("Status changed from 'open' to 'resolved'");
});

test('a ticket is stolen, a reminder set, another merged into it', async () => {
  await desk.go(`/Ticket/Display.html?id=${ids.stolen}`);
  await menu('Actions', 'Steal');
  await said('Owner changed from quokkaagent to root');
  await fill(desk.view, 'input[name="NewReminder-Subject"]', 'Quokkacall');
  await press('Save');
  await said("Reminder 'Quokkacall': Created");
  await desk.go(`/Ticket/Display.html?id=${ids.merged}`);
  await press('Links');
  await said('Merge into');
  await fill(desk.view, `input[name="${ids.merged}-MergeInto"]`, `${ids.stolen}`);
  await press('Save Changes');
  await said('Merge Successful');
});

test('a search is made, saved, and put into a spreadsheet', async () => {
  await desk.go('/Search/Build.html?NewQuery=1');
  await choose('select[name="ValueOfStatus"]', 'Active');
  await press('Add these terms and Search');
  await said('Found');
  await press('Edit Search');
  await fill(desk.view, 'input[name="SavedSearchDescription"]', 'Quokkasearch');
  await press('Save');
  await desk.view.waitFor(() => document.querySelector('input[type="submit"][value="Save as New"]') !== null);
  await desk.go('/Search/Build.html?NewQuery=1');
  await choose('select[name="SavedSearchLoad"]', 'Quokkasearch');
  await press('Load');
  await said('Loaded saved search');
  await desk.go('/Search/Results.html?Query=id%20%3E%200');
  const sheet = await desk.view.evaluate(async () => {
    const link = [...document.querySelectorAll('a')].find((a) => a.textContent?.trim() === 'Spreadsheet');
    return (await fetch(link!.href)).headers.get('content-type');
  });
  expect(sheet).toContain('ms-excel');
});

test('a queue, its watchers and rights, a user, a scrip and a dashboard are made', async () => {
  await menu('Admin', 'Queues');
  await said('Enabled Queues');
  await desk.go('/Admin/Queues/Modify.html?Create=1');
  await fill(desk.view, 'input[name="Name"]', 'Quokkarepairs');
  await submit('Create');
  await said('Queue created');
  await desk.go(
    `/Admin/Queues/People.html?id=${ids.queue}&GroupField=Name&GroupOp=LIKE&GroupString=Quokkadesk`,
  );
  await choose('select[name^="Queue-AddWatcher-Principal-"]', 'AdminCc');
  await press('Save Changes');
  await said('Added Quokkadesk as AdminCc for this queue');
  await desk.go('/Admin/Users/Modify.html?Create=1');
  await fill(desk.view, 'input[name="Name"]', 'quokkanewcomer');
  await submit('Create');
  await said('User created');
  await desk.go('/Admin/Scrips/Create.html?Global=1');
  await choose('select[name="ScripCondition"]', 'On Owner Change');
  await choose('select[name="ScripAction"]', 'Notify AdminCcs');
  await choose('select[name="Template"]', 'Transaction');
  await submit('Create');
  await said('Scrip Created');
  await desk.go('/Dashboards/Modify.html?Create=1');
  await fill(desk.view, 'input[name="Name"]', 'Quokkaday');
  await submit('Create');
  await said('Saved dashboard Quokkaday');
  const own = await desk.view.waitFor(
    () => document.querySelector<HTMLAnchorElement>('a[href*="/Dashboards/Subscription.html"]')?.search,
  );
  await desk.go(`/Dashboards/Subscription.html${own}`);
  await press('Subscribe');
  await said('Subscribed to dashboard');
});
