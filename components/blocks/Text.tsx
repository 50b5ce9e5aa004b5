/** A paragraph. */
import type { BlockOf } from '../../lib/lesson/block.ts';
import { Inlines } from '../Inlines.tsx';

export function Text({ block }: { block: BlockOf<'text'> }) {
  return (
    <p class="measure">
      <Inlines of={block.of} />
    </p>
  );
}
