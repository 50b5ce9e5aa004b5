/** The lessons for Fernhill Expenses name its controls as they stand there. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFolder } from '../../cli/folder.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import type { Inline } from '../../lib/lesson/words.ts';
import { clean } from '../../lib/page/text.ts';
import { type Client, dayBefore, openExpenses } from './client.ts';

const { texts, media } = await readFolder('lessons/fernhill');
const { pack } = await compilePack(texts, '', media);
const lessons = pack!.lessons.filter((lesson) => lesson.for.every(({ tool }) => tool === 'expenses'));

let client: Client & { close(): Promise<void> };
/** Every word that the pages show, and their faults. */
let shown = '';
let labels: Set<string>;

beforeAll(async () => {
  client = await openExpenses();
  const receipt = 'NewReport.aspx?id=ER-2107&step=2&type=receipt';
  const twin = { txtDate: dayBefore(16), ddlCategory: 'Other', txtMerchant: 'Quill', txtAmount: '48.60' };
  const screens = [
    await client.post('Profile.aspx', { btnBank: 'x' }),
    await client.post('Profile.aspx', {
      ...{
        ddlDelegate: 'lbrandt',
        txtDelegateFrom: dayBefore(0),
        txtDelegateUntil: dayBefore(-1),
        btnDelegate: 'x',
      },
    }),
    await client.post('NewReport.aspx?step=1', { btnNext: 'x' }),
    await client.post(receipt, { ...twin, ddlCurrency: 'GBP', txtNoReceipt: 'none', btnAdd: 'x' }),
    await client.post('NewReport.aspx?id=ER-2098&step=3', { btnSubmit: 'x' }),
    await client.post('Delete.aspx?id=ER-2107', {}),
  ];
  const paths = [
    ...['mileage', 'per-diem', 'receipt'].map((type) => `NewReport.aspx?id=ER-2098&step=2&type=${type}`),
    ...[
      'Report.aspx?id=ER-2091',
      'Report.aspx?id=ER-2098',
      'Approvals.aspx',
      'Decision.aspx?id=ER-2112',
      'Cards.aspx',
    ],
  ];
  for (const path of paths) screens.push(await client.get(path));
  const recalled = await client.post('Recall.aspx?id=ER-2091', {});
  screens.push(recalled, await client.post('Cards.aspx', { rdoCard: 'CT-88120', btnMatch: 'x' }));
  const text = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ');
  shown = screens
    .flatMap(({ document }) => [
      text(document.body),
      ...[...document.querySelectorAll<HTMLInputElement>('[type="submit"]')].map(({ value }) => value),
    ])
    .join('\n');
  labels = new Set(
    screens.flatMap(({ document }) =>
      [...document.querySelectorAll('label')].map((label) => text(label).replace('*', '').trim()),
    ),
  );
});

afterAll(() => client.close());

function* strong(inlines: readonly Inline[]): Generator<string> {
  for (const inline of inlines) {
    if (typeof inline === 'string' || !('of' in inline)) continue;
    if (inline.kind === 'strong') yield inline.of.join('');
    else yield* strong(inline.of);
  }
}

it('there are lessons', () => expect(lessons.length).toBeGreaterThanOrEqual(10));

it.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  const lines = lesson.blocks.flatMap((block) =>
    block.kind === 'steps' ? block.steps.flatMap((step) => [step.do, step.note ?? []]) : [],
  );
  // A status that no report has at the start.
  const known = `${shown}\nWith Finance`;
  for (const name of [lesson.answer, ...lines].flatMap((line) => [...strong(line)]))
    expect(known).toContain(name);
  for (const { field } of lesson.for) if (field) expect([...labels]).toContain(field);
});

it('clean leaves the alerts of lessons as they are written', () => {
  for (const { alert } of lessons.flatMap((lesson) => lesson.for))
    if (alert) expect(clean(alert, true)).toBe(alert);
});
