/** What is going on, in paragraphs. */
import type { Scene } from '../../lib/lesson/case.ts';
import { Inlines } from '../Inlines.tsx';

export function Situation({ of }: { of: Scene['situation'] }) {
  return (
    <>
      {of.map((part, n) => (
        <p key={n} class="measure">
          <Inlines of={part} />
        </p>
      ))}
    </>
  );
}
