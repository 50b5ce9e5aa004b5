/** Cuecard in old software: pages made on the server, forms sent and redirected, errors on a page loaded anew. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import type { Driver, Target, View } from './harness/types.ts';
import { badgeWhere, LOCALHOST, startBrowser, stateWhere } from './setup.ts';

let demo: Demo;
let driver: Driver;
let folder: string;
let page: Page;
let view: View;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'expenses-'));
  await writeFile(join(folder, 'hotel.pdf'), '%PDF-1.7');
  [demo, driver] = await Promise.all([startDemo({ delay: 0 }), startBrowser()]);
  await driver.grant(LOCALHOST);
});

afterAll(async () => {
  await driver?.close();
  await demo?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(path: string): Promise<void> {
  page = await driver.open(`${demo.url}/expenses/${path}`);
  view = driver.view(page);
}

/** The field's control, by the end of the id that the server made. */
const control = (name: string) => `#ctl00_main_${name}`;

/** A page that is still getting its style moves under the pointer. */
async function click(target: Target): Promise<void> {
  await view.waitFor(() => document.readyState === 'complete');
  await view.click(target);
}

/** The server reads what the form holds, not how it came there. */
async function fill(fields: Record<string, string>): Promise<void> {
  const values = Object.entries(fields).map(([name, text]) => [control(name), text] as const);
  await view.evaluate((all) => {
    for (const [selector, text] of all) document.querySelector<HTMLInputElement>(selector)!.value = text;
  }, values);
}

/**
 * Waits until Cuecard knows this page, with this error on it or with none, and expects its first lesson.
 * @param lesson the first lesson that is sure
 */
async function offers(id: string, lesson: string, alert?: string): Promise<void> {
  const state = await stateWhere(
    driver,
    `the page "${id}", ${alert ?? 'no error'}`,
    ({ page, situation }) => {
      const { alerts } = situation;
      return page?.id === id && (alert ? alerts.some((text) => text.includes(alert)) : alerts.length === 0);
    },
  );
  expect(state.tool?.id).toBe('expenses');
  const first = state.matches.find(({ sure }) => sure);
  expect(first?.ref).toBe(`fernhill/${lesson}`);
  expect(first?.reasons[0]?.kind).toBe(alert ? 'alert' : 'page');
}

