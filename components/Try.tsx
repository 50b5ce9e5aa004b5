/** Practice over the page: the page is seen through it, and all that is done on it stays in here. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Part } from '../lib/hint/wire.ts';
import type { Hint } from './hint.ts';
import { useLeave } from './leave.ts';
import type { Practice } from './practice.ts';
import { TryField } from './TryField.tsx';
import { TryPanel } from './TryPanel.tsx';
import { useWords } from './Words.tsx';

export function Try({ model }: { model: Hint }) {
  const practice = model.practice;
  const box = useRef<HTMLDivElement>(null);
  const { isPaused, isOver, screen, opened, task } = practice;
  useLeave(practice.stop);
  useSeeThrough();
  useKeys(practice, box);
  const isOpen = !isPaused.value && !isOver.value;
  useEffect(() => {
    if (!isPaused.value && !box.current?.contains(document.activeElement))
      box.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [isPaused.value, practice.run.value?.step, isOver.value]);
  // Where nothing is asked of the page, nothing on it can be selected.
  const isAsked = task.value === 'use' || task.value === 'away';
  const parts = isOpen && isAsked ? (screen.value?.parts ?? []) : [];
  return (
    <div ref={box} class="try">
      <TryPanel model={model} />
      {/* Where the page shows nothing to use; no key gets there. */}
      <button
        type="button"
        class="nothing"
        tabIndex={-1}
        aria-hidden="true"
        onClick={() => practice.pick(null)}
      />
      {parts.map((part, n) => (
        <PartButton key={n} part={part} practice={practice} rank={rankOf(part, parts)} />
      ))}
      {isOpen && opened.value && <TryField part={opened.value} practice={practice} />}
    </div>
  );
}

function PartButton({ part, practice, rank }: { part: Part; practice: Practice; rank: number }) {
  const t = useWords();
  const isShown = part.isRight && practice.isHinted.value;
  return (
    <button
      type="button"
      class={isShown ? 'part shown' : 'part'}
      style={{ ...placeOf(part), zIndex: rank }}
      aria-label={part.name || t('tryUnnamed')}
      onClick={() => practice.pick(part)}
    />
  );
}

/** Of two that lie above each other the smaller one is meant. */
function rankOf({ width, height }: Part, parts: readonly Part[]): number {
  return 1 + parts.filter((other) => other.width * other.height > width * height).length;
}

export function placeOf({ left, top, width, height }: Omit<Part, 'name'>) {
  return { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` };
}

/** Keys are a step's, and the focus goes round in here: after it left the frame, the next key would reach the page. */
function useKeys({ pressed }: Practice, box: { current: HTMLElement | null }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      pressed(event.key);
      if (event.key === 'Tab' && box.current) keepInside(box.current, event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [pressed, box]);
}

function keepInside(box: Element, event: KeyboardEvent): void {
  const all = [
    ...box.querySelectorAll<HTMLElement>('button:not(:disabled,[tabindex]),input,textarea,a[href]'),
  ];
  const [first, last] = [all[0], all.at(-1)];
  const at = document.activeElement as HTMLElement;
  const isEnd = event.shiftKey ? at === first || !all.includes(at) : at === last;
  if (!isEnd) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

/** A page of ours has a ground of its own; over the tool's it has none. */
function useSeeThrough(): void {
  useLayoutEffect(() => {
    document.documentElement.classList.add('over');
    return () => document.documentElement.classList.remove('over');
  }, []);
}
