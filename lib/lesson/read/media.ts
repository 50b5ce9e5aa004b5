/** `:::video` and `:::audio`: files of the pack, with what is said in them. */
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block, Cue } from '../block.ts';
import { CaptionsError, readCaptions } from '../captions.ts';
import { MEDIA_ENDINGS, mediaType } from '../media.ts';
import { attributesOf, content, plainOf, type Reading, titleOf } from './reading.ts';

export function videoOf(node: ContainerDirective, reading: Reading): Block | null {
  const given = attributesOf(node, ['file', 'captions', 'poster', 'silent'], reading);
  const medium = mediumOf(node, reading, given);
  if (given.poster !== undefined && !reading.folder.media.has(given.poster))
    missing(node, given.poster, reading);
  return (
    medium && {
      kind: 'video',
      ...medium,
      ...(given.poster ? { poster: given.poster } : {}),
      narrated: given.silent === undefined,
    }
  );
}

export function audioOf(node: ContainerDirective, reading: Reading): Block | null {
  const medium = mediumOf(node, reading, attributesOf(node, ['file', 'captions'], reading));
  return medium && { kind: 'audio', ...medium };
}

function mediumOf(
  node: ContainerDirective,
  reading: Reading,
  { file, captions }: { file?: string; captions?: string },
) {
  const { label, rest } = content(node);
  const [title, kind] = [titleOf(label), node.name];
  const example = `":::${kind}[The greeting]{file=media/greeting.${kind === 'video' ? 'webm' : 'ogg'}}"`;
  if (!title) reading.report(node, `this ${kind} needs a title; write ${example}`);
  if (!file) {
    reading.report(node, `this ${kind} names no file; write ${example}`);
    return null;
  }
  const seconds = playedFor(node, file, reading);
  const transcript = captions ? captionsOf(node, captions, reading) : textOf(rest, reading);
  if (captions && rest.length > 0)
    reading.report(rest[0]!, 'the transcript is taken from the captions; take this text or the captions out');
  return title && seconds !== null && transcript ? { title, file, seconds, transcript } : null;
}

/** How long a file of the pack plays, in seconds; null, with a report, where it does not. */
export function playedFor(node: ContainerDirective, file: string, reading: Reading): number | null {
  const medium = reading.folder.media.get(file);
  if (!medium) missing(node, file, reading);
  else if (medium.seconds === null)
    reading.report(node, `how long ${file} plays cannot be told; save it as WebM, MP4, Ogg, MP3 or WAV`);
  return medium?.seconds ?? null;
}

function textOf(rest: ReturnType<typeof content>['rest'], reading: Reading): Cue[] {
  const text = plainOf(rest, reading, 'a transcript');
  return text === '' ? [] : text.split('\n\n').map((text) => ({ text }));
}

/** What captions say; null, with a report, where they cannot be read. */
export function captionsOf(node: ContainerDirective, path: string, reading: Reading): Cue[] | null {
  const text = reading.folder.texts.get(path);
  if (text === undefined) {
    missing(node, path, reading);
    return null;
  }
  try {
    return readCaptions(text);
  } catch (error) {
    if (!(error instanceof CaptionsError)) throw error;
    reading.report(node, `${path}:${error.line}: ${error.message}`);
    return null;
  }
}

function missing(node: ContainerDirective, path: string, { report }: Reading): void {
  if (mediaType(path) === null && !path.endsWith('.vtt'))
    return void report(
      node,
      `${path} is of a kind that not every browser plays; save it as one of these, in small letters: ${MEDIA_ENDINGS.join(', ')}`,
    );
  report(node, `there is no file ${path}; put it into the pack's folder, or correct the name`);
}