/** A day as the forms take it, so many days ago. */
function ago(days: number): string {
  const [year, month, day] = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

/** One report in one tab: each step starts where the one before it ended. */
describe('a report', () => {
  afterAll(() => page?.close());

  test('its purpose, from the overview', async () => {
    await open('');
    await offers('reports', 'expense-new-report');

    await click({ text: 'New report' });
    await offers('purpose', 'expense-purpose');
    await fill({ txtPurpose: 'Visit', ddlCostCentre: '4200', txtFrom: ago(9), txtTo: ago(7) });
    await click({ text: 'Next: Items' });
    await offers('purpose', 'expense-purpose', 'Purpose is too short');
    await fill({ txtPurpose: 'Visit to the Hull store, new call routing', txtTo: '2026-01-07' });
    await click({ text: 'Next: Items' });
    await offers('purpose', 'expense-date-format', 'DD/MM/YYYY');
    await fill({ txtTo: ago(7) });
    await click({ text: 'Next: Items' });
  });

  test('its items: a receipt, miles, days away', async () => {
    await offers('receipt', 'expense-add-receipt');
    const hotel = { ddlCategory: 'Hotel (one night)', txtMerchant: 'Dock House' };
    await fill({ ...hotel, txtDate: ago(30), txtAmount: '15' });
    await click({ text: 'Add item' });
    await offers('receipt', 'expense-outside-period', 'outside the report period');
    await fill({ txtDate: ago(9), txtAmount: '152' });
    await click({ text: 'Add item' });
    await offers('receipt', 'expense-lost-receipt', 'Attach a receipt');
    const file = await page.$('input[type="file"]');
    await (file as ElementHandle<HTMLInputElement>).uploadFile(join(folder, 'hotel.pdf'));
    await click({ text: 'Add item' });
    await view.waitForText('Item 1 added: £152.00.');
    await view.waitForText('Receipt: hotel.pdf');
    await offers('receipt', 'expense-add-receipt');

    await click({ text: 'Mileage' });
    await offers('mileage', 'expense-mileage');
    await fill({ txtDate: ago(9), txtFromPlace: 'Leeds', txtToPlace: 'Hull', txtMiles: '60' });
    await click({ text: 'Next: Review' });
    await offers('mileage', 'expense-item-not-added', 'not in the report yet');
    await click({ text: 'Add item' });
    await view.waitForText('Item 2 added: £27.00.');
    await click({ text: 'Per diem' });
    await offers('per-diem', 'expense-per-diem');
  });

  test('its review, and off it goes', async () => {
    await click({ text: 'Next: Review' });
    await offers('review', 'expense-submit');
    await click(control('chkConfirm'));
    await click({ text: 'Submit report' });
    await offers('review', 'expense-hotel-limit', 'above the limit');
    await fill({ txtExplanation: 'The two hotels within the limit had no rooms.' });
    await click({ text: 'Submit report' });
    await view.waitForText('submitted to Halvard Nyquist.');
    await offers('report', 'expense-recall');
  });

  test('the approver returns it', async () => {
    await fill({ ddlUser: 'hnyquist' });
    await click({ text: 'Switch' });
    await view.waitForText('You are signed in as Halvard Nyquist.');
    await click('nav[aria-label="Main menu"] a[href="/expenses/Approvals.aspx"]');
    await offers('approvals', 'expense-which-first');
    await click('[aria-label="Decide ER-2116"]');
    await offers('decision', 'expense-decide');
    await click({ text: 'Return for correction' });
    await click({ text: 'Record decision' });
    await offers('decision', 'expense-return-reason', 'say what is wrong');
    await fill({ txtReason: 'Item 1: please add who agreed to the price.' });
    await click({ text: 'Record decision' });
    await view.waitForText('ER-2116 is returned.');

    await fill({ ddlUser: 'postrow' });
    await click({ text: 'Switch' });
    await click({ text: 'ER-2116' });
    await offers('report-returned', 'expense-returned');
  });
});

describe('a page by its address', () => {
  afterEach(() => page.close());

  test.each([
    ['Cards.aspx', 'cards', 'expense-match-card'],
    ['Profile.aspx', 'profile', 'expense-bank-account'],
    ['Report.aspx?id=ER-2066', 'report', 'expense-recall'],
    ['Report.aspx?id=ER-2098', 'report-returned', 'expense-returned'],
  ])('%s', async (path, id, lesson) => {
    await open(path);
    await offers(id, lesson);
    await badgeWhere(driver, page, (text) => text !== '');
  });
});

describe('an error', () => {
  afterEach(() => page.close());

  test('of a report above the limit', async () => {
    await open('Decision.aspx?id=ER-2109');
    await click({ text: 'Approve' });
    await click({ text: 'Record decision' });
    await offers('decision', 'expense-approval-limit', 'above your approval limit');
  });

  test('of an item that is there already', async () => {
    await open('NewReport.aspx?id=ER-2107&step=2&type=receipt');
    const twin = { txtDate: ago(16), ddlCategory: 'Other', txtMerchant: 'Rail', txtAmount: '48.60' };
    await fill({ ...twin, txtNoReceipt: 'The machine had no paper' });
    await click({ text: 'Add item' });
    await offers('receipt', 'expense-duplicate', 'duplicate');
  });

  test('of a payment that does not fit', async () => {
    await open('Cards.aspx');
    await click('[aria-label="Select QUILL AND CABLE LTD"]');
    await fill({ ddlItem: 'ER-2107/1' });
    await click({ text: 'Match' });
    await offers('cards', 'expense-card-difference', 'amounts differ');
  });
});

describe('the field with the focus', () => {
  afterEach(() => page.close());

  test.each([
    ['NewReport.aspx?step=1', 'ddlCostCentre', 'Which cost centre do I choose?'],
    [
      'NewReport.aspx?id=ER-2107&step=2&type=receipt',
      'txtGuests',
      'Which guests do I name for a meal with customers?',
    ],
    [
      'NewReport.aspx?id=ER-2107&step=2&type=receipt',
      'txtRate',
      'How do I claim something I paid in another currency?',
    ],
    ['NewReport.aspx?id=ER-2107&step=2&type=per-diem', 'txtDinners', 'Which meals do I count as provided?'],
    ['Decision.aspx?id=ER-2112', 'txtReason', 'How do I write a reason for returning a report?'],
    ['Profile.aspx', 'txtDelegateUntil', 'How do I let someone approve while I am away?'],
  ])('%s: %s', async (path, name, question) => {
    await open(path);
    await view.evaluate((selector) => document.querySelector<HTMLElement>(selector)!.focus(), control(name));
    const popup = await driver.popup(page);
    expect(await popup.waitFor(() => document.querySelector('h1')?.textContent)).toBe(question);
    await popup.close();
  });
});
