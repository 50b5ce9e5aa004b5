/** A step of a demo, beside what it points at on the page. */
import { X } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { howOf } from './blocks/how.ts';
import { StepWords } from './blocks/Steps.tsx';
import type { Hint } from './hint.ts';
import { Icon } from './Icon.tsx';
import { useLeave } from './leave.ts';
import { useWords } from './Words.tsx';

/** A page that still builds itself up may show it in a moment, in ms. */
const PATIENCE_MS = 2500;

export function Show({ model }: { model: Hint }) {
  const t = useWords();
  const run = model.run.value!;
  const { step, of, demo, elsewhere, language } = run;
  // On another page nothing is missing, nor where a step points at nothing.
  const isThere = model.isPointed.value || elsewhere !== null || demo.where === undefined;
  const isLate = useLate(isThere, step, model.drifted);
  const isGuess = model.isGuess.value;
  useEffect(() => {
    if (isGuess) model.drifted();
  }, [isGuess, step]);
  const number = (n: number) => n.toLocaleString(t.language);
  const how = howOf(demo, t);
  useLeave(model.stopShow);
  return (
    <main class="show">
      <p class="eyebrow quiet">
        <span role="status">{t('stepOf', number(step + 1), number(of))}</span>
        <button
          type="button"
          class="plain icon"
          aria-label={t('showStop')}
          title={t('showStop')}
          onClick={model.stopShow}
        >
          <Icon of={X} />
        </button>
      </p>
      <div class="said" lang={language} aria-live="polite">
        <StepWords say={demo.say} note={demo.note} />
      </div>
      {elsewhere ? (
        <p class="quiet">{t('showElsewhere', elsewhere)}</p>
      ) : isLate ? (
        <p class="quiet">{t('showGone', how)}</p>
      ) : (
        isGuess && <p class="quiet">{t('showLike', how)}</p>
      )}
      <div class="ends">
        <button type="button" disabled={step === 0} onClick={() => model.go(step - 1)}>
          {t('previous')}
        </button>
        <button type="button" class="primary" onClick={() => model.go(step + 1 < of ? step + 1 : null)}>
          {t(step + 1 < of ? 'next' : 'showDone')}
        </button>
      </div>
    </main>
  );
}

/** What the step points at has been missing for a while. */
function useLate(isThere: boolean, step: number, tell: () => void): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (isThere) return;
    const timer = setTimeout(() => {
      setLate(true);
      tell();
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isThere, step]);
  return isLate;
}
