/** One's own ear judges: was the line like the model's? Answered at once, and as often as one likes. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../Words.tsx';

export function Judge({ onJudge }: { onJudge(isLike: boolean): void }) {
  const t = useWords();
  const [said, setSaid] = useState<boolean | null>(null);
  const answer = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The way through the lesson lies over the end of a low window.
    if (said !== null) answer.current?.scrollIntoView?.({ block: 'nearest' });
  }, [said]);
  const button = (isLike: boolean) => (
    <button
      type="button"
      aria-pressed={said === isLike}
      onClick={() => {
        if (said !== isLike) onJudge(isLike);
        setSaid(isLike);
      }}
    >
      {t(isLike ? 'rolePlayLike' : 'rolePlayNotYet')}
    </button>
  );
  return (
    <fieldset class="judge no-print" lang={t.language}>
      <legend>{t('rolePlayJudge')}</legend>
      <p class="row">
        {button(true)}
        {button(false)}
      </p>
      <p ref={answer} role="status" class="quiet">
        {said !== null && t(said ? 'rolePlayLikeSaid' : 'rolePlayNotYetSaid')}
      </p>
    </fieldset>
  );
}
