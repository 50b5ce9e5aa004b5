/** "Did this answer your question?": one click to say, one to change, one to take back. */
import { ThumbsDown, ThumbsUp } from 'lucide';
import { useState } from 'preact/hooks';
import type { Rating as Given } from '../lib/insight/event.ts';
import { REASONS, type WhyNot } from '../lib/insight/reason.ts';
import type { Translate, WordKey } from '../lib/words.ts';
import { Icon } from './Icon.tsx';
import { useWords } from './Words.tsx';

interface Props {
  rating: (Given & { at: number }) | null;
  isPrivate: boolean;
  /** Stores a rating; answers whether it was stored. */
  onRate(rating: Given): Promise<boolean>;
}

const REASON_WORDS: Record<WhyNot, WordKey> = {
  wrong: 'reason_wrong',
  outdated: 'reason_outdated',
  unclear: 'reason_unclear',
  long: 'reason_long',
  other: 'reason_otherwise',
};

export function Rating({ rating, isPrivate, onRate }: Props) {
  const t = useWords();
  const [before, setBefore] = useState<Given | null>(null);
  const [said, setSaid] = useState(rating === null ? '' : t('ratedBefore', day(t, rating.at)));
  if (isPrivate) return <p class="rating quiet">{t('ratePrivate')}</p>;

  const give = async (next: Given, message: string) => {
    const previous = bare(rating);
    if (!(await onRate(next))) return setSaid('');
    setBefore(previous);
    setSaid(message);
  };
  const undo = async () => {
    if (!(await onRate(before ?? { useful: null }))) return;
    setBefore(null);
    setSaid(t('rateUndone'));
  };
  const useful = rating?.useful ?? null;
  return (
    <section class="rating" aria-labelledby="rate">
      <h2 id="rate" class="block-title">
        {t('rateQuestion')}
      </h2>
      <div class="row">
        <button
          type="button"
          aria-pressed={useful === true}
          onClick={() => give({ useful: true }, t('ratedUseful'))}
        >
          <Icon of={ThumbsUp} size={14} /> {t('useful')}
        </button>
        <button
          type="button"
          aria-pressed={useful === false}
          onClick={() => give({ useful: false }, t('ratedNotUseful'))}
        >
          <Icon of={ThumbsDown} size={14} /> {t('notUseful')}
        </button>
      </div>
      <p class="quiet said">
        <span role="status">{said}</span>
        {useful !== null && (
          <button type="button" class="link" onClick={undo}>
            {t('undo')}
          </button>
        )}
      </p>
      {useful === false && <Reasons rating={rating!} onRate={give} />}
    </section>
  );
}

function Reasons({ rating, onRate }: { rating: Given; onRate(next: Given, message: string): Promise<void> }) {
  const t = useWords();
  const [words, setWords] = useState(rating.words ?? '');
  const next = (reason: WhyNot | undefined): Given => {
    const note = words.trim();
    return { useful: false, ...(reason && { reason }), ...(note !== '' && { words: note }) };
  };
  return (
    <div class="reasons">
      <fieldset>
        <legend class="block-title">{t('rateReasonQuestion')}</legend>
        {REASONS.map((reason) => (
          <label key={reason} class="choice">
            <input
              type="radio"
              name="reason"
              checked={rating.reason === reason}
              onChange={() => onRate(next(reason), t('ratedNotUseful'))}
            />
            {t(REASON_WORDS[reason])}
          </label>
        ))}
      </fieldset>
      <label>
        <span class="quiet">{t('rateWords')}</span>
        <textarea maxLength={1000} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </label>
      <button
        type="button"
        disabled={words.trim() === ''}
        onClick={() => onRate(next(rating.reason ?? 'other'), t('ratedNote'))}
      >
        {t('rateSend')}
      </button>
    </div>
  );
}

function bare(rating: Props['rating']): Given | null {
  if (!rating) return null;
  const { at: _, ...given } = rating;
  return given;
}

function day(t: Translate, at: number): string {
  return new Date(at).toLocaleDateString(t.language, { day: 'numeric', month: 'long', year: 'numeric' });
}
