/** A situation on the phone: choose or write what one would say, then compare it with the model line. */
import { Mic } from 'lucide';
import { useId, useRef, useState } from 'preact/hooks';
import type { BlockOf } from '../../lib/lesson/block.ts';
import type { BlockProps } from '../Blocks.tsx';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';
import { Audio } from './Audio.tsx';
import { Judge } from './Judge.tsx';
import { Single } from './Single.tsx';
import { Situation } from './Situation.tsx';

export function RolePlay({ block, n, player, ...rest }: BlockProps<BlockOf<'role-play'>>) {
  const t = useWords();
  const id = useId();
  const [isShown, setShown] = useState(false);
  const { situation, heard, lines, model, spoken } = block;
  const { stage } = player;
  const sound = { n, player, ...rest };
  const compare = () => setShown(true);
  const line = useRef<HTMLDivElement>(null);
  const press = () => {
    compare();
    // The button that was pressed is gone.
    line.current?.focus();
  };
  return (
    <>
      <Situation of={situation} />
      {heard && <Audio block={{ kind: 'audio', title: t('rolePlayHeard'), ...heard }} {...sound} />}
      {lines ? (
        <Lines lines={lines} onRight={compare} />
      ) : (
        <p class="gap no-print" lang={t.language}>
          <label for={id}>{t('rolePlayOwn')}</label>
          <textarea id={id} rows={2} autocomplete="off" />
        </p>
      )}
      <p class="row no-print" lang={t.language}>
        {!isShown && (
          <button type="button" class={lines ? '' : 'primary'} onClick={press}>
            {t('rolePlayCompare')}
          </button>
        )}
        {stage.rehearse && (
          <button type="button" onClick={() => stage.rehearse!(n)}>
            <Icon of={Mic} size={14} /> {t('rolePlayRecord')}
          </button>
        )}
      </p>
      <div ref={line} tabIndex={-1} role="status">
        {isShown && <ModelLine of={model} />}
      </div>
      {isShown && (
        <>
          {spoken && (
            <Audio
              block={{ kind: 'audio', title: t('rolePlayModel'), transcript: [], ...spoken }}
              {...sound}
            />
          )}
          <Judge onJudge={(isLike) => stage.practised(n, isLike ? 0 : 1)} />
        </>
      )}
      {!isShown && (
        <div class="print-only">
          <ModelLine of={model} />
        </div>
      )}
    </>
  );
}

interface LinesProps {
  lines: NonNullable<BlockOf<'role-play'>['lines']>;
  /** What fits was chosen. */
  onRight?(): void;
}

/** What one could say. */
export function Lines({ lines, onRight }: LinesProps) {
  const t = useWords();
  return (
    <>
      <p class="quiet no-print" lang={t.language}>
        {t('rolePlayChoose')}
      </p>
      <Single
        check={{ kind: 'check', ask: 'single', question: [], options: lines }}
        onAnswer={(isRight) => isRight && onRight?.()}
      />
    </>
  );
}

export function ModelLine({ of }: { of: string }) {
  const t = useWords();
  return (
    <>
      <p class="quiet" lang={t.language}>
        {t('rolePlayModel')}
      </p>
      <p class="chosen spoken">{of}</p>
    </>
  );
}
