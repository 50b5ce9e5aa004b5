/** A quiet line under everything: some lessons may be out of date, and Options says why. */
import type { PackState } from '../lib/answer.ts';
import { useWords } from './Words.tsx';

interface Props {
  packs: readonly PackState[];
  onOptions(): void;
}

export function PackNotice({ packs, onOptions }: Props) {
  const t = useWords();
  const late = packs.filter(isLate).length;
  if (late === 0) return null;
  return (
    <footer class="allow">
      <p class="quiet">{t.count('packNotice', late)}</p>
      <button type="button" class="link" onClick={onOptions}>
        {t('packNoticeMore')}
      </button>
    </footer>
  );
}

/** Who is offline knows it; who writes a pack sees it in Options. */
function isLate({ source }: PackState): boolean {
  return !!source?.problem && source.problem.code !== 'offline' && !source.isPreview && !source.isAwaited;
}
