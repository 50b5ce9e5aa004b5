// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Block, BlockOf } from '../../lib/lesson/block.ts';
import { block, expectSound, NOW, play, seen } from './stage.tsx';
import { choose, click, expectNamed, has, hide, named, pass, text, type } from './view.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const status = () =>
  [...block().querySelectorAll('[role="status"]')]
    .map((one) => one.textContent?.trim())
    .join(' ')
    .trim();

describe('a demo', () => {
  const demo: Block = {
    kind: 'demo',
    title: 'On the page',
    steps: [
      {
        say: ['Type the reason.'],
        note: ['Two words do.'],
        where: { label: 'Reason' },
        act: { kind: 'type', text: 'Late' },
        picture: 'media/form.png',
      },
      {
        say: ['Save it.'],
        where: { role: 'button', name: 'Save', near: 'Reason' },
        act: { kind: 'select' },
        expect: { kind: 'text', text: 'Saved' },
      },
      { say: ['Look.'], where: { css: '#x' } },
    ],
  };

  it('says what to do and, quietly, where; its pictures are brought', async () => {
    const { stage } = await play([demo]);
    expect(seen()).toContain('Type the reason.Two words do.Field “Reason” · type “Late”');
    expect(seen()).toContain('Button “Save” near “Reason” · then the page says “Saved”');
    expect(document.querySelectorAll('.how')).toHaveLength(2);
    expect(stage.media).toHaveBeenCalledWith('media/form.png');
    expect(document.querySelector('img')?.getAttribute('src')).toBe('blob:media/form.png');
    expect(document.querySelector('img')?.alt).toBe('How step 1 looks');
    await expectSound();
  });

  it('does without a picture that is missing', async () => {
    await play([demo], { media: () => Promise.reject(new Error('gone')) });
    expect(document.querySelector('img,.waiting')).toBeNull();
    expect(seen()).toContain('Type the reason.');
  });
});

describe('film and sound', () => {
  const cues = ['One & <two>.', 'Zwei Café.', 'Three.', 'Four cafe\u0301s.'].map((text, n) => ({
    from: n * 65,
    to: n * 65 + 5,
    text,
  }));
  const film: BlockOf<'video'> = {
    kind: 'video',
    title: 'Hold a call',
    file: 'media/hold.webm',
    seconds: 20,
    transcript: cues,
    narrated: true,
  };
  const added: unknown[] = [];

  beforeEach(() => {
    added.length = 0;
    vi.stubGlobal(
      'VTTCue',
      class {
        constructor(...args: unknown[]) {
          added.push(args);
        }
      },
    );
    HTMLMediaElement.prototype.pause = () => {};
    HTMLMediaElement.prototype.addTextTrack = () =>
      ({ addCue: () => {}, mode: 'disabled' }) as unknown as TextTrack;
    vi.stubGlobal('URL', Object.assign(URL, { revokeObjectURL: vi.fn() }));
  });

  it('a film waits for the person, with captions from its transcript', async () => {
    await play([film]);
    const video = document.querySelector('video')!;
    expect(video.getAttribute('src')).toBe('blob:media/hold.webm');
    expect([video.controls, video.preload, video.autoplay, video.playsInline ?? true]).toEqual([
      true,
      'metadata',
      false,
      true,
    ]);
    expect(added[0]).toEqual([0, 5, 'One &amp; &lt;two&gt;.']);
    await expectSound();
  });

  it('its transcript is folded, searched whatever the accents, and leads to a time', async () => {
    await play([film]);
    expect(seen()).not.toContain('Three.');
    await click('Transcript');
    expect(seen()).toContain('3:15');
    await type(named<HTMLInputElement>('Find in transcript'), 'CAFE');
    expect(status()).toBe('2 lines');
    expect([...document.querySelectorAll('mark')].map((one) => one.textContent)).toEqual([
      'Café',
      'cafe\u0301',
    ]);
    await click('3:15 Four cafe\u0301s.');
    expect(document.querySelector('video')!.currentTime).toBe(195);
    await expectSound();
  });

  it('gives its address back when it is gone', async () => {
    const { player } = await play([film, film, film]);
    expect(document.querySelectorAll('video')).toHaveLength(1);
    await act(() => player.go(1));
    await pass(50);
    expect(document.querySelectorAll('video')).toHaveLength(2);
    expect(URL.revokeObjectURL).not.toHaveBeenCalled();
    await hide();
    expect(URL.revokeObjectURL).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['is missing', { media: () => Promise.reject(new Error('gone')) }],
    ['cannot be played', {}],
  ])('a film that %s gives its words, and says so', async (_, change) => {
    await play([film], change);
    document.querySelector('video')?.dispatchEvent(new Event('error'));
    await pass(0);
    expect(document.querySelector('video')).toBeNull();
    expect(seen()).toContain('This cannot be played here. What is said in it:');
    expect(seen()).toContain('One & <two>.');
    await expectSound();
  });

  it('a sound is the same, without times where there are none', async () => {
    await play([
      {
        kind: 'audio',
        title: 'How it sounds',
        file: 'media/a.ogg',
        seconds: 3,
        transcript: [{ text: 'Hello.' }],
      },
    ]);
    expect(document.querySelector('audio')?.controls).toBe(true);
    await click('Transcript');
    expect(seen()).toContain('Hello.');
    expect(has('Find in transcript')).toBe(false);
    await expectSound();
  });
});

