/** A report's way through Fernhill Expenses, as forms are sent: made, checked, submitted, decided, taken back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, dayBefore, faults, notice, openExpenses, type Screen } from './client.ts';

let client: Client & { close(): Promise<void> };

beforeEach(async () => {
  client = await openExpenses();
});

afterEach(() => client.close());

const PURPOSE = {
  txtPurpose: 'Course for the Leeds team',
  ddlCostCentre: '5100',
  txtProject: '',
  txtFrom: dayBefore(5),
  txtTo: dayBefore(2),
};
const TAXI = {
  txtDate: dayBefore(4),
  ddlCategory: 'Taxi or parking',
  txtMerchant: 'Moor Cabs',
  txtAmount: '18.40',
  ddlCurrency: 'GBP',
};
const PDF = new File(['%PDF'], 'bill.pdf', { type: 'application/pdf' });

/** Makes a report and answers its id. */
async function newReport(fields = {}): Promise<string> {
  const screen = await client.post('NewReport.aspx?step=1', { ...PURPOSE, ...fields, btnNext: 'x' });
  expect(faults(screen)).toEqual([]);
  return new URLSearchParams(screen.path.split('?')[1]).get('id')!;
}

const items = (id: string, type = 'receipt') => `NewReport.aspx?id=${id}&step=2&type=${type}`;
const add = (id: string, fields: Record<string, string | File>, type?: string) =>
  client.post(items(id, type), { ...fields, btnAdd: 'x' });
const rows = ({ document }: Screen) =>
  [...document.querySelectorAll('.grid tbody tr')].map((row) => row.textContent ?? '');
const status = ({ document }: Screen) => document.querySelector('#ctl00_main_lblStatus')?.textContent;
const as = (id: string) => client.post('SignIn.aspx', { ddlUser: id, btnSwitch: 'x' });
const submit = (id: string, fields = {}) =>
  client.post(`NewReport.aspx?id=${id}&step=3`, { chkConfirm: 'on', ...fields, btnSubmit: 'x' });

it('is made, submitted and approved', async () => {
  const id = await newReport();
  expect(notice(await add(id, TAXI))).toBe('Item 1 added: £18.40.');
  const screen = await submit(id);
  expect(notice(screen)).toBe(`${id} submitted to Halvard Nyquist.`);
  expect(status(screen)).toBe('Submitted');
  await as('hnyquist');
  expect(rows(await client.get('Approvals.aspx')).join()).toContain(id);
  const after = await client.post(`Decision.aspx?id=${id}`, { rdoDecision: 'approve', btnDecide: 'x' });
  expect(notice(after)).toBe(`${id} is approved.`);
  expect(rows(after).join()).not.toContain(id);
  await as('postrow');
  expect(status(await client.get(`Report.aspx?id=${id}`))).toBe('Approved');
});

it('is returned with a reason, corrected and submitted again', async () => {
  await as('postrow');
  const reason = 'Item 2: please attach the parking ticket or a photo.';
  const short = await client.post('Decision.aspx?id=ER-2115', {
    rdoDecision: 'return',
    txtReason: 'No.',
    btnDecide: 'x',
  });
  expect(faults(short)).toEqual(['Reason: say what is wrong and what to change, in 15 characters or more.']);
  expect(short.document.querySelector('textarea')?.value).toBe('No.');
  await client.post('Decision.aspx?id=ER-2115', { rdoDecision: 'return', txtReason: reason, btnDecide: 'x' });
  await as('otarrant');
  const report = await client.get('Report.aspx?id=ER-2115');
  expect(status(report)).toBe('Returned');
  expect(report.document.querySelector('.remark')?.textContent).toContain(reason);
  // Owen has an account, so the report can go again.
  expect(status(await submit('ER-2115'))).toBe('Submitted');
});

it('is kept as a draft with its purpose alone, but not with a wrong date', async () => {
  const bare = { txtPurpose: 'Later', ddlCostCentre: '', btnSave: 'x' };
  const wrong = await client.post('NewReport.aspx?step=1', { ...bare, txtFrom: '2026-02-03' });
  expect(faults(wrong)).toEqual(['First day: write the date as DD/MM/YYYY.']);
  const saved = await client.post('NewReport.aspx?step=1', bare);
  expect(notice(saved)).toMatch(/^ER-\d+ saved as a draft\.$/);
  const id = notice(saved).split(' ')[0]!;
  // Items need the days: the person is sent to the first step.
  expect((await client.get(items(id))).path).toBe(`/expenses/NewReport.aspx?id=${id}&step=1`);
});

it('is deleted at once and comes back by undo, once', async () => {
  const before = rows(await client.get('Default.aspx'));
  const screen = await client.post('Delete.aspx?id=ER-2107', { btnDelete: 'x' });
  expect(notice(screen)).toBe('ER-2107 deleted.');
  expect(rows(screen)).toEqual(before.filter((row) => !row.includes('ER-2107')));
  const hidUndo = screen.document.querySelector<HTMLInputElement>('[name$="hidUndo"]')!.value;
  const back = await client.post('Undo.aspx', { hidUndo, btnUndo: 'x' });
  expect([notice(back), rows(back)]).toEqual(['Taken back.', before]);
  const again = await client.post('Undo.aspx', { hidUndo, btnUndo: 'x' });
  expect([notice(again), rows(again)]).toEqual(['There is nothing left to take back.', before]);
});

