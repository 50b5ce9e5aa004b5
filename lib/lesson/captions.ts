/** Captions in WebVTT (W3C, section 4): what is said, and when. Styles, notes and places on the screen are not used. */
import type { Cue } from './block.ts';

export class CaptionsError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const TIMING = /^((?:\d+:)?\d\d:\d\d[.,]\d{3})\s+-->\s+((?:\d+:)?\d\d:\d\d[.,]\d{3})(?:\s.*)?$/;

/**
 * Reads a caption file.
 * @throws CaptionsError with the line (from 1) and how to mend it
 */
export function readCaptions(text: string): Cue[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (!/^WEBVTT([ \t]|$)/.test(lines[0] ?? '')) throw new CaptionsError(1, 'start the file with "WEBVTT"');
  const cues: Cue[] = [];
  for (let n = 1; n < lines.length; n++) {
    if (!lines[n]!.includes('-->')) continue;
    const [, start, end] = TIMING.exec(lines[n]!.trim()) ?? [];
    if (!start || !end) throw new CaptionsError(n + 1, 'write the time as "00:01.500 --> 00:04.000"');
    const [from, to] = [secondsOf(start), secondsOf(end)];
    if (to <= from) throw new CaptionsError(n + 1, 'this line ends before it begins; correct its times');
    const words: string[] = [];
    while (lines[n + 1]?.trim()) words.push(lines[++n]!.trim());
    const said = plain(words.join(' '));
    if (said) cues.push({ from, to, text: said });
  }
  if (cues.length === 0)
    throw new CaptionsError(1, 'there is no line with a time, such as "00:01.500 --> 00:04.000"');
  return cues;
}

function secondsOf(time: string): number {
  const [seconds = 0, minutes = 0, hours = 0] = time.replace(',', '.').split(':').toReversed().map(Number);
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000) / 1000;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' };

/** The words without voice and class spans. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}
