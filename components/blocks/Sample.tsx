/** A text to take along. */
import type { BlockOf } from '../../lib/lesson/block.ts';
import type { BlockProps } from '../Blocks.tsx';
import { Take } from './Take.tsx';

export function Sample({ block, player }: BlockProps<BlockOf<'sample'>>) {
  return (
    <div class="sample">
      <p class="sample-text">{block.text}</p>
      <Take title={block.title} text={block.text} stage={player.stage} />
    </div>
  );
}
