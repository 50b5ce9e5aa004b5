import { expect, it } from 'vitest';
import { oneLanguage } from '../../lib/lesson/language.ts';
import type { Lesson, PackInfo } from '../../lib/lesson/schema.ts';

const INFO = { languages: ['en', 'fr', 'de'] } as PackInfo;
const versions = (...languages: string[]) => languages.map((language) => ({ id: 'pay', language }) as Lesson);

it.each([
  ['the one wanted', 'fr', ['en', 'fr'], 'fr'],
  ['the one wanted, however it is written', 'de-at', ['de', 'de-AT'], 'de-AT'],
  ['the same language of another region', 'de-AT', ['en', 'de'], 'de'],
  ['the same language of another region, the other way round', 'de', ['en', 'de-CH'], 'de-CH'],
  ["the pack's first that there is", 'ja', ['de', 'fr'], 'fr'],
  ['one that the pack does not name only where there is no other', 'ja', ['it', 'de'], 'de'],
  ['the only one', 'ja', ['it'], 'it'],
])('a lesson comes in %s', (_, wanted, languages, expected) => {
  const found = oneLanguage(INFO, versions(...languages), wanted);
  expect(found.map(({ language }) => language)).toEqual([expected]);
});

it('lessons keep their order', () => {
  const lessons = ['b', 'a'].map((id) => ({ id, language: 'en' }) as Lesson);
  expect(oneLanguage(INFO, lessons, 'en').map(({ id }) => id)).toEqual(['b', 'a']);
});
