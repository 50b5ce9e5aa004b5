/** What every question has that is answered as a whole: the button, the verdict, another try, the answer. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Check } from '../../lib/lesson/check.ts';
import type { Verdict as Judged } from '../../lib/practice/check.ts';
import { useWords } from '../Words.tsx';
import { Solution } from './Solution.tsx';
import { Verdict } from './Verdict.tsx';

interface Props {
  check: Check;
  /** Null until it is judged, and again once the answer is changed. */
  verdict: Judged | null;
  /** There is something to judge. */
  isReady: boolean;
  /** Said behind the verdict. */
  note?: string | undefined;
  onCheck(): void;
  onRetry(): void;
  children: ComponentChildren;
}

export function Asked({ check, verdict, isReady, note, onCheck, onRetry, children }: Props) {
  const t = useWords();
  const [isShown, setShown] = useState(false);
  const [wasWrong, setWrong] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!isReady) return;
    setWrong(true);
    onCheck();
  };
  const hasAnswer = check.ask !== 'single' && check.ask !== 'multiple';
  return (
    <>
      <form class="asked no-print" onSubmit={submit}>
        {children}
        <p role="status" class="judged">
          {verdict && <Verdict right={verdict.right} of={verdict.feedback} />}
          {verdict && note && <span lang={t.language}> {note}</span>}
        </p>
        <p class="row" lang={t.language}>
          {!verdict?.right && (
            <button type="submit" class={isReady ? 'primary' : ''} disabled={!isReady}>
              {t('checkAnswer')}
            </button>
          )}
          {verdict && (
            <button
              type="button"
              onClick={() => {
                setShown(false);
                onRetry();
              }}
            >
              {t('checkRetry')}
            </button>
          )}
          {hasAnswer && wasWrong && !verdict?.right && (
            <button type="button" class="link" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
              {t('checkShow')}
            </button>
          )}
        </p>
      </form>
      <Solution check={check} isShown={isShown && !verdict?.right} />
    </>
  );
}
