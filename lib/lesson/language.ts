/** Which of a lesson's languages a person gets. */
import { isSameLanguage } from '../language.ts';
import type { Lesson, PackInfo } from './schema.ts';

/**
 * Each lesson in one language, with its variants there: in the language wanted, else in that language as another region
 * speaks it, else in the pack's first language that it has. Two under one id would mix their ratings.
 * @param wanted a BCP 47 tag
 */
export function oneLanguage(info: PackInfo, lessons: readonly Lesson[], wanted: string): Lesson[] {
  const distance = ({ language }: Lesson) => {
    if (language.toLowerCase() === wanted.toLowerCase()) return -2;
    if (isSameLanguage(language, wanted)) return -1;
    const place = info.languages.indexOf(language);
    return place < 0 ? info.languages.length : place;
  };
  const best = new Map<string, Lesson[]>();
  for (const lesson of lessons) {
    const others = best.get(lesson.id);
    const nearer = others ? distance(lesson) - distance(others[0]!) : -1;
    if (nearer < 0) best.set(lesson.id, [lesson]);
    else if (lesson.language === others?.[0]?.language) others.push(lesson);
  }
  return [...best.values()].flat();
}
