/** What to do, one step after the other. */
import type { BlockOf } from '../../lib/lesson/block.ts';
import type { Inline } from '../../lib/lesson/words.ts';
import { Inlines } from '../Inlines.tsx';

export function Steps({ block }: { block: BlockOf<'steps'> }) {
  return (
    <ol class="steps">
      {block.steps.map((step, n) => (
        <li key={n}>
          <StepWords say={step.do} note={step.note} />
        </li>
      ))}
    </ol>
  );
}

/** A step's sentence, and what there is to know about it. */
export function StepWords({ say, note }: { say: readonly Inline[]; note: readonly Inline[] | undefined }) {
  return (
    <>
      <span class="measure">
        <Inlines of={say} />
      </span>
      {note && (
        <span class="note quiet">
          <Inlines of={note} />
        </span>
      )}
    </>
  );
}
