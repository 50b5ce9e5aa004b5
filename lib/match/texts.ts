/** Many texts in one buffer: only those that are asked for are decoded. */

export interface Texts {
  readonly bytes: Uint8Array;
  /** Where each text starts, and where the last one ends. */
  readonly starts: Uint32Array;
}

/** Half a character (a lone surrogate) is stored as U+FFFD. */
export function packTexts(list: readonly string[]): Texts {
  const encoded = list.map((text) => new TextEncoder().encode(text));
  const starts = new Uint32Array(list.length + 1);
  encoded.forEach((bytes, n) => {
    starts[n + 1] = starts[n]! + bytes.length;
  });
  const bytes = new Uint8Array(starts[list.length]!);
  encoded.forEach((part, n) => {
    bytes.set(part, starts[n]!);
  });
  return { bytes, starts };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text with a number. */
export function textAt({ bytes, starts }: Texts, number: number): string {
  return decoder.decode(bytes.subarray(starts[number]!, starts[number + 1]!));
}

/** All of them. */
export function allTexts(texts: Texts): string[] {
  return Array.from({ length: texts.starts.length - 1 }, (_, number) => textAt(texts, number));
}
