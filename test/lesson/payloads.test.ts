/** What an author's file may not smuggle in: it is refused with its place, or stays words. */
import { expect, it } from 'vitest';
import { readLesson } from '../../lib/lesson/markdown.ts';
import { PAYLOADS } from './payloads.ts';
import { HEAD, withBody } from './samples.ts';

const FILE = 'lessons/refund.md';

/** Every address in a lesson that a click would go to. */
function hrefsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'href' in value && typeof value.href === 'string' ? [value.href] : [];
  return [...own, ...Object.values(value).flatMap(hrefsIn)];
}

it('there are more than a hundred', () => expect(PAYLOADS.length).toBeGreaterThan(100));

const quoted = (payload: string) => JSON.stringify(payload);

it.each([
  ['a paragraph', (payload: string) => withBody(payload)],
  ['a step', (payload: string) => withBody(`:::steps\n1. ${payload}\n:::`)],
  ['a sample', (payload: string) => withBody(`:::sample[A]\n${payload}\n:::`)],
  ['a choice', (payload: string) => withBody(`:::check[A]\n- [x] ${payload}\n- [ ] b\n:::`)],
  ['a title', (payload: string) => withBody(`:::steps[${payload}]\n1. a\n:::`)],
  ['an answer', (payload: string) => HEAD.replace(/answer: .*/, () => `answer: ${quoted(payload)}`)],
  ['a question', (payload: string) => HEAD.replace(/question: .*/, () => `question: ${quoted(payload)}`)],
])('in %s each is refused with its place, or no link goes elsewhere', async (_, write) => {
  for (const payload of PAYLOADS) {
    const read = await readLesson(write(payload), FILE, 'en');
    if (read.ok)
      for (const href of hrefsIn(read.lesson)) expect(href, payload).toMatch(/^(https?:\/\/|mailto:)/i);
    else
      for (const problem of read.problems)
        expect(problem, payload).toMatchObject({ file: FILE, line: expect.any(Number) });
  }
});
