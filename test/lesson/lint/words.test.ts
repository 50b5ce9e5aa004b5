/** The rules about question, answer, steps and sentences: good and bad lessons for each. */
import { describe, expect, it } from 'vitest';
import {
  DRAFT_ANSWER,
  DRAFT_STEP,
  EXAMPLE_ANSWER,
  EXAMPLE_CHECK,
  EXAMPLE_TEMPLATE,
} from '../../../lib/lesson/lint/example-words.ts';
import { findings, lessonText, linted, type Parts, withCheck } from './pack.ts';

const n = (count: number, word = 'word') => Array.from({ length: count }, () => word).join(' ');
const steps = (count: number) => Array.from({ length: count }, (_, at) => `Select **Item ${at}**.`);
const step = (text: string): Parts => ({ steps: [text] });
const german = (text: string): Parts => ({ head: 'language: de', steps: [text] });
const text = (body: string): Parts => ({ body: withCheck(body) });
const answer = (text: string): Parts => ({ answer: text });

interface Table {
  bad: Parts[];
  good: Parts[];
}

const TABLES: Record<string, Table> = {
  'question-length': {
    bad: [
      { question: `How do I ${n(10)}?` },
      { question: `Which ${n(20)}?` },
      { question: 'How do I refund an order that was paid by card and by voucher?' },
      { for: `[{tool: desk, page: orders, question: 'How do I ${n(12)} here?'}]` },
    ],
    good: [
      { question: 'How do I refund an order?' },
      { question: `How do I ${n(9)}?` },
      { question: 'How do I find a click-and-collect order that a customer’s friend collects?' },
      { question: 'Wie erstatte ich eine Bestellung?', head: 'language: de' },
    ],
  },
  'one-question': {
    bad: [
      { question: 'Refunding an order' },
      { question: 'How do I refund an order? And when?' },
      { question: 'How do I refund an order.' },
      { question: 'What is a refund? How long does it take?' },
    ],
    good: [
      { question: 'How do I refund an order?' },
      { question: 'When and how do I escalate an order?' },
      { question: 'What does "Refunded?" mean?' },
      { question: 'الطلب؟', head: 'language: ar' },
      { question: 'How do I pay back; or not?' },
    ].filter(({ question }) => !question.includes('"')),
  },
  'answer-length': {
    bad: [answer(n(26)), answer(`${n(20)}. ${n(6)}.`), answer(`**${n(13)}** and ${n(13)}`), answer(n(60))],
    good: [
      answer(n(25)),
      answer('Open it.'),
      answer(`**${n(12)}** and ${n(12)}`),
      answer(`${n(12, 'well-known')}.`),
    ],
  },
  'answer-elsewhere': {
    bad: [
      answer('See the refund policy on the intranet.'),
      answer('Read the user manual.'),
      answer('Please refer to section 4 of the handbook.'),
      answer('It is described in the service documentation.'),
      { ...answer('Das steht im Handbuch beschrieben.'), head: 'language: de' },
    ],
    good: [
      answer('Open the order and choose **Refund**.'),
      answer('Read the policy number to the customer, then choose **Refund**.'),
      answer('Tick **Manual** and check the amount by hand.'),
      answer('Look at the status: it says where the money is.'),
      { ...answer('Öffne die Bestellung und wähle **Erstatten**.'), head: 'language: de' },
    ],
  },
  'two-minutes': {
    bad: [400, 450, 600, 700].map((words) => ({
      steps: [`Read ${n(Math.floor(words / 2))}.`, `Say ${n(words / 2)}.`],
    })),
    good: [10, 100, 200, 290].map((words) => ({
      steps: [`Read ${n(Math.floor(words / 2))}.`, `Say ${n(words / 2)}.`],
    })),
  },
  'near-two-minutes': {
    bad: [240, 260, 280, 290].map((words) => ({ steps: [`Read ${n(words)}.`] })),
    good: [10, 100, 180, 600].map((words) => ({ steps: [`Read ${n(words)}.`] })),
  },
  'seven-steps': {
    bad: [8, 9, 12, 20].map((count) => ({ steps: steps(count) })),
    good: [1, 5, 6, 7].map((count) => ({ steps: steps(count) })),
  },
  'five-steps': {
    bad: [
      { steps: steps(6) },
      { steps: steps(7) },
      text(
        `:::steps[Otherwise]\n${steps(6)
          .map((one, at) => `${at + 1}. ${one}`)
          .join('\n')}\n:::`,
      ),
      text(
        `:::demo\n${steps(7)
          .map((one, at) => `${at + 1}. ${one}`)
          .join('\n')}\n:::`,
      ),
    ],
    good: [1, 3, 5, 8].map((count) => ({ steps: steps(count) })),
  },
  'step-action': {
    bad: [
      'The status changes to **Refunded**.',
      'You will see the order.',
      'Battery: 38 hours, the old one had 26.',
      'Is it heavier? No, it is lighter.',
      '38 hours of battery.',
      'Refunds are paid within three days.',
      '**Status** shows where the order is.',
      'Selecting the order opens it.',
      'In the menu, you find the order.',
      'There is a list of orders.',
    ]
      .map(step)
      .concat(
        ['Der Status ändert sich.', 'Die Bestellung ist offen.', 'Akku: 38 Stunden.', 'Ist es schwerer?'].map(
          german,
        ),
      ),
    good: [
      'Select **Refund**.',
      'In **Status**, choose **Refunded**.',
      'Under **Frequency**, choose **daily, on** and the days.',
      'If the customer agrees, select **Refund**.',
      'Without a receipt, ask for the day.',
      'Nobody owns it: select **Take**.',
      '"It is empty by the evening": say **two days**.',
      'Never type a PIN yourself.',
      'Carefully lift the lid.',
      'Read **Purpose**: is it a trip that you know of?',
      'Otherwise choose **Gift card**.',
      'Next time, choose it in **Load saved search**.',
      'Defragment the list.',
      '**18 minutes**: charge it at breakfast.',
    ]
      .map(step)
      .concat(
        [
          'Wählen Sie **Erstatten**.',
          'Den Kunden auswählen.',
          'Wenn es passt, wähle **Ja**.',
          'Öffne die Liste.',
        ].map(german),
      ),
  },
  'vague-words': {
    bad: [
      ...['Fill in the form properly.', 'Choose the appropriate status.', 'Change the date as needed.'].map(
        step,
      ),
      step('Add name, address etc.'),
      step('Add the name.\n\n   Use a suitable title.'),
      german('Die Felder entsprechend ausfüllen.'),
    ],
    good: [
      ...[
        'Fill in **Appropriate**.',
        'Change **As needed** to **Daily**.',
        'Ask for the property number.',
      ].map(step),
      step('Change the zone if the customer is abroad.'),
      german('Die Felder **Entsprechend** ausfüllen.'),
    ],
  },
  'long-sentence': {
    bad: [
      text(`Say ${n(25)}.`),
      step(`Select ${n(25)}.`),
      step(`Select it.\n\n   It is ${n(24)}.`),
      { body: `:::check[Is it ${n(24)}?]\n- [x] Yes\n- [ ] No\n\n  No.\n:::` },
    ],
    good: [
      text(`Say ${n(24)}.`),
      step(`Select ${n(20)}. Say ${n(20)}.`),
      step(`Select ${n(24)}`),
      text(`:::sample[Said in one breath]\n${n(60)}.\n:::`),
    ],
  },
  introduction: {
    bad: [
      text('In this lesson you learn how to refund an order.'),
      text('Introduction: refunds matter.'),
      text(':::steps[Overview]\n1. Open it.\n:::'),
      text('Acme was founded in 1998.'),
      text(':::sample[Learning objectives]\nRefund an order.\n:::'),
      { ...text('In dieser Lektion lernst du viel.'), head: 'language: de' },
    ],
    good: [
      text('The money takes three days.'),
      text(':::steps[Overview page]\n1. Open it.\n:::'),
      text(':::steps[History of the order]\n1. Open it.\n:::'),
      text(':::sample[Introduce yourself]\nMy name is Ada.\n:::'),
      { ...text('Das Geld ist in drei Tagen da.'), head: 'language: de' },
    ],
  },
};