describe('a text to take along', () => {
  const sample: Block = { kind: 'sample', title: 'Greeting', text: 'Dear customer' };

  it('goes into the field and out again', async () => {
    const { stage } = await play([sample]);
    await click('Insert: Greeting');
    expect(stage.insert).toHaveBeenCalledWith('Dear customer');
    expect(status()).toBe('Inserted into the field you were in.');
    await click('Undo');
    expect(status()).toBe('Taken out again.');
    expect(has('Undo')).toBe(false);
    await expectSound();
  });

  it('says where there is no field, and what was changed meanwhile', async () => {
    await play([sample], { insert: async () => 'nowhere' });
    await click('Insert: Greeting');
    expect(status()).toContain('No field on the page takes this text now.');
    expect(has('Undo')).toBe(false);
  });

  it('leaves alone what was changed meanwhile, and says so', async () => {
    await play([sample], { uninsert: async () => false });
    await click('Insert: Greeting');
    await click('Undo');
    expect(status()).toContain('The field was changed since');
  });

  it('has no such button where there is no page', async () => {
    await play([sample], { insert: undefined as never });
    expect([has('Copy: Greeting'), has('Insert: Greeting')]).toEqual([true, false]);
  });

  it('code is told apart by colours, and copied as it was written', async () => {
    const { stage } = await play([
      {
        kind: 'code',
        title: 'Query',
        language: 'sql',
        tokens: [
          ['keyword', 'SELECT'],
          ['', ' * '],
          ['title.function', 'f'],
          ['nothing-known', '?'],
        ],
      },
    ]);
    expect(document.querySelector('.code-word')?.textContent).toBe('SELECT');
    expect(document.querySelector('.code-name')?.textContent).toBe('f');
    expect(document.querySelectorAll('.code span')).toHaveLength(2);
    await click('Copy: Query');
    expect(stage.copy).toHaveBeenCalledWith('SELECT * f?');
    await expectSound();
  });

  it('a template is filled, shown at once, and taken with its empty gaps named', async () => {
    const { stage } = await play([
      {
        kind: 'template',
        title: 'Note',
        parts: [
          'Told ',
          { label: 'Name' },
          ' that ',
          { label: 'Day', options: ['today', 'tomorrow'] },
          ' works. ',
          { label: 'Name' },
        ],
      },
    ]);
    expect(seen()).toContain('Told [Name] that [Day] works. [Name]');
    await type(named<HTMLInputElement>('Name'), 'Ms. Ito');
    await click('Copy: Note');
    expect(stage.copy).toHaveBeenCalledWith('Told Ms. Ito that [Day] works. Ms. Ito');
    expect(status()).toBe('Copied Still empty: Day.');
    await choose('Day', 'tomorrow');
    await click('Insert: Note');
    expect(stage.insert).toHaveBeenCalledWith('Told Ms. Ito that tomorrow works. Ms. Ito');
    expect(status()).toBe('Inserted into the field you were in.');
    await expectSound();
  });
});

