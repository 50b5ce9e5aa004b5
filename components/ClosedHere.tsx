/** Lessons whose hint the person closed on this kind of page, to bring back. */
import { RotateCcw } from 'lucide';
import type { Match } from '../lib/match/rank.ts';
import { Icon } from './Icon.tsx';
import { useWords } from './Words.tsx';

interface Props {
  matches: readonly Match[];
  onRestore(ref: string): void;
}

export function ClosedHere({ matches, onRestore }: Props) {
  const t = useWords();
  return (
    <section class="others closed-here" aria-labelledby="closed-here">
      <h2 id="closed-here" class="block-title">
        {t('closedHere')}
      </h2>
      <p class="quiet">{t('closedHereText')}</p>
      <ul class="list">
        {matches.map(({ ref, question }) => (
          <li key={ref} class="closed-row">
            <span>{question}</span>
            <button type="button" aria-label={t('restoreLabel', question)} onClick={() => onRestore(ref)}>
              <Icon of={RotateCcw} size={14} />
              {t('restore')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
