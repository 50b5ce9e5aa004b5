/** The rules about formats, people, dates and the pack as a whole. */
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../cli/folder.ts';
import { compilePack } from '../../../lib/lesson/compile.ts';
import { brittle } from '../../../lib/lesson/lint/css.ts';
import { lint } from '../../../lib/lesson/lint/lint.ts';
import { RULES } from '../../../lib/lesson/lint/rules.ts';
import { TOOL_YAML } from '../samples.ts';
import { findings, lessonText, linted, PACK, type Parts, TODAY } from './pack.ts';

const STEPS = ':::steps\n1. Open it.\n:::';
const choice = (right: string, wrong: string) => `:::check[Which?]\n- [x] Yes${right}\n- [ ] No${wrong}\n:::`;
const body = (text: string, steps: string[] = []): Parts => ({ steps, body: text });
const VTT = { 'media/a.vtt': 'WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n' };
const video = (more: string, text = '') => body(`:::video[A film]{file=media/a.webm${more}}\n${text}\n:::`);
const rolePlay = (more: string, model: string) => ({
  ...body(`:::role-play[A]{${more}}\nThe phone rings.\n\n> ${model}\n:::`),
  head: 'variables: {shop: Acme}',
});
const audio = (more: string, text = '') => body(`:::audio[A call]{file=media/a.ogg${more}}\n${text}\n:::`);

const LESSONS: Record<string, { bad: Parts[]; good: Parts[] }> = {
  'text-alone': {
    bad: [body(''), body('Call the customer.'), body('Call.\n\nThen write.'), body('**Refund** it.')],
    good: [body(STEPS), body(':::sample[A]\nHello.\n:::'), body(choice('', '\n\n  No.')), video(' silent')],
  },
  'steps-alone': {
    bad: [body(STEPS), body(`Call first.\n\n${STEPS}`), body(`${STEPS}\n\n${STEPS}`), body('', ['Open it.'])],
    good: [
      body(`${STEPS}\n\n:::sample[A]\nHello.\n:::`),
      body(':::demo\n1. Open it.\n:::'),
      body(':::checklist\n- Name seen\n:::'),
      body(`${STEPS}\n\n${choice('', '\n\n  No.')}`),
      body('Text alone is told by another rule.'),
    ],
  },
  'no-check': {
    bad: [
      body(STEPS),
      body(':::sample[A]\nHello.\n:::'),
      body('Call.'),
      body(':::checklist\n- Name seen\n:::'),
    ],
    good: [
      body(choice('', '\n\n  No.')),
      body(':::check[Sum?]\n- answer: 3\n- low: a\n- high: b\n:::'),
      body(':::check[Order?]\n1. a\n2. b\n\n- wrong: b follows a.\n:::'),
      body(
        ':::case[Angry]\nA caller shouts.\n\n- [x] Listen\n\n  The caller calms down.\n- [ ] Shout\n\n  It gets worse.\n:::',
      ),
    ],
  },
  'wrong-choice': {
    bad: [
      body(choice('', '')),
      body(choice('\n\n  Right.', '')),
      body(':::check[Order?]\n1. a\n2. b\n:::'),
      body(':::check[Sum?]\n- answer: 3\n- low: More.\n:::'),
      body(':::check[Fill]\nIt is [[red]].\n\n- right: Yes.\n:::'),
    ],
    good: [
      body(choice('', '\n\n  No.')),
      body(':::check[Order?]\n1. a\n2. b\n\n- wrong: b follows a.\n:::'),
      body(':::check[Sum?]\n- answer: 3\n- low: More.\n- high: Less.\n:::'),
      body(':::check[Fill]\nIt is [[red]].\n\n- wrong: Look at the light.\n:::'),
    ],
  },
  captions: {
    bad: [
      video(''),
      video('', 'Hello there.'),
      body(`${STEPS}\n\n:::video[A]{file=media/a.webm}\n:::`),
      video('', 'One.\n\nTwo.'),
    ],
    good: [
      video(' captions=media/a.vtt'),
      video(' silent'),
      video(' silent', 'A hand moves.'),
      audio('', 'Hello.'),
    ],
  },
  transcript: {
    bad: [audio(''), audio('', ' '), body(`${STEPS}\n\n:::audio[A]{file=media/a.ogg}\n:::`), audio('', '\n')],
    good: [audio(' captions=media/a.vtt'), audio('', 'Hello.'), audio('', 'One.\n\nTwo.'), video(' silent')],
  },
  'spoken-variable': {
    bad: [
      rolePlay(' model=media/a.ogg', '{{shop}}'),
      rolePlay(' model=media/a.ogg', 'Hello from {{shop}}.'),
      rolePlay(' model=media/a.ogg', 'Hello.\n> Here is {{ shop }}.'),
      rolePlay(' model=media/a.ogg captions=media/a.vtt situation=media/a.ogg', 'From {{shop}}.'),
    ],
    good: [
      rolePlay(' model=media/a.ogg', 'Hello from Acme.'),
      rolePlay('', 'Hello from {{shop}}.'),
      rolePlay(' situation=media/a.ogg captions=media/a.vtt', 'Hello from {{shop}}.'),
      rolePlay('', 'Hello.'),
    ],
  },
  owner: {
    bad: ['TBD', 'unknown', '?', 'FILL IN: the team', 'Someone'].map((owner) => ({ owner })),
    good: ['Ada', 'Owner relations', 'Unknown Pleasures GmbH', 'Learning & Development'].map((owner) => ({
      owner,
    })),
  },
  'review-due': {
    bad: ['2026-05-31', '2025-01-01', '2026-01-15', '1999-12-31'].map((day) => ({
      head: `review_by: ${day}`,
    })),
    good: [{}, ...[TODAY, '2026-06-02', '2027-01-01'].map((day) => ({ head: `review_by: ${day}` }))],
  },
};

