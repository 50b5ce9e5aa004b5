/** Brings a pack's film, sound or picture into a page of ours. */
import { mediaType } from '../lesson/media.ts';
import { fromBase64 } from './base64.ts';
import { type Runtime, send } from './messages.ts';

/**
 * Asks for the file, piece by piece.
 * @returns an address to play or show it from; whoever gets it revokes it
 * @throws Failure, or Error where the file is missing or too large
 */
export async function bringMedia(
  runtime: Pick<Runtime, 'sendMessage'>,
  ref: string,
  path: string,
): Promise<string> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const type = mediaType(path);
  for (let from = 0, size = 1; from < size; ) {
    const piece = type === null ? null : await send(runtime, 'media', { ref, path, from });
    const bytes = fromBase64(piece?.base64 ?? '');
    if (!piece || bytes.length === 0) throw new Error(`${path} is missing or too large`);
    pieces.push(bytes);
    from += bytes.length;
    size = piece.size;
  }
  return URL.createObjectURL(new Blob(pieces, { type: type! }));
}
