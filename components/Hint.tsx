/** A hint in a page: offers one lesson in a line, shows it in place, and can be closed for good, with undo. */
import { X } from 'lucide';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Closed } from './Closed.tsx';
import { untilOf } from './due-words.ts';
import { Help } from './Help.tsx';
import type { Hint as Model } from './hint.ts';
import { Icon } from './Icon.tsx';
import { useLeave } from './leave.ts';
import { Show } from './Show.tsx';
import { Try } from './Try.tsx';
import { useWords } from './Words.tsx';

export function Hint({ model }: { model: Model }) {
  const box = useRef<HTMLDivElement>(null);
  const stage = model.stage.value;
  const question = model.question.value;
  // Before the first drawing: a frame that was given no place yet may not be drawn.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => model.measured(element.offsetWidth, element.offsetHeight);
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage, question, model]);
  if (question === null) return null;
  if (stage === 'card') return <Card model={model} box={box} />;
  if (stage === 'try') return <Try model={model} />;
  if (stage === 'demo')
    return (
      <div ref={box} class="beacon shown">
        <Show model={model} />
      </div>
    );
  return (
    <div ref={box} class="beacon">
      {stage === 'beacon' ? (
        <Beacon model={model} question={question} />
      ) : (
        <Closed model={model} stage={stage} />
      )}
    </div>
  );
}

function Beacon({ model, question }: { model: Model; question: string }) {
  const t = useWords();
  const { due, isReview } = model.why.value;
  const why = due ? untilOf(due, t, true) : isReview ? t('hintReview') : '';
  return (
    <>
      <button type="button" class="plain offer" title={t('hintOpen')} onClick={() => model.open()}>
        <img src="/icon/32.png" alt="" />
        <span>
          {due?.kind === 'recap' ? t('dueRecap', due.goal) : question}
          {why && <span class="quiet why-now">{why}</span>}
        </span>
      </button>
      <CloseButton model={model} />
    </>
  );
}

function Card({ model, box }: { model: Model; box: { current: HTMLDivElement | null } }) {
  useLeave(model.fold);
  useEffect(() => {
    // Questions that are asked take it themselves.
    if (model.takesFocus && model.help.phase.value !== 'loading' && !model.help.rounds.round.value)
      box.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [model, box, model.help.phase.value]);
  return (
    <div ref={box} class="card-frame">
      <div class="help">
        <Help model={model.help} close={<CloseButton model={model} />} />
      </div>
    </div>
  );
}

function CloseButton({ model }: { model: Model }) {
  const t = useWords();
  return (
    <button
      type="button"
      class="plain icon"
      aria-label={t('hintClose')}
      title={t('hintClose')}
      onClick={model.close}
    >
      <Icon of={X} />
    </button>
  );
}