describe.each(Object.keys(LESSONS))('%s', (rule) => {
  const { bad, good } = LESSONS[rule]!;
  const named = (all: Parts[]) => all.map((parts) => [JSON.stringify(parts), parts] as const);
  it('has four of each at least', () => expect(Math.min(bad.length, good.length)).toBeGreaterThanOrEqual(4));
  it.each(named(bad))('finds %s', async (_, parts) =>
    expect(await findings(rule, parts, VTT)).toEqual([expect.objectContaining({ rule })]),
  );
  it.each(named(good))('lets pass %s', async (_, parts) =>
    expect(await findings(rule, parts, VTT)).toEqual([]),
  );
});

describe('contact', () => {
  const of = async (pack: string) =>
    (await linted({ 'pack.yaml': pack })).filter(({ rule }) => rule === 'contact').map(({ line }) => line);
  const contact = (text: string) => PACK.replace(/^contact:.*$/m, text);
  it.each([
    [contact('# none'), 1],
    [contact('contact: mailto:ada@example.com'), 5],
    [contact('contact: https://example.org/help'), 5],
    [PACK.replace('owner: Learning', 'owner: TBD'), 4],
  ])('finds %j', async (pack, line) => expect(await of(pack)).toEqual([line]));
  it.each([
    PACK,
    contact('contact: https://acme.example/help'),
    contact('contact: mailto:ada@notexample.com'),
    PACK.replace('owner: Learning', 'owner: Unknown & Sons'),
  ])('lets pass %j', async (pack) => expect(await of(pack)).toEqual([]));
});

