/** How a role-play is written, what is said where it is written wrongly, and what others make of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockOf } from '../../lib/lesson/block.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import { displayed } from '../../lib/lesson/display.ts';
import { blockSeconds } from '../../lib/lesson/duration.ts';
import { lint } from '../../lib/lesson/lint/lint.ts';
import { readLesson } from '../../lib/lesson/markdown.ts';
import { mediaOf } from '../../lib/lesson/media.ts';
import { plainText, textsOf } from '../../lib/lesson/plain.ts';
import { formatProblem } from '../../lib/lesson/problem.ts';
import type { Folder } from '../../lib/lesson/read/reading.ts';
import { HEAD, packFiles, withBody } from './samples.ts';

const FOLDER: Folder = {
  texts: new Map([['media/caller.vtt', 'WEBVTT\n\n00:00.000 --> 00:02.000\nIs anybody there?\n']]),
  media: new Map([
    ['media/caller.ogg', { bytes: new Uint8Array([1]), seconds: 4 }],
    ['media/line.ogg', { bytes: new Uint8Array([2]), seconds: 6 }],
    ['media/still.png', { bytes: new Uint8Array([3]), seconds: null }],
  ]),
};

const read = (body: string) => readLesson(withBody(body), 'lessons/refund.md', 'en', FOLDER, 'p/');

async function rolePlay(body: string): Promise<BlockOf<'role-play'>> {
  const found = await read(body);
  if (!found.ok) throw new Error(found.problems.map(formatProblem).join('\n'));
  return found.lesson.blocks[0] as BlockOf<'role-play'>;
}

async function faults(body: string): Promise<string[]> {
  const found = await read(body);
  return found.ok ? [] : found.problems.map(formatProblem);
}

const FULL = `:::role-play[A caller waits]{situation=media/caller.ogg captions=media/caller.vtt model=media/line.ogg}
Somebody has waited **four** minutes.

You take the call.

- [ ] Hello?

  Nobody knows where they are.
- [x] The time of day, then the company

  They know that the number is right.

> Good morning, thank you for calling {{company}}.
> How can I help you?
:::`;

describe('a role-play', () => {
  it('has a situation, what is heard of it, lines to choose from, the model line and its sound', async () =>
    expect(await rolePlay(FULL)).toEqual({
      kind: 'role-play',
      title: 'A caller waits',
      situation: [
        ['Somebody has waited ', { kind: 'strong', of: ['four'] }, ' minutes.'],
        ['You take the call.'],
      ],
      heard: {
        file: 'media/caller.ogg',
        seconds: 4,
        transcript: [{ from: 0, to: 2, text: 'Is anybody there?' }],
      },
      lines: [
        { say: ['Hello?'], right: false, feedback: ['Nobody knows where they are.'] },
        {
          say: ['The time of day, then the company'],
          right: true,
          feedback: ['They know that the number is right.'],
        },
      ],
      model: 'Good morning, thank you for calling {{company}}.\nHow can I help you?',
      spoken: { file: 'media/line.ogg', seconds: 6 },
    }));

  it('needs a title, a situation and a model line, and nothing else', async () =>
    expect(await rolePlay(':::role-play[A]\nThe phone rings.\n\n> Good morning.\n:::')).toEqual({
      kind: 'role-play',
      title: 'A',
      situation: [['The phone rings.']],
      model: 'Good morning.',
    }));

  const S = 'The phone rings.';
  const M = '\n\n> Good morning.';
  it.each([
    ['no title', `:::role-play\n${S}${M}\n:::`, '9:1 a role-play needs a title'],
    ['no situation', ':::role-play[A]\n> Good morning.\n:::', '9:1 a role-play tells the situation'],
    ['no model line', `:::role-play[A]\n${S}\n:::`, '9:1 a role-play tells the situation'],
    ['an empty model line', `:::role-play[A]\n${S}\n\n>\n:::`, '12:1 the model line is empty'],
    [
      'words behind the model line',
      `:::role-play[A]\n${S}${M}\n\nMore.\n:::`,
      '14:1 a paragraph cannot stand here',
    ],
    [
      'two model lines',
      `:::role-play[A]\n${S}${M}\n\n---\n\n> Again.\n:::`,
      '14:1 a "---" line cannot stand here',
    ],
    [
      'the list last',
      `:::role-play[A]\n${S}${M}\n\n- [x] a\n- [ ] b\n:::`,
      '14:1 the list stands before the model line',
    ],
    [
      'no line that fits',
      `:::role-play[A]\n${S}\n\n- [ ] a\n- [ ] b${M}\n:::`,
      '12:1 mark the line that fits',
    ],
    ['a line without a mark', `:::role-play[A]\n${S}\n\n- [x] a\n- b${M}\n:::`, '13:1 mark each choice'],
    ['one line only', `:::role-play[A]\n${S}\n\n- [x] a${M}\n:::`, '9:1 "lines": give at least two lines'],
    [
      'emphasis in what is said',
      `:::role-play[A]\n${S}\n\n> **Good** morning.\n:::`,
      '12:3 a model line is copied as plain text',
    ],
    [
      'a sound that is missing',
      `:::role-play[A]{model=media/no.ogg}\n${S}${M}\n:::`,
      '9:1 there is no file media/no.ogg',
    ],
    [
      'a picture for a sound',
      `:::role-play[A]{model=media/still.png}\n${S}${M}\n:::`,
      '9:1 how long media/still.png plays cannot be told',
    ],
    [
      'captions alone',
      `:::role-play[A]{captions=media/caller.vtt}\n${S}${M}\n:::`,
      '9:1 these captions belong to no sound',
    ],
    [
      'an unknown name',
      `:::role-play[A]{voice=a}\n${S}${M}\n:::`,
      '9:1 "voice" is not known in "role-play"; it takes situation, captions, model',
    ],
  ])('with %s is told with its place and its mend', async (_, body, says) =>
    expect(await faults(body)).toEqual([expect.stringContaining(`lessons/refund.md:${says}`)]),
  );

  it('whatever an author writes, there is a block or a fault, and what is read says what was written', async () => {
    const words = fc
      .array(fc.constantFrom('Good', 'morning', 'caller', '9:30am', 'ring-ring', '{{company}}', "it's"), {
        minLength: 1,
        maxLength: 8,
      })
      .map((all) => all.join(' '));
    const part = fc.oneof(
      words,
      words.map((one) => `> ${one}`),
      fc.tuple(words, words, fc.boolean()).map(([a, b, is]) => `- [${is ? 'x' : ' '}] ${a}\n- [ ] ${b}`),
      fc.constantFrom('---', '# Head', '- a', '1. b', '> ', '```\ncode\n```'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        const found = await read(`:::role-play[A]\n${parts.join('\n\n')}\n:::`);
        if (!found.ok) {
          expect(found.problems.length).toBeGreaterThan(0);
          for (const { line, message } of found.problems) {
            expect(line).toBeGreaterThanOrEqual(9);
            expect(message).not.toBe('');
          }
          return;
        }
        const [block] = found.lesson.blocks as BlockOf<'role-play'>[];
        expect(parts).toContain(`> ${block!.model}`);
        for (const one of block!.situation) expect(parts).toContain(plainText(one));
        for (const { say } of block!.lines ?? []) expect(parts.join('\n')).toContain(plainText(say));
      }),
    );
  });
});

describe('of a role-play', () => {
  it('all that it says is found by search, and its files are in the pack', async () => {
    const block = await rolePlay(FULL);
    expect(textsOf(block)).toEqual([
      'A caller waits',
      'Somebody has waited four minutes.',
      'You take the call.',
      'Is anybody there?',
      'Hello?',
      'Nobody knows where they are.',
      'The time of day, then the company',
      'They know that the number is right.',
      'Good morning, thank you for calling {{company}}.\nHow can I help you?',
    ]);
    expect(mediaOf(block)).toEqual(['media/caller.ogg', 'media/line.ogg']);
  });

  it('the time counts: heard, read, said once, and the model line heard', async () => {
    const word = (n: number) => 'word '.repeat(n).trim();
    const bare: BlockOf<'role-play'> = {
      kind: 'role-play',
      title: 'word',
      situation: [[word(34)]],
      model: word(35),
    };
    // 35 words take 12 s; the line is said and read.
    expect(blockSeconds(bare, 'en')).toBeCloseTo(36);
    expect(blockSeconds({ ...bare, spoken: { file: 'media/a.ogg', seconds: 20 } }, 'en')).toBeCloseTo(44);
    const heard = { file: 'media/a.ogg', seconds: 5, transcript: [{ text: word(35) }] };
    expect(blockSeconds({ ...bare, heard }, 'en')).toBeCloseTo(48);
    const lines = [35, 70].map((n) => ({ say: [word(35)], right: n > 35, feedback: [word(n)] }));
    expect(blockSeconds({ ...bare, lines }, 'en')).toBeCloseTo(36 + 24 + 24);
  });

  it('the variables are known to the build, and filled in', async () => {
    const files = (body: string, extra = '') =>
      packFiles({ 'lessons/refund.md': HEAD.replace('owner: Ada\n', `owner: Ada\n${extra}`) + body });
    const body = '\n:::role-play[A]\nRing.\n\n> Thank you for calling {{company}}.\n:::\n';
    const { problems } = await compilePack(files(body));
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('nothing says what "{{company}}" is'),
    ]);
    const { pack } = await compilePack(files(body, 'variables: {company: Acme}\n'));
    const lesson = pack!.lessons.find(({ id }) => id === 'refund')!;
    const around = { info: pack!.info, tools: pack!.tools, who: { team: '', site: '', role: '' } };
    expect(displayed(lesson, around, { tool: null, page: null }).blocks).toEqual([
      expect.objectContaining({ model: 'Thank you for calling Acme.' }),
    ]);
  });

  it('the lint wants feedback on wrong lines, and words for what is heard; it asks something back', async () => {
    const rules = async (body: string) => {
      const compiled = await compilePack(
        packFiles({ 'lessons/refund.md': withBody(body) }),
        '',
        FOLDER.media,
      );
      expect(compiled.problems).toEqual([]);
      return lint(compiled, { today: '2026-12-01' })
        .filter(({ file }) => file === 'lessons/refund.md')
        .map(({ rule, line }) => `${rule} ${line}`);
    };
    const found = await rules(
      ':::role-play[A]{situation=media/caller.ogg}\nRing.\n\n- [x] a\n- [ ] b\n\n> Good morning.\n:::',
    );
    expect(found).toEqual(expect.arrayContaining(['wrong-choice 13', 'transcript 9']));
    expect(found.join()).not.toMatch(/no-check|text-alone/);
  });
});
