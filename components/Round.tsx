/** One question after the other, each answered at once; at its end how it went. */
import { ArrowLeft } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { BlockView } from './Blocks.tsx';
import { Icon } from './Icon.tsx';
import type { Round as Model } from './round.ts';
import { useWords } from './Words.tsx';

interface Props {
  round: Model;
  /** Opens the lesson that a question is from. */
  onOpen(ref: string): void;
  onClose(): void;
}

export function Round({ round, onOpen, onClose }: Props) {
  const t = useWords();
  const box = useRef<HTMLElement>(null);
  const { at, questions, current, isOver, title } = round;
  const count = questions.value?.length ?? 0;
  const number = (n: number) => n.toLocaleString(t.language);
  // Whoever answers by key goes on at the next question.
  useEffect(() => {
    if (round.takesFocus || at.value > 0) box.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [at.value, count]);
  return (
    <section ref={box} class="lesson round" aria-busy={questions.value === null}>
      <p class="eyebrow quiet">
        <button type="button" class="plain icon" aria-label={t('back')} title={t('back')} onClick={onClose}>
          <Icon of={ArrowLeft} />
        </button>
        <span role="status">{current.value && t('roundOf', number(at.value + 1), number(count))}</span>
      </p>
      <h1 tabIndex={-1}>{title ? t('dueRecap', title) : t('roundPractice')}</h1>
      {current.value && <Question key={at.value} round={round} onOpen={onOpen} />}
      {isOver.value && <End round={round} onClose={onClose} />}
    </section>
  );
}

function Question({ round, onOpen }: { round: Model; onOpen(ref: string): void }) {
  const t = useWords();
  const { ref, lesson, block: n, player } = round.current.value!;
  const isLast = round.at.value + 1 === round.questions.value!.length;
  return (
    <>
      <div class="content" lang={lesson.language}>
        <BlockView block={lesson.blocks[n]!} n={n} player={player} language={lesson.language} isHere={true} />
      </div>
      {round.isAnswered.value && (
        <p class="row">
          <button type="button" class="primary" onClick={round.next}>
            {t(isLast ? 'roundEnd' : 'roundNext')}
          </button>
          <button type="button" class="link" onClick={() => onOpen(ref)}>
            {t('roundFrom', lesson.question)}
          </button>
        </p>
      )}
    </>
  );
}

function End({ round, onClose }: { round: Model; onClose(): void }) {
  const t = useWords();
  const all = [...round.first.value.values()];
  const right = all.filter(Boolean).length;
  const number = (n: number) => n.toLocaleString(t.language);
  return (
    <>
      <h2 tabIndex={-1}>{t(all.length === 0 ? 'roundGone' : 'roundDone')}</h2>
      {all.length > 0 && (
        <p class="measure">
          {right === all.length ? t('roundAll') : t('roundSome', number(right), number(all.length))}{' '}
          {right < all.length && t('roundAgainLater')}
        </p>
      )}
      <p class="row">
        <button type="button" class="primary" onClick={onClose}>
          {t('showDone')}
        </button>
      </p>
    </>
  );
}
