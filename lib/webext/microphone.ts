/** Records what is said into the microphone. It stays in the page's memory: nothing is stored, nothing is sent. */
import type { Refusal, Take } from '../practice/take.ts';

type Devices = Pick<MediaDevices, 'getUserMedia'>;

/** Why the browser gives no sound, by the name of its error (W3C, Media Capture and Streams, 10.2). */
const REFUSALS = new Map<string, Refusal>([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
]);

/**
 * Asks for the microphone and records at once. Call it in the click: the browser may show its question.
 * @param devices of the page; undefined where the browser lends none
 * @returns the take that runs, or why there is none
 */
export async function record(devices: Devices | undefined): Promise<Take | Refusal> {
  if (!devices || typeof MediaRecorder === 'undefined') return 'unable';
  let stream: MediaStream;
  try {
    stream = await devices.getUserMedia({ audio: true });
  } catch (error) {
    return REFUSALS.get((error as Error).name) ?? 'unable';
  }
  try {
    return takeOf(stream, new MediaRecorder(stream));
  } catch {
    release(stream);
    return 'unable';
  }
}

function takeOf(stream: MediaStream, recorder: MediaRecorder): Take {
  const parts: Blob[] = [];
  const ended = new Promise<string | null>((resolve) => {
    recorder.ondataavailable = ({ data }) => data.size > 0 && parts.push(data);
    // It also stops by itself, where the microphone is pulled out.
    recorder.onstop = () => {
      release(stream);
      const { mimeType: type } = recorder;
      resolve(parts.length === 0 ? null : URL.createObjectURL(new Blob(parts.splice(0), { type })));
    };
  });
  recorder.start();
  return {
    ended,
    stop() {
      if (recorder.state !== 'inactive') recorder.stop();
      // The browser's sign that somebody listens goes at once.
      release(stream);
    },
  };
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