describe('a checklist', () => {
  const list: Block = { kind: 'checklist', items: [{ do: ['Ask.'], note: ['First.'] }, { do: ['Say it.'] }] };

  const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const ticked = () => boxes().map(({ checked }) => checked);

  it('remembers what is ticked, and clears with undo', async () => {
    const { stage } = await play([list, list], { memory: { place: 0, ticks: ['0.1', '1.0'], at: NOW } });
    expect([ticked(), status()]).toEqual([[false, true, true, false], '1 of 2 done']);
    boxes()[0]!.click();
    await pass(0);
    expect(status()).toBe('2 of 2 done');
    expect(stage.remember).toHaveBeenLastCalledWith({ place: 0, ticks: ['0.1', '1.0', '0.0'] });
    block().querySelector<HTMLButtonElement>('.said button')!.click();
    await pass(0);
    expect([ticked(), status()]).toEqual([[false, false, true, false], 'Cleared.']);
    await click('Undo');
    expect([ticked(), status()]).toEqual([[true, true, true, false], '2 of 2 done']);
    await expectSound();
  });
});

describe('a calculator', () => {
  const calculator: Block = {
    kind: 'calculator',
    title: 'Refund',
    inputs: [
      { name: 'price', label: 'Price paid', unit: '£', start: 40, min: 0, max: 1000 },
      { name: 'off', label: 'Discount', unit: '%' },
    ],
    results: [
      {
        name: 'refund',
        label: 'Refund',
        unit: '£',
        formula: 'price * (1 - off)',
        round: { to: 0.01, way: 'nearest' },
      },
    ],
  };
  const result = () => block().querySelector('output')?.textContent;

  it('computes as is typed, with comma or point, and says what is out of range', async () => {
    await play([calculator]);
    expect(result()).toBe('–not yet');
    await type(named<HTMLInputElement>('Discount (%)'), '12,5');
    expect(result()).toBe('£35.00');
    await type(named<HTMLInputElement>('Price paid (£)'), '1,234.50');
    expect([seen().includes('Write a number from £0 to £1,000.'), result()]).toEqual([true, '–not yet']);
    await type(named<HTMLInputElement>('Price paid (£)'), 'forty');
    expect(seen()).toContain('Write a number, such as 12.5.');
    expect(named('Price paid (£)').getAttribute('aria-invalid')).toBe('true');
    await type(named<HTMLInputElement>('Price paid (£)'), '19.99');
    expect(result()).toBe('£17.49');
    expectNamed();
    await expectSound();
  });
});

describe('a case', () => {
  it('tells what follows from a choice, goes on, back, and to another', async () => {
    const { stage } = await play([
      {
        kind: 'case',
        title: 'A hurry',
        scene: {
          situation: [['A caller has a train.']],
          choices: [
            { say: ['Hold.'], best: false, outcome: ['They hang up.'], feedback: ['No hold in a hurry.'] },
            {
              say: ['Call back.'],
              best: true,
              outcome: ['They are glad.'],
              next: {
                situation: [['It is busy.']],
                choices: [
                  { say: ['Wait.'], best: true, outcome: ['It works.'] },
                  { say: ['Close it.'], best: false, outcome: ['They complain.'] },
                ],
              },
            },
          ],
        },
      },
    ]);
    await expectSound();
    await click('Hold.');
    await pass(20);
    expect(document.activeElement?.className).toContain('scene');
    expect(seen()).toContain('They hang up.There is a better choice. No hold in a hurry.');
    expect(has('Go on')).toBe(false);
    await click('Try another');
    await click('Call back.');
    expect(seen()).toContain('They are glad.A good choice.');
    await click('Go on');
    expect(seen()).toContain('It is busy.');
    await click('Close it.');
    await click('Try another');
    await click('Go back');
    expect(seen()).toContain('They are glad.');
    await click('Go on');
    await click('Start again');
    expect(seen()).toContain('A caller has a train.');
    // Its end is what was best and leads to nothing else; who went astray on the way has practised all the same.
    expect(stage.practised).not.toHaveBeenCalled();
    await click('Call back.');
    await click('Go on');
    await click('Wait.');
    expect(stage.practised.mock.calls).toEqual([[0, 2]]);
    await click('Start again');
    await click('Call back.');
    await click('Go on');
    await click('Wait.');
    expect(stage.practised).toHaveBeenCalledTimes(1);
    await click('Start again');
    // On paper stands all of it.
    expect(block().querySelector('.print-only')?.textContent).toContain('They complain.');
    expect(text()).toContain('What would you do?');
    await expectSound();
  });
});
