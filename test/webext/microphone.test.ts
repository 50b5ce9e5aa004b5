/** The microphone: asked for once, let go at once, and only its sound is kept, in memory. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Take } from '../../lib/practice/take.ts';
import { record } from '../../lib/webext/microphone.ts';

let recorders: FakeRecorder[] = [];

class FakeRecorder {
  state = 'inactive';
  mimeType = 'audio/webm';
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onstop: (() => void) | null = null;
  constructor() {
    recorders.push(this);
  }
  start() {
    this.state = 'recording';
  }
  stop() {
    this.state = 'inactive';
  }
  /** As the browser does, some time after. */
  end(...parts: string[]) {
    this.state = 'inactive';
    for (const part of parts) this.ondataavailable?.({ data: new Blob([part]) });
    this.onstop?.();
  }
}

const track = { stop: vi.fn() };
const stream = { getTracks: () => [track] } as unknown as MediaStream;
const devices = (answer: () => Promise<MediaStream> = async () => stream) => ({
  getUserMedia: vi.fn(answer),
});

beforeEach(() => {
  recorders = [];
  track.stop.mockClear();
  vi.stubGlobal('MediaRecorder', FakeRecorder);
});
afterEach(() => vi.unstubAllGlobals());

async function begun(): Promise<Take> {
  const take = await record(devices());
  if (typeof take === 'string') throw new Error(take);
  return take;
}

it('asks for sound alone and records; what was said can be played from memory', async () => {
  const microphone = devices();
  const take = (await record(microphone)) as Take;
  expect(microphone.getUserMedia.mock.calls).toEqual([[{ audio: true }]]);
  expect(recorders[0]!.state).toBe('recording');
  expect(track.stop).not.toHaveBeenCalled();
  take.stop();
  expect([recorders[0]!.state, track.stop.mock.calls.length]).toEqual(['inactive', 1]);
  recorders[0]!.end('one', '', 'two');
  const url = await take.ended;
  const response = await fetch(url!);
  expect(await response.text()).toBe('onetwo');
  URL.revokeObjectURL(url!);
  take.stop();
});

it('lets the microphone go also where it ends by itself', async () => {
  const take = await begun();
  recorders[0]!.end('one');
  expect(track.stop).toHaveBeenCalled();
  expect(await take.ended).toMatch(/^blob:/);
});

it('has nothing where nothing came', async () => {
  const take = await begun();
  recorders[0]!.end('');
  expect(await take.ended).toBeNull();
});

it.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['toString', 'unable'],
  ['TypeError', 'unable'],
])('after %s it is %s', async (name, why) => {
  const error = Object.assign(new Error('no'), { name });
  expect(await record(devices(() => Promise.reject(error)))).toBe(why);
  expect(recorders).toEqual([]);
});

it('cannot where the browser has no microphone to lend, or no recorder; then it holds none', async () => {
  expect(await record(undefined)).toBe('unable');
  vi.stubGlobal(
    'MediaRecorder',
    class {
      constructor() {
        throw new Error('no codec');
      }
    },
  );
  expect(await record(devices())).toBe('unable');
  expect(track.stop).toHaveBeenCalled();
  vi.stubGlobal('MediaRecorder', undefined);
  const microphone = devices();
  expect(await record(microphone)).toBe('unable');
  expect(microphone.getUserMedia).not.toHaveBeenCalled();
});