it('an old undo does not take back what was done since', async () => {
  const first = await client.post('Delete.aspx?id=ER-2107', { btnDelete: 'x' });
  const hidUndo = first.document.querySelector<HTMLInputElement>('[name$="hidUndo"]')!.value;
  await client.post('Delete.aspx?id=ER-2098', { btnDelete: 'x' });
  const screen = await client.post('Undo.aspx', { hidUndo, btnUndo: 'x' });
  expect(notice(screen)).toContain('can no longer be taken back');
  expect(rows(screen).join()).not.toMatch(/ER-2107|ER-2098/);
});

it('an item is edited, removed and brought back with its number', async () => {
  const id = await newReport();
  await add(id, TAXI);
  await add(id, { ...TAXI, txtAmount: '9' });
  const form = await client.get(`${items(id)}&item=2`);
  expect(form.document.querySelector<HTMLInputElement>('#ctl00_main_txtAmount')?.value).toBe('9.00');
  const changed = await client.post(`${items(id)}&item=2`, { ...TAXI, txtAmount: '9.50', btnUpdate: 'x' });
  expect(rows(changed)[1]).toContain('£9.50');
  const removed = await client.post(`RemoveItem.aspx?id=${id}&item=1`, { btnRemove: 'x' });
  expect(rows(removed)).toHaveLength(1);
  const hidUndo = removed.document.querySelector<HTMLInputElement>('[name$="hidUndo"]')!.value;
  expect(rows(await client.post('Undo.aspx', { hidUndo }))[0]).toMatch(/^1/);
});

describe('sums', () => {
  it('of another currency, with the rate of the month or with an own one', async () => {
    const id = await newReport();
    expect(notice(await add(id, { ...TAXI, txtAmount: '20', ddlCurrency: 'EUR' }))).toContain('£17.20');
    const own = { ...TAXI, txtAmount: '20', ddlCurrency: 'EUR', txtRate: '0.875' };
    expect(notice(await add(id, own))).toContain('£17.50');
  });

  it('of miles and of days away', async () => {
    const id = await newReport();
    const trip = {
      txtDate: dayBefore(3),
      txtFromPlace: 'York',
      txtToPlace: 'Hull',
      txtMiles: '38.5',
      ddlVehicle: 'Car',
    };
    expect(notice(await add(id, trip, 'mileage'))).toContain('£17.33');
    expect(notice(await add(id, { ...trip, chkReturn: 'on' }, 'mileage'))).toContain('£34.65');
    const away = {
      txtFirstDay: dayBefore(5),
      txtLastDay: dayBefore(3),
      ddlCountry: 'Ireland',
      txtDinners: '1',
    };
    expect(notice(await add(id, away, 'per-diem'))).toContain('£106.60');
  });
});

it('a receipt outlives a fault in another field', async () => {
  const id = await newReport();
  const meal = { ...TAXI, ddlCategory: 'Meal with customers', txtAmount: '48', filReceipt: PDF };
  const faulty = await add(id, meal);
  expect(faults(faulty)).toEqual(['Guests: name every guest and their company.']);
  const hidReceipt = faulty.document.querySelector<HTMLInputElement>('#ctl00_main_hidReceipt')!.value;
  const { filReceipt: _, ...fields } = meal;
  const screen = await add(id, { ...fields, txtGuests: 'Ines Roth (Acme)', hidReceipt });
  expect(rows(screen)[0]).toContain('bill.pdf');
});

it('a card payment fills an item in and is matched with it', async () => {
  const card = { rdoCard: 'CT-88131', ddlItem: 'new:ER-2107', btnMatch: 'x' };
  const form = await client.post('Cards.aspx', card);
  expect(form.document.querySelector<HTMLInputElement>('#ctl00_main_txtMerchant')?.value).toBe(
    'BRAMBLE BOOKS DUBLIN',
  );
  const value = (name: string) => form.document.querySelector<HTMLInputElement>(`#ctl00_main_${name}`)!.value;
  const item = {
    txtDate: value('txtDate'),
    txtMerchant: value('txtMerchant'),
    txtAmount: value('txtAmount'),
  };
  await client.post(form.path, { ...item, ddlCurrency: 'EUR', ddlCategory: 'Other', btnAdd: 'x' });
  expect(rows(await client.get('Cards.aspx'))[2]).toContain('Matched ER-2107 no. 4');
});

it('a delegate decides on days that were given, and not on own reports', async () => {
  const delegate = { ddlDelegate: 'lbrandt', txtDelegateFrom: dayBefore(1), txtDelegateUntil: dayBefore(-3) };
  const screen = await client.post('Profile.aspx', { ...delegate, btnDelegate: 'x' });
  expect(notice(screen)).toContain('Livia Brandt decides for you');
  await as('lbrandt');
  const waiting = rows(await client.get('Approvals.aspx')).join();
  expect(waiting).toContain('ER-2115');
  expect(waiting).not.toContain('ER-2112');
  expect((await client.get('Decision.aspx?id=ER-2112')).status).toBe(403);
});
