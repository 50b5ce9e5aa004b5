/** What practice asks, and what it says of a try: in a corner where the step is not done. */
import { Check, CircleAlert, X } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownStep } from '../lib/answer.ts';
import { touches } from '../lib/hint/place.ts';
import type { Part } from '../lib/hint/wire.ts';
import type { DemoStep } from '../lib/lesson/demo.ts';
import { howOf } from './blocks/how.ts';
import { StepWords } from './blocks/Steps.tsx';
import type { Hint } from './hint.ts';
import { Icon } from './Icon.tsx';
import { Inlines } from './Inlines.tsx';
import type { Practice, Said } from './practice.ts';
import { useWords } from './Words.tsx';

export function TryPanel({ model }: { model: Hint }) {
  const t = useWords();
  const { practice, question } = model;
  const { run, isPaused, isOver, said, total } = practice;
  const { step, of, language } = run.value!;
  const [isHigh, box] = useCorner(practice);
  const number = (n: number) => n.toLocaleString(t.language);
  return (
    <main ref={box} class={isHigh ? 'try-panel high' : 'try-panel'}>
      <p class="eyebrow quiet">
        <span role="status">{isOver.value ? t('tryOver') : t('tryStep', number(step + 1), number(of))}</span>
        <button
          type="button"
          class="plain icon"
          aria-label={t('tryStop')}
          title={t('tryStop')}
          onClick={practice.stop}
        >
          <Icon of={X} />
        </button>
      </p>
      <h1 tabIndex={-1} lang={language}>
        {question.value}
      </h1>
      <div class="said" lang={language} aria-live="polite">
        {isPaused.value ? <p>{t('tryPaused')}</p> : <Words said={said.value} practice={practice} />}
      </div>
      {!isPaused.value && !isOver.value && <Ends practice={practice} />}
      {isOver.value && (
        <>
          <p class="quiet">{total() === 0 ? t('tryNoneWrong') : t.count('tryWrongs', total())}</p>
          <div class="ends">
            <button type="button" onClick={practice.again}>
              {t('tryRepeat')}
            </button>
            <button type="button" class="primary" onClick={practice.stop}>
              {t('showDone')}
            </button>
          </div>
        </>
      )}
      {!isOver.value && <p class="quiet note">{t('tryNote')}</p>}
    </main>
  );
}

function Words({ said, practice }: { said: Said | null; practice: Practice }) {
  const t = useWords();
  const { run, task, isWorded, isHinted, isOver } = practice;
  const { step, demo } = run.value!;
  const how = isHinted.value && task.value === 'use' ? howOf(demo, t) : '';
  return (
    <>
      {said?.kind === 'right' && (
        <p class="verdict right">
          <Icon of={Check} />
          <span>
            <b>{t('tryRight')}</b> <Inlines of={said.say} />
          </span>
        </p>
      )}
      {said?.kind === 'wrong' && (
        <p class="verdict not-right">
          <Icon of={CircleAlert} />
          <span>{said.name ? t('tryWrong', said.name) : t('tryNothing')}</span>
        </p>
      )}
      {isOver.value ? (
        <p class="task">{t('tryAllDone')}</p>
      ) : (
        <p class="task">
          {isWorded.value ? (
            <StepWords say={demo.say} note={demo.note} />
          ) : (
            t(step === 0 ? 'tryFirst' : 'tryNext')
          )}
        </p>
      )}
      {how && <p class="quiet">{how}</p>}
      {task.value === 'ask' && !isOver.value && <p class="quiet">{t('tryElse')}</p>}
      {task.value === 'away' && <p class="quiet">{t('tryAway')}</p>}
    </>
  );
}

/** What can be done apart from the page. */
function Ends({ practice }: { practice: Practice }) {
  const t = useWords();
  const { run, task, isWorded } = practice;
  const { practice: asked, demo } = run.value!;
  if (task.value === 'ask')
    return <Ask practice={practice} asked={asked!} demo={demo} key={run.value!.step} />;
  return (
    <div class="ends">
      {task.value === 'read' && (
        <button type="button" class="primary" onClick={practice.next}>
          {t('next')}
        </button>
      )}
      {task.value === 'away' && (
        <button type="button" onClick={practice.reveal}>
          {t('tryReveal')}
        </button>
      )}
      {!isWorded.value && (
        <button type="button" class="link" onClick={practice.tell}>
          {t('tryTell')}
        </button>
      )}
    </div>
  );
}

interface AskProps {
  practice: Practice;
  asked: NonNullable<ShownStep['practice']>;
  demo: DemoStep;
}

/** Which step comes now: what was tried in vain is not offered again, after two tries the right one is marked. */
function Ask({ practice, asked, demo }: AskProps) {
  const [tried, setTried] = useState<readonly number[]>([]);
  const answer = (n: number, isRight: boolean) => {
    if (tried.includes(n)) return;
    if (!isRight) setTried([...tried, n]);
    practice.answered(isRight, '');
  };
  return (
    <div class="choices">
      {asked.choices.map((choice, n) => {
        const isRight = isSame(choice, demo);
        return (
          <button
            key={n}
            type="button"
            class={isRight && practice.isHinted.value ? 'answer-button shown' : 'answer-button'}
            aria-disabled={tried.includes(n)}
            onClick={() => answer(n, isRight)}
          >
            <span>
              <Inlines of={choice.say} />
            </span>
          </button>
        );
      })}
    </div>
  );
}

const isSame = (a: { say: unknown }, b: { say: unknown }) => JSON.stringify(a.say) === JSON.stringify(b.say);

/** It stands below, unless what the step is about is there: measured once it is drawn. */
function useCorner({ screen, run }: Practice): [boolean, { current: HTMLElement | null }] {
  const box = useRef<HTMLElement>(null);
  const [isHigh, setHigh] = useState(false);
  const target = screen.value?.parts.find(({ isRight }) => isRight);
  useLayoutEffect(() => {
    const own = box.current;
    if (!own || !target) return;
    const { width, height, left } = own.getBoundingClientRect();
    const low = { left, width, height, top: window.innerHeight - height - EDGE };
    setHigh(touches(low, around(target)));
  }, [run.value?.step, target?.top, target?.left]);
  return [isHigh, box];
}

const EDGE = 12;

const around = ({ left, top, width, height }: Part) => ({
  left: left - EDGE,
  top: top - EDGE,
  width: width + 2 * EDGE,
  height: height + 2 * EDGE,
});