describe('only-here', () => {
  const of = async (...urls: string[]) =>
    (
      await linted({
        'tools/desk.yaml': `id: desk\nname: Desk\nurls: ${JSON.stringify(urls)}\npages:\n  - {id: all, title: All, examples: ["http://${urls[0]!.replace('*', 'x')}"]}\n`,
        'lessons/refund.md': lessonText({ for: '[desk]' }),
      })
    )
      .filter(({ rule }) => rule === 'only-here')
      .map(({ file, line, level, message }) => [file, line, level, message]);
  it.each([['localhost/desk/*'], ['127.0.0.1:4173/*', 'localhost/*'], ['[::1]/*']])(
    'finds %s',
    async (...urls) =>
      expect(await of(...urls)).toEqual([
        ['tools/desk.yaml', 3, 'warning', expect.stringContaining('write the address of your tool')],
      ]),
  );
  it.each([['desk.example.com/*'], ['localhost/*', 'desk.example.com/*'], ['*/*']])(
    'lets pass %s',
    async (...urls) => expect(await of(...urls)).toEqual([]),
  );
});

describe('audience-nobody', () => {
  const of = async (audience: string) =>
    (await linted({ 'pack.yaml': `${PACK}audiences:\n  - {id: all, roles: [agent]}\n  - ${audience}\n` }))
      .filter(({ rule }) => rule === 'audience-nobody')
      .map(({ file, line, level, message }) => [file, line, level, message]);
  // Neither a campaign nor a variable reaches anybody by it.
  it.each(['{id: new}', '{id: new, teams: []}', '{id: new, variables: {shop: York}}'])(
    'finds %s',
    async (audience) =>
      expect(await of(audience)).toEqual([
        ['pack.yaml', 9, 'error', expect.stringContaining('"new"; write its people: teams: [Your team]')],
      ]),
  );
  it.each(['{id: new, teams: [A]}', '{id: new, sites: [B]}', '{id: new, roles: [C], teams: []}'])(
    'lets pass %s',
    async (audience) => expect(await of(audience)).toEqual([]),
  );
});

describe('variant-same', () => {
  const of = async (text: string) =>
    (await linted({ 'lessons/refund.md': lessonText(), 'lessons/refund.b.md': text }))
      .filter(({ rule }) => rule === 'variant-same')
      .map(({ file, line }) => [file, line]);
  it('finds a variant that says the same', async () =>
    expect(await of(lessonText())).toEqual([['lessons/refund.b.md', 4]]));
  it('lets pass one that says something else', async () =>
    expect(await of(lessonText({ answer: 'Press **R**.' }))).toEqual([]));
  it('and the same question is no second lesson', async () =>
    expect(
      (await linted({ 'lessons/refund.md': lessonText(), 'lessons/refund.b.md': lessonText() })).filter(
        ({ rule }) => rule === 'same-question',
      ),
    ).toEqual([]));
});

describe('same-question', () => {
  const till = TOOL_YAML.replace('id: desk', 'id: till').replaceAll('desk.example', 'till.example');
  const second = (question: string, place = '[desk/order]') => ({
    'tools/till.yaml': till,
    'lessons/refund.md': lessonText(),
    'lessons/other.md': lessonText({ id: 'other', question, for: place }),
  });
  const of = async (files: Record<string, string>) =>
    (await linted(files))
      .filter(({ rule }) => rule === 'same-question')
      .map(({ file, line }) => [file, line]);
  it.each([
    'How do I refund an order?',
    'how do I refund the order ?',
    'How do I refund order?',
    'HOW DO I REFUND AN ORDER?',
  ])('finds %s', async (question) => expect(await of(second(question))).toEqual([['lessons/refund.md', 3]]));
  it.each(['How do I refund two orders?', 'When do I refund an order?', 'Why do I refund an order?'])(
    'lets pass %s',
    async (question) => expect(await of(second(question))).toEqual([]),
  );
  it('lets pass the same question in another tool, and in another language', async () => {
    expect(await of(second('How do I refund an order?', '[till/orders]'))).toEqual([]);
    expect(await of({ 'lessons/refund.md': lessonText(), 'lessons/refund.de.md': lessonText() })).toEqual([]);
  });
});

