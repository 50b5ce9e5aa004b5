/** The packs that ship: nothing in them is broken, and every lesson keeps to what a lesson is. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../cli/folder.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import { secondsOf } from '../../lib/lesson/duration.ts';
import { plainText } from '../../lib/lesson/plain.ts';

const packs = readdirSync('lessons', { withFileTypes: true }).filter((entry) => entry.isDirectory());
const words = (text: string) => text.split(/\s+/).length;

describe.each(packs.map(({ name }) => name))('%s', async (name) => {
  const { texts, media } = await readFolder(`lessons/${name}`);
  const { pack, problems } = await compilePack(texts, `lessons/${name}/`, media);

  it('compiles without a problem', () => {
    expect(problems).toEqual([]);
    expect(pack?.lessons.length).toBeGreaterThanOrEqual(10);
  });

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
