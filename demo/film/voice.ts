/** Speaks lines with espeak-ng and joins them to a sound track with captions. Both programs run beside us, nothing ships. */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';

export interface Line {
  /** When it begins, in seconds. */
  readonly at: number;
  readonly text: string;
}

/** A line as it is spoken. */
export interface Spoken {
  readonly wav: string;
  readonly seconds: number;
}

/** @param voice of espeak-ng, such as `en-gb` */
export function speak(text: string, wav: string, voice = 'en-gb+f3'): Spoken {
  execFileSync('espeak-ng', ['-v', voice, '-s', '158', '-g', '4', '-w', wav, text]);
  const ask = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', wav];
  return { wav, seconds: Number(execFileSync('ffprobe', ask, { encoding: 'utf8' }).trim()) };
}

/** WebVTT (W3C): one caption for each line. */
export async function writeCaptions(
  path: string,
  lines: readonly Line[],
  spoken: readonly Spoken[],
): Promise<void> {
  const cues = lines.map(({ at, text }, n) => `${time(at)} --> ${time(at + spoken[n]!.seconds)}\n${text}\n`);
  await writeFile(path, `WEBVTT\n\n${cues.join('\n')}`);
}

function time(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return `${String(minutes).padStart(2, '0')}:${rest.toFixed(3).padStart(6, '0')}`;
}

/** The filter and inputs of ffmpeg that put each line where it begins. */
export function soundOf(lines: readonly Line[], spoken: readonly Spoken[], first: number) {
  const inputs = spoken.flatMap(({ wav }) => ['-i', wav]);
  const placed = lines.map(({ at }, n) => `[${n + first}:a]adelay=${Math.round(at * 1000)}:all=1[a${n}]`);
  const mixed = `${lines.map((_, n) => `[a${n}]`).join('')}amix=inputs=${lines.length}:normalize=0[sound]`;
  return { inputs, filter: [...placed, mixed].join(';') };
}
