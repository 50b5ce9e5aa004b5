import { describe, expect, it } from 'vitest';
import { isSameLanguage, languageName } from '../lib/language.ts';
import { spokenLanguage } from '../lib/words.ts';

describe('the language of numbers and dates', () => {
  it("has the browser's region", () => expect(spokenLanguage('en-GB', 'en')).toBe('en-GB'));

  it('is the language of the words around them, not the one of a browser we have no words for', () => {
    expect(spokenLanguage('de-AT', 'en')).toBe('en');
  });
});

it('languages are the same whatever their region', () => {
  expect(isSameLanguage('de-AT', 'DE')).toBe(true);
  expect(isSameLanguage('de', 'den')).toBe(false);
});

it('languages have names', () => {
  expect(languageName('de', 'en')).toBe('German');
  expect(languageName('de', 'de')).toBe('Deutsch');
  expect(languageName('xyz', 'en')).toBe('xyz');
  expect(languageName('no language', 'en')).toBe('no language');
});
