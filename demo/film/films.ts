/** What the shipped films and sounds say and show. The tools are the practice company's, as they are. */
import type { Page } from 'puppeteer-core';

export interface Scene {
  readonly say: string;
  /** What is done on the page while it is said. */
  readonly act?: (hand: Hand) => Promise<void>;
}

/** The hand that a film shows. */
export interface Hand {
  readonly page: Page;
  /** Goes there, and clicks. */
  click(selector: string): Promise<void>;
  point(selector: string): Promise<void>;
}

export interface Film {
  readonly name: string;
  readonly path: string;
  readonly scenes: readonly Scene[];
}

export const FILMS: readonly Film[] = [
  {
    name: 'take-next-call',
    path: '/desk/',
    scenes: [
      {
        say: 'The caller who has waited longest is on top.',
        act: ({ point }) => point('text/Take next call'),
      },
      { say: 'Select Take next call.', act: ({ click }) => click('text/Take next call') },
      { say: 'The timer starts, and the caller opens beside it.', act: ({ point }) => point('text/Caller') },
      {
        say: 'Read the caller and the open tickets before your second sentence.',
        act: ({ point }) => point('text/Open tickets'),
      },
    ],
  },
  {
    name: 'alder-8-better',
    path: '/pos/#/products/alder-8',
    scenes: [
      {
        say: 'Turn the screen to the customer and select Compare.',
        act: ({ click }) => click('text/Compare'),
      },
      {
        say: 'Show only what changed leaves out what is the same.',
        act: ({ click }) => click('text/Show only what changed'),
      },
      { say: 'Name the line that fits, with both numbers.', act: ({ point }) => point('text/Battery') },
      { say: 'A charge lasts 38 hours now. It was 26.' },
    ],
  },
];

/** Only heard. */
export interface Sound {
  readonly name: string;
  /** Who says it, line by line. */
  readonly lines: readonly [voice: string, text: string][];
  /** Its lesson says the words beside it. */
  readonly isUncaptioned?: true;
}

export const SOUNDS: readonly Sound[] = [
  {
    name: 'phone-greeting',
    lines: [
      [
        'en-gb+f3',
        'Good morning, thank you for calling Fernhill Mobile. You are speaking with Priya. How can I help you today?',
      ],
      ['en-gb+m3', 'Hello. My bill is twice as high as last month.'],
      ['en-gb+f3', 'Twice as high as last month. I will look at it with you now.'],
    ],
  },
  {
    name: 'close-call',
    lines: [
      [
        'en-gb+f3',
        'To sum up: I have credited the roaming charge, and you will see it on your next bill. Is there anything else I can help you with?',
      ],
      ['en-gb+m3', 'No, that was all. Thank you.'],
      ['en-gb+f3', 'Thank you for calling Fernhill Mobile, Mr. Okafor. Have a good day. Goodbye.'],
    ],
  },
  // For role-plays: what the caller says, and the line to compare one's own with.
  {
    name: 'greeting-line',
    isUncaptioned: true,
    lines: [
      [
        'en-gb+f3',
        'Good afternoon, thank you for calling Fernhill Mobile. You are speaking with Robin. How can I help you today?',
      ],
    ],
  },
  { name: 'farewell-caller', lines: [['en-gb+m3', 'On my next bill, good. No, that was all. Thank you.']] },
  {
    name: 'farewell-line',
    isUncaptioned: true,
    lines: [['en-gb+f3', 'Thank you for calling Fernhill Mobile, Mr. Okafor. Have a good day. Goodbye.']],
  },
  {
    name: 'upset-caller',
    lines: [['en-gb+m3', 'Spare me the good morning. I have been three days without a phone.']],
  },
  {
    name: 'upset-line',
    isUncaptioned: true,
    lines: [['en-gb+f3', 'Three days without a phone. My name is Robin, and I am looking at your line now.']],
  },
];
