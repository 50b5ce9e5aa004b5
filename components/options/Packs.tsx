/** The lesson packs in this browser. One can be added; one can be taken out and brought back, and stays in the list. */
import { useState } from 'preact/hooks';
import type { PackState } from '../../lib/answer.ts';
import { Notice } from '../Notice.tsx';
import { useWords } from '../Words.tsx';
import { AddPack } from './AddPack.tsx';
import type { Adding } from './adding.ts';
import type { Packs as All } from './model.ts';
import { Pack } from './Pack.tsx';
import { Section } from './Section.tsx';
import { type OnChange, useSaving } from './saving.ts';

interface Props {
  packs: All;
  adding: Adding;
  onChange: OnChange;
  /** Takes out or brings back a pack that was added; answers whether it was stored. */
  onRemove(id: string, isRemoved: boolean): Promise<boolean>;
  onUpdate(url: string): Promise<void>;
  onAllow(url: string): void;
  onRetry(): void;
}

export function Packs({ packs, adding, onChange, onRemove, onUpdate, onAllow, onRetry }: Props) {
  const t = useWords();
  const [last, setLast] = useState('');
  const { said, isFailed, save, keep } = useSaving(onChange);
  const toggle = async ({ info, removed, source }: PackState) => {
    setLast(t(removed ? 'packBack' : 'packGone', info.name));
    if (source) await keep(() => onRemove(info.id, !removed));
    else
      await save((own) => ({
        ...own,
        removed: [...own.removed.filter((id) => id !== info.id), ...(removed ? [] : [info.id])],
      }));
  };
  return (
    <Section
      id="packs"
      title={t('packsTitle')}
      text={packs.length === 0 ? t('packsNone') : ''}
      said={said && last}
      isFailed={isFailed}
    >
      {packs === 'loading' && (
        <p role="status" class="quiet wait">
          {t('packsLoading')}
        </p>
      )}
      {packs === 'error' && (
        <div class="card">
          <Notice title={t('errorTitle')} text={t('packsError')}>
            <button type="button" onClick={onRetry}>
              {t('tryAgain')}
            </button>
          </Notice>
        </div>
      )}
      {typeof packs !== 'string' && packs.length > 0 && (
        <ul class="cards">
          {packs.map((pack) => (
            <Pack
              key={`${pack.info.id} ${pack.source ? 'added' : ''}`}
              pack={pack}
              onToggle={() => toggle(pack)}
              onUpdate={onUpdate}
              onAllow={onAllow}
            />
          ))}
        </ul>
      )}
      <AddPack adding={adding} />
    </Section>
  );
}
