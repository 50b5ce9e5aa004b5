/** One pack: what it is, where it is from, what is wrong with it, whom to ask, and the way out and back. */
import { useState } from 'preact/hooks';
import type { PackState } from '../../lib/answer.ts';
import { useWords } from '../Words.tsx';
import { SetByOrganisation } from './Fixed.tsx';
import { PackFacts } from './PackFacts.tsx';
import { PackFault } from './PackFault.tsx';

interface Props {
  pack: PackState;
  onToggle(): void;
  onUpdate(url: string): Promise<void>;
  /** Called first thing in the click. */
  onAllow(url: string): void;
}

export function Pack({ pack, onToggle, onUpdate, onAllow }: Props) {
  const t = useWords();
  const { info, removed, source } = pack;
  const url = source?.url ?? null;
  const problem = removed ? null : source?.problem;
  return (
    <li class={removed ? 'card out' : 'card'}>
      <div>
        <b>{info.name}</b>
        {removed ? (
          <span class="quiet">{t(source ? 'packRemovedForNow' : 'packRemovedText')}</span>
        ) : (
          <PackFacts pack={pack} />
        )}
      </div>
      <div class="row">
        {!removed && info.contact && (
          <a class="button" href={info.contact} target="_blank" rel="noreferrer">
            {t('packContact')}
          </a>
        )}
        {!removed && url && <Update name={info.name} onUpdate={() => onUpdate(url)} />}
        {source?.isLocked ? (
          <SetByOrganisation />
        ) : (
          <button
            key="toggle"
            type="button"
            aria-label={t(removed ? 'packBringLabel' : 'packRemoveLabel', info.name)}
            onClick={onToggle}
          >
            {t(removed ? 'packBring' : 'packRemove')}
          </button>
        )}
      </div>
      {problem && (
        <PackFault
          problem={problem}
          safe={source?.isAwaited ? 'packSafeAwaited' : 'packSafe'}
          url={url}
          isLocked={source?.isLocked ?? false}
          onAllow={() => url && onAllow(url)}
        />
      )}
    </li>
  );
}

/** Says what came of it: a version that changed is seen in the facts, that nothing changed is not. */
function Update({ name, onUpdate }: { name: string; onUpdate(): Promise<void> }) {
  const t = useWords();
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const update = async () => {
    setState('busy');
    await onUpdate();
    setState('done');
  };
  return (
    <>
      <button
        type="button"
        aria-disabled={state === 'busy'}
        aria-label={t(state === 'busy' ? 'packUpdatingLabel' : 'packUpdateLabel', name)}
        onClick={() => state !== 'busy' && update()}
      >
        {t(state === 'busy' ? 'packUpdating' : 'packUpdate')}
      </button>
      <span role="status" class="unseen">
        {state === 'done' && t('packUpdated', name)}
      </span>
    </>
  );
}
