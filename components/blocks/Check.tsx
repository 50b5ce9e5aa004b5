/** A question to try what was learned: answered at once, as often as one likes. */
import type { BlockOf } from '../../lib/lesson/block.ts';
import type { BlockProps } from '../Blocks.tsx';
import { Fill } from './Fill.tsx';
import { Multiple } from './Multiple.tsx';
import { NumberCheck } from './NumberCheck.tsx';
import { Order } from './Order.tsx';
import { Single } from './Single.tsx';

export function Check({ block, n, player }: BlockProps<BlockOf<'check'>>) {
  const onAnswer = (right: boolean) => player.stage.answered(n, right);
  switch (block.ask) {
    case 'single':
      return <Single check={block} onAnswer={onAnswer} />;
    case 'multiple':
      return <Multiple check={block} onAnswer={onAnswer} labelledBy={`block-${n}`} />;
    case 'order':
      return <Order check={block} seed={player.seed(n)} onAnswer={onAnswer} />;
    case 'number':
      return <NumberCheck check={block} labelledBy={`block-${n}`} onAnswer={onAnswer} />;
    case 'fill':
      return <Fill check={block} onAnswer={onAnswer} />;
  }
}
