import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaptionsError, readCaptions } from '../../lib/lesson/captions.ts';

const GOOD = `WEBVTT - a title

NOTE a remark
over two lines

STYLE
::cue { color: red }

intro
00:01.500 --> 00:04.000 line:0 align:start
<v Priya>Good morning, <b>thank</b> you &amp; welcome.
How can I help?

01:00:00.000 --> 01:00:02.250
Goodbye.
`;

describe('captions', () => {
  it('are what is said, and when', () =>
    expect(readCaptions(GOOD)).toEqual([
      { from: 1.5, to: 4, text: 'Good morning, thank you & welcome. How can I help?' },
      { from: 3600, to: 3602.25, text: 'Goodbye.' },
    ]));

  it('are the same with other line ends and a byte order mark', () =>
    expect(readCaptions(`\uFEFF${GOOD.replaceAll('\n', '\r\n')}`)).toEqual(readCaptions(GOOD)));

  it.each([
    ['', 1, 'start the file with "WEBVTT"'],
    ['WEBVTTX\n', 1, 'start the file with "WEBVTT"'],
    ['WEBVTT\n\n', 1, 'there is no line with a time'],
    ['WEBVTT\n\n1 --> 2\nx', 3, 'write the time as'],
    ['WEBVTT\n\n00:02.000 --> 00:01.000\nx', 3, 'ends before it begins'],
  ])('%j: line %d, %s', (text, line, says) => {
    try {
      readCaptions(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CaptionsError);
      expect(error).toMatchObject({ line, message: expect.stringContaining(says) });
    }
  });

  it('of any text are read or refused with their line', () => {
    const line = fc.constantFrom(
      'WEBVTT',
      '',
      '00:01.000 --> 00:02.000',
      '-->',
      '<b',
      '&amp;',
      'words',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
        try {
          for (const { text } of readCaptions(lines.join('\n'))) expect(text.trim()).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(CaptionsError);
        }
      }),
    );
  });
});
