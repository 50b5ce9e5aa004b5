/** The lessons for Fernhill Expenses name its controls as they stand there. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFolder } from '../../cli/folder.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import type { DemoStep, Target } from '../../lib/lesson/demo.ts';
import type { Lesson } from '../../lib/lesson/schema.ts';
import type { Inline } from '../../lib/lesson/words.ts';
import { compileTool, settle, survivors } from '../../lib/page/detect.ts';
import { signalTest } from '../../lib/page/signal.ts';
import { clean } from '../../lib/page/text.ts';
import { type Client, dayBefore, openExpenses, type Screen } from './client.ts';
import { found } from './targets.ts';

const { texts, media } = await readFolder('lessons/fernhill');
const { pack } = await compilePack(texts, '', media);
const lessons = pack!.lessons.filter((lesson) => lesson.for.every(({ tool }) => tool === 'expenses'));
const tools = pack!.tools.map(compileTool);

let client: Client & { close(): Promise<void> };
let screens: Screen[];
/** Every word that the pages show, and their faults. */
let shown = '';
let labels: Set<string>;

beforeAll(async () => {
  client = await openExpenses();
  const receipt = 'NewReport.aspx?id=ER-2107&step=2&type=receipt';
  const twin = { txtDate: dayBefore(16), ddlCategory: 'Other', txtMerchant: 'Quill', txtAmount: '48.60' };
  screens = [
    await client.get('Default.aspx'),
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
  screens.push(await client.post('Cards.aspx', { rdoCard: 'CT-88120', btnPersonal: 'x' }));
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

/** Every word in bold, wherever it stands in a lesson. */
function* strong(part: unknown): Generator<string> {
  if (typeof part !== 'object' || part === null) return;
  const { kind, of } = part as { kind?: string; of?: Inline[] };
  if (kind === 'strong') yield of!.join('');
  else for (const inner of Object.values(part)) yield* strong(inner);
}

function pageOf({ path, document }: Screen): string | null {
  const url = new URL(path, client.url);
  return settle(survivors(tools, url), { params: url.searchParams, has: signalTest(document) })?.page ?? null;
}

/** The pages on which a step is done: its own, the one that the steps before it led to, or those of the lesson. */
function pagesOf(lesson: Lesson, before: readonly DemoStep[], { page }: DemoStep): (string | undefined)[] {
  if (page) return [page];
  const led = before.findLast(({ expect }) => expect?.kind === 'page')?.expect;
  return led?.kind === 'page' ? [led.page] : lesson.for.map(({ page }) => page);
}

/** What keeps a target from being found on these pages, and found alone; null when nothing does. */
function missed(target: Target, pages: readonly (string | undefined)[]): string | null {
  const here = screens.filter((screen) =>
    pages.some((page) => page === undefined || page === pageOf(screen)),
  );
  const counts = here.map(({ document }) => found(document, target).length);
  const what = `${JSON.stringify(target)} on ${pages.join(', ')}`;
  if (!counts.some((count) => count > 0)) return `${what} is not there`;
  return target.css === undefined && counts.some((count) => count > 1) ? `${what} is there twice` : null;
}

it('there are lessons', () => expect(lessons.length).toBeGreaterThanOrEqual(10));

it.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  // Statuses that no report has at the start.
  const known = `${shown}\nWith Finance\nApproved`;
  for (const name of strong([lesson.answer, lesson.blocks])) expect(known).toContain(name);
  for (const { field } of lesson.for) if (field) expect([...labels]).toContain(field);
});

const demos = lessons.flatMap((lesson) =>
  lesson.blocks.flatMap((block) =>
    block.kind === 'demo' ? [[lesson.id, lesson, block.steps] as const] : [],
  ),
);

it.each(demos)('%s points at what is on the page', (_, lesson, steps) => {
  for (const [n, step] of steps.entries()) {
    const { where, act } = step;
    if (!where) continue;
    const pages = pagesOf(lesson, steps.slice(0, n), step);
    expect(missed(where, pages)).toBeNull();
    if (act?.kind !== 'choose') continue;
    const options = screens.flatMap(({ document }) =>
      found(document, where).flatMap((field) => [...field.querySelectorAll('option')]),
    );
    expect(options.map(({ textContent }) => textContent)).toContain(act.option);
  }
});

it('a target that is not there, or not alone, is missed', () => {
  expect(missed({ role: 'button', name: 'Add items' }, ['receipt'])).toContain('not there');
  expect(missed({ role: 'button', name: 'Submit report' }, ['receipt'])).toContain('not there');
  expect(missed({ role: 'link', name: 'New report' }, ['reports'])).toContain('twice');
});

it('clean leaves the alerts of lessons as they are written', () => {
  for (const { alert } of lessons.flatMap((lesson) => lesson.for))
    if (alert) expect(clean(alert, true)).toBe(alert);
});
