/** The same case on a page that speaks another language, or whose ids and classes are made anew at each build. */
import type { AnchorRecord } from '../../../lib/page/anchor.ts';
import type { Case } from './cases.ts';

type Change = (record: AnchorRecord) => AnchorRecord;

const changed =
  (name: string, change: Change) =>
  (one: Case): Case => ({
    ...one,
    id: `${one.id} ${name}`,
    page: one.page.map(({ record, raw }) => ({ raw, record: change(record) })),
  });

/** Other letters, and one more in each word: the same text always becomes the same. */
export function foreign(text: string): string {
  const letter = (at: string) => String.fromCharCode(0x430 + ((at.charCodeAt(0) * 7 + 3) % 32));
  return text.replace(/\p{L}+/gu, (word) => [...word].reverse().map(letter).join('') + letter(word[0]!));
}

const translate: Change = ({ name, hint, near, heading, ...rest }) => ({
  ...rest,
  ...(name && { name: foreign(name) }),
  ...(hint && { hint: foreign(hint) }),
  ...(near && { near: foreign(near) }),
  ...(heading && { heading: foreign(heading) }),
});

const rebuild: Change = ({ id, within, classes, ...rest }) => ({
  ...rest,
  ...(id && { id: fresh(id) }),
  ...(within && { within: fresh(within) }),
  ...(classes && { classes: classes.split(' ').map(fresh).join(' ') }),
});

/** Another name of the same length, no word of any language. */
function fresh(name: string): string {
  return [...name].map((at, n) => String.fromCharCode(97 + ((at.charCodeAt(0) * 5 + n * 11) % 26))).join('');
}

export const VARIANTS = [changed('translated', translate), changed('rebuilt', rebuild)] as const;
