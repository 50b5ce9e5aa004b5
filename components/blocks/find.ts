/** Finds a word in lines, whatever its case and accents. */

export interface Found {
  /** The line's number. */
  readonly n: number;
  readonly parts: { readonly text: string; readonly isHit: boolean }[];
}

/** The lines that hold the words as they stand; all lines where nothing is searched for. */
export function findLines(lines: readonly string[], query: string): Found[] {
  const wanted = fold(query.trim());
  return lines.flatMap((line, n): Found[] => {
    if (wanted.text === '') return [{ n, parts: [{ text: line, isHit: false }] }];
    const parts = partsOf(line, wanted.text);
    return parts.some(({ isHit }) => isHit) ? [{ n, parts }] : [];
  });
}

/** The text as it is compared, and for each of its letters where it comes from. */
function fold(text: string): { text: string; at: number[] } {
  let folded = '';
  const at: number[] = [];
  let from = 0;
  for (const letter of text) {
    const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    folded += plain;
    for (let n = 0; n < plain.length; n++) at.push(from);
    from += letter.length;
  }
  return { text: folded, at: [...at, from] };
}

function partsOf(line: string, wanted: string): Found['parts'] {
  const { text, at } = fold(line);
  const parts: Found['parts'] = [];
  let done = 0;
  const add = (to: number, isHit: boolean) => {
    if (to > done) parts.push({ text: line.slice(done, to), isHit });
    done = Math.max(done, to);
  };
  for (let hit = text.indexOf(wanted); hit >= 0; hit = text.indexOf(wanted, hit + wanted.length)) {
    add(at[hit]!, false);
    add(endOf(line, at, hit + wanted.length), true);
  }
  add(line.length, false);
  return parts;
}

/** Accents that follow a letter stay with it; half a letter is taken whole. */
function endOf(line: string, at: readonly number[], to: number): number {
  let end = at[to]!;
  if (end === at[to - 1]) end += String.fromCodePoint(line.codePointAt(end)!).length;
  const [marks = ''] = /^\p{M}*/u.exec(line.slice(end)) ?? [];
  return end + marks.length;
}
