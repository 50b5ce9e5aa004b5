/** The files that lessons play and show. */
import type { Block } from './block.ts';

/** The paths of the files that a block needs. */
export function mediaOf(block: Block): string[] {
  if (block.kind === 'video') return block.poster ? [block.file, block.poster] : [block.file];
  if (block.kind === 'audio') return [block.file];
  if (block.kind === 'role-play') return [block.heard, block.spoken].flatMap((sound) => sound?.file ?? []);
  if (block.kind === 'demo') return block.steps.flatMap(({ picture }) => picture ?? []);
  return [];
}

const TYPES: Record<string, string> = {
  webm: 'video/webm',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
};

/** The endings of files that a pack may play or show. No SVG: it can hold script. */
export const MEDIA_ENDINGS = Object.keys(TYPES);

/** The MIME type of a file by its ending, or null where it can be neither played nor shown. */
export function mediaType(path: string): string | null {
  const ending = /\.([a-z0-9]+)$/.exec(path)?.[1] ?? '';
  return Object.hasOwn(TYPES, ending) ? TYPES[ending]! : null;
}
