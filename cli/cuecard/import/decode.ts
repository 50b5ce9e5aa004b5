/** From bytes to text, whatever program saved it. */

/** @returns null where it is no text */
export function decode(bytes: Uint8Array): { text: string; encoding: string } | null {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const text = utf16 ? read(bytes, utf16) : (read(bytes, 'utf-8') ?? read(bytes, 'windows-1252'));
  if (text === null || text.includes('\0')) return null;
  return { text, encoding: utf16 ?? (read(bytes, 'utf-8') === null ? 'windows-1252' : 'utf-8') };
}

/** A mark of the byte order is no part of the text. */
function read(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