describe('brittle-selector', () => {
  it.each([
    '.css-1q2w3e4',
    '.sc-bdVaJa',
    '.Button_root__x7Yz1',
    '#ember1234',
    '[id=":r1a:"]',
    'div[data-v-7ba5bd90] span',
    '#a3f09b2c11d',
    'ul > li:nth-child(2) > a:nth-child(1)',
    'main div div ul li a',
    'table tr td:nth-child(3)',
    '[class*="css-1abc9x"]',
  ])('finds %s', (css) => expect(brittle(css)).not.toBeNull());
  it.each([
    '#total',
    '.col-md-6 .btn-primary',
    'td:nth-child(2)',
    '#ctl00_main_lblStatus',
    "#comp-Admin-Users-Modify .form-row:has(input[name='CurrentPass'])",
    'select[name="UpdateType"] > option[value="response"]:checked',
    'meta[name="generator"][content="Store 2.14.3 a1b2c3d4"]',
    '.css-grid .sc-header, .h1-title, .utf8',
    'a, b, c, d, e, f',
  ])('lets pass %s', (css) => expect(brittle(css)).toBeNull());

  it('says where it stands: in a tool, and in a step of a demo', async () => {
    const demo = ':::demo\n1. Open it.\n2. Select it.\n   - where: css `.css-1q2w3e4`\n   - do: select\n:::';
    const found = await linted({
      'tools/desk.yaml': TOOL_YAML.replace('pages:', 'signals: [main, .sc-bdVaJa]\npages:'),
      'lessons/refund.md': lessonText({ steps: [], body: demo }),
    });
    const places = found
      .filter(({ rule }) => rule === 'brittle-selector')
      .map((p) => `${p.file}:${p.line}:${p.column}`);
    expect(places).toEqual(['lessons/refund.md:13:1', 'tools/desk.yaml:4:17']);
  });
});

describe('rules in pack.yaml', () => {
  const rules = (text: string) =>
    linted({ 'pack.yaml': `${PACK}rules:\n${text}`, 'lessons/refund.md': lessonText(body(STEPS)) });
  const levels = async (text: string) => (await rules(text)).map(({ rule, level }) => `${rule} ${level}`);
  it('set a rule to error, warning or off', async () => {
    expect(await levels('  owner: {level: error, reason: a}')).toEqual([
      'steps-alone warning',
      'no-check warning',
    ]);
    expect(await levels('  no-check: {level: error, reason: a}')).toContain('no-check error');
    expect(await levels('  no-check: {level: off, reason: a}')).toEqual(['steps-alone warning']);
  });
  it('name only rules that there are', async () => {
    const found = (await rules('  no-checks: {level: off, reason: a}')).find(({ rule }) => rule === 'rules');
    expect(found).toMatchObject({ file: 'pack.yaml', line: 8, column: 3, level: 'error' });
    expect(found!.message).toContain('there is no rule "no-checks"; the rules are');
  });
});

it('says once for each language without lists which rules are blind', async () => {
  const found = await linted({
    'pack.yaml': PACK.replace('[en]', '[en, fr]'),
    'lessons/refund.fr.md': lessonText({ question: 'Comment rembourser ?' }),
    'lessons/cancel.fr.md': lessonText({ id: 'cancel', question: 'Comment annuler ?' }),
  });
  expect(found).toEqual([expect.objectContaining({ level: 'info', rule: 'words', line: 6, column: 17 })]);
  expect(found[0]!.message).toContain('"fr"');
});

it('every rule has id, reason and source, and an id once', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  for (const { reason, source } of RULES) expect(Math.min(reason.length, source.length)).toBeGreaterThan(15);
});

it.each(['fernhill', 'request-tracker'])('%s ships without an error or a warning', async (name) => {
  const { texts, media } = await readFolder(`lessons/${name}`);
  const found = lint(await compilePack(texts, '', media), { today: TODAY });
  expect(found).toEqual([]);
});
