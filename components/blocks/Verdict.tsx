/** Right or not, and why. */
import { CircleCheck, CircleX } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import type { Inline } from '../../lib/lesson/words.ts';
import { Icon } from '../Icon.tsx';
import { Inlines } from '../Inlines.tsx';
import { useWords } from '../Words.tsx';

interface Props {
  right: boolean;
  /** The words in front; else "Right" or "Not right". */
  label?: string | undefined;
  of?: readonly Inline[] | undefined;
}

/** The sign and the word tell it; the colour only helps. */
export function Verdict({ right, label, of }: Props) {
  const t = useWords();
  const here = useRef<HTMLSpanElement>(null);
  // In a card of few lines it would come below the edge, unseen.
  useEffect(() => here.current?.scrollIntoView?.({ block: 'nearest' }), []);
  return (
    <span ref={here} class={`verdict ${right ? 'right' : 'not-right'}`}>
      <Icon of={right ? CircleCheck : CircleX} size={16} />
      <span>
        <b lang={t.language}>{label ?? t(right ? 'checkRight' : 'checkWrong')}</b>
        {of && (
          <>
            {' '}
            <Inlines of={of} />
          </>
        )}
      </span>
    </span>
  );
}
