/** Curly quotes within a text are its own; only a text that stands in them as a whole is a slip. */
import { expect, it } from 'vitest';
import { readLesson } from '../../lib/lesson/markdown.ts';
import { withHead } from './samples.ts';

it.each(['Wer „Ada“ fragt', '„Ada“ und „Bo“', '"“Ada”"', '’t Hof'])('an owner may be %s', async (owner) => {
  expect(await readLesson(withHead('Ada', owner), 'lessons/refund.md', 'en')).toMatchObject({ ok: true });
});