TABLES['example-text'] = {
  bad: [
    answer(EXAMPLE_ANSWER),
    answer(`First wait. ${EXAMPLE_ANSWER}`),
    answer(DRAFT_ANSWER),
    text(`:::template[A note]\n${EXAMPLE_TEMPLATE} Monday.\n:::`),
    text(`:::check[${EXAMPLE_CHECK}]\n- [x] Yes\n- [ ] No\n\n  No.\n:::`),
    step(DRAFT_STEP),
  ],
  good: [
    answer('Open the item, change the price, then select **Save**.'),
    text(':::template[A note]\nI changed [[what]] on Monday.\n:::'),
    text(':::check[You close the page without **Save**. What happens?]\n- [x] A\n- [ ] B\n\n  No.\n:::'),
    step('Open the item that you want to change.'),
  ],
};

const ids = Object.keys(TABLES);

describe.each(ids)('%s', (rule) => {
  const { bad, good } = TABLES[rule]!;
  it('has four of each at least', () => expect(Math.min(bad.length, good.length)).toBeGreaterThanOrEqual(4));

  it.each(bad.map((parts) => [JSON.stringify(parts), parts] as const))('finds %s', async (_, parts) => {
    const [found, ...more] = await findings(rule, parts);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ file: expect.stringMatching(/^lessons\/refund/), rule });
    expect(found!.line).toBeGreaterThan(1);
  });

  it.each(good.map((parts) => [JSON.stringify(parts), parts] as const))('lets pass %s', async (_, parts) =>
    expect(await findings(rule, parts)).toEqual([]),
  );
});

it('a good lesson passes every rule', async () => {
  expect(await linted({ 'lessons/refund.md': lessonText() })).toEqual([]);
});

it('a step is told with its own line', async () => {
  const [found] = await findings('step-action', { steps: ['Open it.', 'The order opens.'] });
  expect(found).toMatchObject({ line: 12, column: 1, level: 'warning' });
});

it('counts a variable as what stands for it', async () => {
  const parts: Parts = { question: 'How do I refund {{what}}?', head: `variables: {what: ${n(12)}}` };
  expect(await findings('question-length', parts)).toHaveLength(1);
});
