/** The packs that ship: nothing in them is broken, and every lesson keeps to what a lesson is. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../cli/folder.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import { secondsOf } from '../../lib/lesson/duration.ts';
import { lint } from '../../lib/lesson/lint/lint.ts';
import { plainText } from '../../lib/lesson/plain.ts';

const packs = readdirSync('lessons', { withFileTypes: true }).filter((entry) => entry.isDirectory());
const words = (text: string) => text.split(/\s+/).length;

describe.each(packs.map(({ name }) => name))('%s', async (name) => {
  const { texts, media } = await readFolder(`lessons/${name}`);
  const compiled = await compilePack(texts, `lessons/${name}/`, media);
  const { pack, problems } = compiled;

  it('compiles without a problem', () => {
    expect(problems).toEqual([]);
    expect(pack?.lessons.length).toBeGreaterThanOrEqual(10);
  });

  it('has no fault in its lessons and campaigns', () =>
    expect(lint(compiled, { today: '2026-12-01' }).filter(({ level }) => level === 'error')).toEqual([]));

  it.each(pack!.lessons.map((lesson) => [lesson.id, lesson] as const))(
    '%s is a micro-lesson',
    (_, lesson) => {
      expect(words(lesson.question)).toBeLessThanOrEqual(12);
      expect(words(plainText(lesson.answer))).toBeLessThanOrEqual(25);
      expect(secondsOf(lesson)).toBeLessThanOrEqual(120);
      expect(
        lesson.blocks.some((block) => block.kind !== 'text'),
        'text alone',
      ).toBe(true);
      expect(lesson.for.length).toBeGreaterThan(0);
      for (const block of lesson.blocks)
        if (block.kind === 'steps') expect(block.steps.length).toBeLessThanOrEqual(7);
    },
  );
});

it('the practice company has both stories', async () => {
  const { texts, media } = await readFolder('lessons/fernhill');
  const { pack } = await compilePack(texts, '', media);
  const kinds = (id: string) => {
    const { lessons } = pack!.campaigns.find((one) => one.id === id)!;
    return new Set(
      lessons.flatMap(({ lesson }) =>
        pack!.lessons.find((one) => one.id === lesson)!.blocks.map(({ kind }) => kind),
      ),
    );
  };
  expect([...kinds('greetings')]).toEqual(
    expect.arrayContaining(['audio', 'sample', 'template', 'case', 'check']),
  );
  expect([...kinds('launch')]).toEqual(
    expect.arrayContaining(['video', 'steps', 'sample', 'calculator', 'case', 'check']),
  );
  for (const { lessons, recaps } of pack!.campaigns) {
    expect(recaps?.days).toEqual([2, 5]);
    expect(lessons.length).toBe(6);
  }
});
