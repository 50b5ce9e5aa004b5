// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BusyWatch, TYPING_MS, watchBusy } from '../../lib/page/busy.ts';
import { add, page } from './builders.ts';

let clock = 0;
let ended: AbortController;
let watch: BusyWatch;

/** jsdom makes no trusted input; the listener is given an event that says it is one. */
function type(isTrusted = true): void {
  for (const listener of inputs) listener({ isTrusted } as Event);
}
let inputs: ((event: Event) => void)[] = [];

beforeEach(() => {
  page('<form><input></form>');
  clock = 0;
  inputs = [];
  ended = new AbortController();
  const listen = document.addEventListener.bind(document);
  document.addEventListener = ((kind: string, listener: EventListener, options: AddEventListenerOptions) => {
    if (kind === 'input') inputs.push(listener);
    else listen(kind, listener, options);
  }) as typeof document.addEventListener;
  watch = watchBusy(document, ended.signal, () => clock);
  document.addEventListener = listen;
});

afterEach(() => ended.abort());

const busy = () => watch.busy([], () => false);

describe('a person is busy', () => {
  it('while typing, and with what was not sent', () => {
    expect(busy()).toBeNull();
    type();
    expect(busy()).toBe('typing');
    clock += TYPING_MS - 1;
    expect(watch.typingFor()).toBe(1);
    clock += 1;
    expect(busy()).toBe('unsent');
    document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true }));
    expect(busy()).toBeNull();
  });

  it('not when the page itself fills its fields', () => {
    type(false);
    expect(busy()).toBeNull();
  });

  it('no more when the view is left', () => {
    type();
    clock += TYPING_MS;
    watch.settle();
    expect(busy()).toBeNull();
  });

  it('in a modal dialog, by element or by role', () => {
    const dialog = add('<div role="dialog" aria-modal="true">x</div>');
    expect(busy()).toBe('modal');
    dialog.remove();
    expect(busy()).toBeNull();
  });

  it('while something sounds', () => {
    const audio = add('<audio></audio>') as HTMLAudioElement;
    expect(busy()).toBeNull();
    Object.defineProperty(audio, 'paused', { value: false });
    expect(busy()).toBe('sound');
    audio.muted = true;
    expect(busy()).toBeNull();
  });

  it('when the tool says so', () => {
    expect(watch.busy([{ css: '.on-call' }], ({ css }) => css === '.on-call')).toBe('tool');
  });
});
