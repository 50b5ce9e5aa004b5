/** A lesson with the given blocks, played on a stage that notes what it is told. */
import axe from 'axe-core';
import { act } from 'preact/test-utils';
import { expect, vi } from 'vitest';
import { Player } from '../../components/Player.tsx';
import { createPlayer } from '../../components/player.ts';
import type { Stage } from '../../components/stage.ts';
import type { Block } from '../../lib/lesson/block.ts';
import type { Memory, Recalled } from '../../lib/practice/memory.ts';
import { opened } from './service.ts';
import { show } from './view.tsx';

// There is no picture to measure here, and jsdom says so at each try.
HTMLCanvasElement.prototype.getContext = () => null;

export const NOW = Date.UTC(2026, 4, 6, 12);

export function fakeStage() {
  return {
    copy: vi.fn(async () => {}),
    insert: vi.fn(async (): Promise<'inserted' | 'nowhere'> => 'inserted'),
    uninsert: vi.fn(async () => true),
    media: vi.fn(async (path: string) => `blob:${path}`),
    remember: vi.fn((_: Memory) => {}),
    answered: vi.fn((_block: number, _right: boolean) => {}),
    practised: vi.fn((_block: number, _wrong: number) => {}),
    finished: vi.fn(),
  };
}

/** Shows the blocks; call `vi.useFakeTimers()` first. */
export async function play(
  blocks: Block[],
  { memory = null, ...change }: Partial<Stage> & { memory?: Recalled | null } = {},
) {
  const stage = fakeStage();
  const lesson = { ...opened('acme/refund').lesson, blocks };
  const player = createPlayer(lesson, { ...stage, ...change }, memory, NOW);
  await show(
    <main>
      <h1>{lesson.question}</h1>
      <Player player={player} blocks={blocks} language="en" />
    </main>,
  );
  await act(() => vi.advanceTimersByTimeAsync(50) as unknown as Promise<void>);
  return { stage, player };
}

/** The block that is shown, or the first of them. */
export const block = () => document.querySelector<HTMLElement>('.block:not([hidden])')!;

/** What a person can read in it: not what is kept for paper. */
export function seen(): string {
  const copy = block().cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll('.print-only,[hidden]')) part.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** What axe finds; colours and places need a browser. */
export async function faults(): Promise<string[]> {
  vi.useRealTimers();
  const off = { enabled: false };
  const rules = { 'color-contrast': off, region: off, 'document-title': off, 'html-has-lang': off };
  const { violations } = await axe.run(document.body, { resultTypes: ['violations'], rules });
  vi.useFakeTimers();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

export async function expectSound(): Promise<void> {
  expect(await faults()).toEqual([]);
}
