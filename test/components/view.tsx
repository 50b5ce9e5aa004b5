/** Renders a view into the document, and finds and uses what a person would. */
import type { ComponentChildren } from 'preact';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, vi } from 'vitest';
import { WordsProvider } from '../../components/Words.tsx';
import { words } from './words.ts';

const CLICKABLE = 'a,button,input,textarea,select,summary,[role="button"],[tabindex="0"]';
let roots: HTMLElement[] = [];

/** Shows a view in the document; it is taken out after the test. */
export async function show(children: ComponentChildren): Promise<void> {
  const root = document.body.appendChild(document.createElement('div'));
  roots.push(root);
  await act(() => render(<WordsProvider value={words}>{children}</WordsProvider>, root));
}

/** Takes all views out of the document. */
export async function hide(): Promise<void> {
  for (const root of roots) {
    await act(() => render(null, root));
    root.remove();
  }
  roots = [];
}

afterEach(async () => {
  await hide();
  vi.useRealTimers();
});

/** Lets time pass; call `vi.useFakeTimers()` first. */
export const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms) as unknown as Promise<void>);

export const text = () => document.body.textContent ?? '';

/** The accessible name as far as our markup needs it: `aria-label`, else a label's text, else the own text. */
export function nameOf(element: Element): string {
  const labels = [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent);
  return (element.getAttribute('aria-label') ?? (labels.join(' ') || (element.textContent ?? ''))).trim();
}

/** Every clickable thing is named, and its name holds the words that stand on it (WCAG 2.5.3). */
export function expectNamed(): void {
  const all = [...document.body.querySelectorAll(CLICKABLE)];
  expect(all.length).toBeGreaterThan(0);
  for (const element of all) {
    expect(nameOf(element), element.outerHTML).not.toBe('');
    // What stands in a list of choices is its value, not its name.
    if (!element.matches('select')) expect(nameOf(element)).toContain(element.textContent?.trim() ?? '');
  }
}

/** The one clickable thing of that name. */
export function named<T extends HTMLElement>(name: string): T {
  const found = [...document.body.querySelectorAll<T>(CLICKABLE)].filter((one) => nameOf(one) === name);
  if (found.length !== 1) throw new Error(`${found.length} things are called "${name}" in: ${text()}`);
  return found[0]!;
}

export const has = (name: string) =>
  [...document.body.querySelectorAll(CLICKABLE)].some((one) => nameOf(one) === name);

/** Does something and lets everything follow that waits for no time; call `vi.useFakeTimers()` first. */
const settled = (work: () => void) =>
  act(async () => {
    work();
    await vi.advanceTimersByTimeAsync(0);
  });

export const click = (name: string) => settled(() => named(name).click());

/** Presses a key where the focus is, or on the element given. */
export async function press(
  key: string,
  on: Element = document.activeElement ?? document.body,
): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  await settled(() => void on.dispatchEvent(event));
  return event;
}

/** Chooses in a list, a time field or a text field that is left then. */
export const choose = (name: string, value: string) =>
  settled(() => {
    const field = named<HTMLInputElement | HTMLSelectElement>(name);
    field.value = value;
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  });

/** Types into a field as if every letter had come. */
export async function type(field: HTMLInputElement | HTMLTextAreaElement, value: string): Promise<void> {
  field.focus();
  await act(async () => {
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
