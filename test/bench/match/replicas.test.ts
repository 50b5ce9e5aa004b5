import { expect, it } from 'vitest';
import { replicated } from './replicas.ts';

const body = 'Open the ticket and choose the refund that the customer asked for, then save it with a note.';
const real = ['a', 'b', 'c'].map((id) => ({ id, title: `Lesson ${id}`, context: '', body, app: 'desk' }));

it('the real lessons come first, then replicas with other words, the same in every run', () => {
  const lessons = replicated(real, 50);
  expect(lessons).toHaveLength(50);
  expect(new Set(lessons.map(({ id }) => id)).size).toBe(50);
  expect(new Set(lessons.slice(0, 3).map(({ id }) => id))).toEqual(new Set(['a', 'b', 'c']));
  expect(lessons.slice(3).every((lesson) => lesson.body !== body)).toBe(true);
  expect(replicated(real, 50)).toEqual(lessons);
});

it('fewer than there are is a part of them', () => expect(replicated(real, 2)).toHaveLength(2));
