/** One line above the lesson when the page changed: the way back, or the way to this page's own lesson. */
import { ArrowLeft } from 'lucide';
import type { Bar } from './follow.ts';
import { Icon } from './Icon.tsx';
import { useWords } from './Words.tsx';

export function FollowBar({ bar, onTake }: { bar: Bar | null; onTake(): void }) {
  const t = useWords();
  if (!bar) return null;
  // Keys: Firefox would not paint words in a text node that was only a space in a flex box before.
  if (bar.kind === 'back')
    return (
      <div key="back" class="follow">
        <button type="button" class="plain" onClick={onTake}>
          <Icon of={ArrowLeft} /> {t('barBack', bar.question)}
        </button>
      </div>
    );
  return (
    <div key="here" class="follow">
      <p>{t('barHere', bar.question)}</p>
      <button type="button" aria-label={t('barShowLabel', bar.question)} onClick={onTake}>
        {t('barShow')}
      </button>
    </div>
  );
}

/** Tells a screen reader what the page's change brought, as nothing takes the focus. */
export function FollowStatus({ bar, open }: { bar: Bar | null; open: string | null }) {
  const t = useWords();
  const said = bar && (bar.kind === 'here' ? t('barHere', bar.question) : open && t('barNow', open));
  return (
    <p role="status" class="unseen">
      {said}
    </p>
  );
}
