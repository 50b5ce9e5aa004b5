/** Things to tick off. What is ticked stays so until the lesson changes. */
import { useId, useState } from 'preact/hooks';
import type { BlockOf } from '../../lib/lesson/block.ts';
import type { BlockProps } from '../Blocks.tsx';
import { useWords } from '../Words.tsx';
import { StepWords } from './Steps.tsx';

export function Checklist({ block, n, player }: BlockProps<BlockOf<'checklist'>>) {
  const t = useWords();
  const id = useId();
  const [undo, setUndo] = useState<(() => void) | null>(null);
  const done = block.items.filter((_, item) => player.isTicked(n, item)).length;
  const number = (of: number) => of.toLocaleString(t.language);
  return (
    <>
      <ul class="checklist">
        {block.items.map((item, at) => (
          <li key={at}>
            <input
              id={`${id}-${at}`}
              type="checkbox"
              checked={player.isTicked(n, at)}
              onChange={(event) => {
                setUndo(null);
                player.tick(n, at, event.currentTarget.checked);
              }}
            />
            <label for={`${id}-${at}`}>
              <StepWords say={item.do} note={item.note} />
            </label>
          </li>
        ))}
      </ul>
      <p class="quiet said" lang={t.language}>
        <span role="status">
          {undo ? t('checklistCleared') : t('checklistDone', number(done), number(block.items.length))}
        </span>
        {undo ? (
          <button
            type="button"
            class="link"
            onClick={() => {
              undo();
              setUndo(null);
            }}
          >
            {t('undo')}
          </button>
        ) : (
          done > 0 && (
            <button type="button" class="link" onClick={() => setUndo(() => player.untick(n))}>
              {t('checklistClear')}
            </button>
          )
        )}
      </p>
    </>
  );
}
