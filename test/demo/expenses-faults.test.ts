/** What Fernhill Expenses does with wrong input, with forms from elsewhere, and with words that look like HTML. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, dayBefore, faults, openExpenses, type Screen } from './client.ts';

let client: Client & { close(): Promise<void> };

beforeAll(async () => {
  client = await openExpenses();
});

afterAll(() => client.close());

const RECEIPT = 'NewReport.aspx?id=ER-2107&step=2&type=receipt';
const PAGES = [
  'Default.aspx',
  'NewReport.aspx?step=1',
  RECEIPT,
  'NewReport.aspx?id=ER-2107&step=2&type=mileage',
  'NewReport.aspx?id=ER-2107&step=2&type=per-diem',
  'NewReport.aspx?id=ER-2107&step=3',
  'Report.aspx?id=ER-2098',
  'Approvals.aspx',
  'Decision.aspx?id=ER-2112',
  'Cards.aspx',
  'Profile.aspx',
];
const field = ({ document }: Screen, name: string) =>
  document.querySelector<HTMLInputElement>(`#ctl00_main_${name}`)!;

describe('every page', () => {
  it.each(PAGES)('%s forbids script and has none', async (path) => {
    const { status, headers, document } = await client.get(path);
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('unsafe');
    expect(document.querySelectorAll('script, style, [style]')).toHaveLength(0);
    for (const element of document.querySelectorAll('*'))
      expect(element.getAttributeNames().filter((name) => name.startsWith('on'))).toEqual([]);
  });

  it.each(PAGES)('%s uses an id once and labels every field', async (path) => {
    const { document } = await client.get(path);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
    const fields = document.querySelectorAll<HTMLInputElement>(
      'input:not([type="hidden"],[type="submit"]), select, textarea',
    );
    for (const one of fields)
      expect(one.labels!.length > 0 || one.hasAttribute('aria-label'), one.id).toBe(true);
  });
});

describe('a form with faults', () => {
  it('comes back with what was typed, a summary, and each message beside its field', async () => {
    const screen = await client.post(RECEIPT, {
      txtMerchant: 'Quill',
      txtAmount: '12,50',
      txtDate: '31/02/2026',
      btnAdd: 'x',
    });
    expect(screen.status).toBe(422);
    expect(screen.document.title).toMatch(/^Error: /);
    expect(field(screen, 'txtMerchant').value).toBe('Quill');
    const amount = field(screen, 'txtAmount');
    expect([amount.value, amount.getAttribute('aria-invalid')]).toEqual(['12,50', 'true']);
    const ids = amount.getAttribute('aria-describedby')!.split(' ');
    const beside = ids.map((id) => screen.document.getElementById(id)!.textContent);
    expect(beside.at(-1)).toBe('Amount: write it with a point, such as 12.50.');
    expect(faults(screen)).toContain('Date: write the date as DD/MM/YYYY.');
    for (const link of screen.document.querySelectorAll('[role="alert"] a'))
      expect(screen.document.querySelector(link.getAttribute('href')!), link.textContent!).not.toBe(null);
  });

  it('with every field missing names each that is needed, and changes nothing', async () => {
    const purpose = await client.post('NewReport.aspx?step=1', { btnNext: 'x' });
    expect(faults(purpose).map((text) => text.split(':')[0])).toEqual([
      'Purpose',
      'Cost centre',
      'First day',
      'Last day',
    ]);
    const bank = await client.post('Profile.aspx', { btnBank: 'x' });
    expect(faults(bank)).toHaveLength(3);
    const decision = await client.post('Decision.aspx?id=ER-2112', { btnDecide: 'x' });
    expect(faults(decision)).toEqual(['Decision: choose one.']);
    const card = await client.post('Cards.aspx', { btnMatch: 'x' });
    expect(faults(card)).toHaveLength(2);
    expect((await client.get('Default.aspx')).document.querySelectorAll('.grid tbody tr')).toHaveLength(4);
  });

  const ITEM = {
    txtDate: dayBefore(14),
    ddlCategory: 'Other',
    txtMerchant: 'Quill',
    txtAmount: '40',
    ddlCurrency: 'GBP',
  };
  it.each<[string, Record<string, string | File>, string]>([
    ['a choice that is not in the list', { ddlCategory: 'Yacht' }, 'Category: choose what was bought.'],
    [
      'a currency that is not in the list',
      { ddlCurrency: '__proto__' },
      'Currency: choose what you paid in.',
    ],
    ['nothing', { txtAmount: '0.00' }, 'Amount: write it with a point, such as 12.50.'],
    ['less than nothing', { txtAmount: '-5' }, 'Amount: write it with a point, such as 12.50.'],
    ['a number in another notation', { txtAmount: '1e3' }, 'Amount: write it with a point, such as 12.50.'],
    ['a date outside the period', { txtDate: dayBefore(60) }, 'This date is outside the report period.'],
    ['text that is too long', { txtMerchant: 'x'.repeat(61) }, 'Write at most 60 characters here.'],
    ['a rate for pounds', { txtRate: '0.86' }, 'Exchange rate: pounds need none, leave it empty.'],
    [
      'neither receipt nor reason',
      {},
      'Attach a receipt, or say in Reason without receipt why there is none.',
    ],
    [
      'a file of another kind',
      { filReceipt: new File(['MZ'], 'bill.exe', { type: 'application/x-msdownload' }) },
      'Receipt: the file must be a PDF, JPG or PNG.',
    ],
    [
      'a file that is too large',
      { filReceipt: new File(['x'.repeat(2_000_001)], 'bill.pdf', { type: 'application/pdf' }) },
      'Receipt: the file is larger than 2 MB.',
    ],
  ])('%s is told', async (_, fields, message) => {
    expect(faults(await client.post(RECEIPT, { ...ITEM, ...fields, btnAdd: 'x' }))).toContain(message);
  });

  it('an item that is there already is told once, and taken when the box is ticked', async () => {
    const twin = {
      ...ITEM,
      txtAmount: '48.60',
      txtDate: dayBefore(16),
      txtNoReceipt: 'Machine out of paper',
    };
    const screen = await client.post(RECEIPT, { ...twin, btnAdd: 'x' });
    expect(faults(screen)).toEqual([
      'This looks like a duplicate of item 1 in this report. If it is none, tick the box.',
    ]);
    const again = await client.post(RECEIPT, { ...twin, chkNotDuplicate: 'on', btnAdd: 'x' });
    expect(faults(again)).toEqual([]);
  });

  it('an item that was begun is not lost by going on', async () => {
    const screen = await client.post(RECEIPT, { txtMerchant: 'Quill', btnNext: 'x' });
    expect(faults(screen)).toEqual(['This item is not in the report yet: select Add item, or Clear.']);
    expect(field(screen, 'txtMerchant').value).toBe('Quill');
  });

  it('a report above the limit is not approved but forwarded', async () => {
    const decide = (rdoDecision: string) =>
      client.post('Decision.aspx?id=ER-2109', { rdoDecision, btnDecide: 'x' });
    expect(faults(await decide('approve'))).toEqual([
      'The total is above your approval limit: choose Forward to Finance.',
    ]);
    expect((await decide('finance')).document.querySelector('[role="status"]')?.textContent).toContain(
      'with Finance',
    );
  });

  it('a report without an account is not submitted', async () => {
    const sami = client.other();
    await sami.post('SignIn.aspx', { ddlUser: 'sokoro' });
    const made = await sami.post('NewReport.aspx?step=1', {
      ...{ txtPurpose: 'Books for the night team', ddlCostCentre: '4200', txtFrom: dayBefore(3) },
      ...{ txtTo: dayBefore(2), btnNext: 'x' },
    });
    const id = new URLSearchParams(made.path.split('?')[1]).get('id');
    const screen = await sami.post(`NewReport.aspx?id=${id}&step=3`, { btnSubmit: 'x' });
    expect(faults(screen)).toEqual([
      'The report has no items: go back and add one.',
      'Your bank details are missing: save the report and add them in Profile.',
      'Tick the confirmation before you submit.',
    ]);
  });
});

describe('words that look like HTML', () => {
  const EVIL = `"><img src=x onerror=alert(1)>'</textarea></select>&amp;<script>alert(2)</script>`;

  it('are shown as they were typed: in fields, in lists, in messages, in names of files', async () => {
    const fields = { txtPurpose: EVIL, ddlCostCentre: '4200', txtFrom: EVIL, txtTo: EVIL };
    const faulty = await client.post('NewReport.aspx?step=1', { ...fields, btnNext: 'x' });
    expect(field(faulty, 'txtFrom').value).toBe(EVIL);
    const made = await client.post('NewReport.aspx?step=1', {
      ...{ ...fields, txtFrom: dayBefore(3), txtTo: dayBefore(2), btnNext: 'x' },
    });
    const item = {
      ...{
        txtDate: dayBefore(3),
        ddlCategory: 'Meal with customers',
        txtMerchant: EVIL.slice(0, 60),
        txtAmount: '99',
      },
      ...{ ddlCurrency: 'GBP', txtGuests: EVIL, btnAdd: 'x' },
      filReceipt: new File(['x'], EVIL.replaceAll('/', ''), { type: 'image/png' }),
    };
    const screen = await client.post(made.path, item);
    expect(faults(screen)).toEqual([]);
    expect(screen.document.querySelector('.grid')?.textContent).toContain(`Guests: ${EVIL}`);
    const id = new URLSearchParams(made.path.split('?')[1]).get('id');
    for (const path of [
      made.path,
      `NewReport.aspx?id=${id}&step=3`,
      `Report.aspx?id=${id}`,
      'Default.aspx',
      'Cards.aspx',
    ]) {
      const { document } = await client.get(path);
      expect(
        document.querySelectorAll('script, [onerror], img:not([src="/expenses/favicon.svg"])'),
        path,
      ).toHaveLength(0);
      expect(document.body.textContent).toContain('onerror=alert(1)');
    }
  });

  it('in an address reach no page', async () => {
    for (const path of [
      `Report.aspx?id=${encodeURIComponent(EVIL)}`,
      encodeURIComponent(EVIL.replaceAll('/', '')),
    ]) {
      const { status, document } = await client.get(path);
      expect([
        status,
        document.querySelectorAll('script').length,
        document.querySelector('h1')?.textContent,
      ]).toEqual([404, 0, 'This did not work']);
    }
  });
});

describe('a form from elsewhere', () => {
  it('without the token of this session changes nothing', async () => {
    expect((await client.post('Delete.aspx?id=ER-2107', {}, { token: '' })).status).toBe(403);
    const other = client.other();
    const token = (await other.get('Default.aspx')).document.querySelector<HTMLInputElement>(
      '[name^="__Req"]',
    )!.value;
    expect((await client.post('Delete.aspx?id=ER-2107', {}, { token })).status).toBe(403);
    expect((await client.get('Report.aspx?id=ER-2107')).status).toBe(200);
  });

  it('with a field twice, without a button, or as JSON is refused with a page', async () => {
    const { document } = await client.get('Cards.aspx');
    const token = document.querySelector<HTMLInputElement>('[name^="__Req"]')!.value;
    const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
    const send = (body: string, headers: Record<string, string> = urlencoded) =>
      client.send('Cards.aspx', {
        method: 'POST',
        body: `__RequestVerificationToken=${token}${body}`,
        headers,
      });
    const twice = await send(
      '&ctl00%24main%24rdoCard=CT-88120&ctl00%24main%24rdoCard=CT-88124&ctl00%24main%24btnPersonal=x',
    );
    expect([twice.status, twice.document.querySelector('.empty')?.textContent]).toEqual([
      400,
      'The form arrived with a field twice. Go back and send it again.',
    ]);
    expect((await send('&ctl00%24main%24rdoCard=CT-88120')).status).toBe(400);
    expect((await send('', { 'content-type': 'application/json' })).status).toBe(415);
    const { text } = await client.get('Cards.aspx');
    expect(text).not.toContain('Personal</span>');
  });

  it('for a report of somebody else, or one that is submitted, is refused', async () => {
    expect((await client.post('NewReport.aspx?id=ER-2112&step=1', { btnSave: 'x' })).status).toBe(403);
    expect((await client.post('NewReport.aspx?id=ER-2091&step=1', { btnSave: 'x' })).status).toBe(409);
    expect((await client.post('Recall.aspx?id=ER-2066', {})).status).toBe(409);
    expect(
      (await client.post('Decision.aspx?id=ER-2091', { rdoDecision: 'approve', btnDecide: 'x' })).status,
    ).toBe(403);
  });

  it('for a page that takes none, or that there is not', async () => {
    expect((await client.post('Approvals.aspx', {})).status).toBe(405);
    expect((await client.get('Delete.aspx')).status).toBe(405);
    expect((await client.get('Nothing.aspx')).status).toBe(404);
    expect((await client.send('Default.aspx', { method: 'PUT', body: 'x' })).status).toBe(405);
  });
});

it('a HEAD request has the headers and no text; files of the tool are served', async () => {
  const head = await client.send('Default.aspx', { method: 'HEAD' });
  expect([head.status, head.text]).toEqual([200, '']);
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1000);
  const css = await client.get('frame.css');
  expect(css.headers.get('content-type')).toContain('text/css');
  expect((await client.get('site.ts')).status).toBe(404);
});
