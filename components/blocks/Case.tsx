/** A case: a situation, what one could do, what follows, and the way back. */
import { useRef, useState } from 'preact/hooks';
import type { BlockOf } from '../../lib/lesson/block.ts';
import type { Choice, Scene } from '../../lib/lesson/case.ts';
import { choose, goBack, goOn, isEnd, START, sceneAt, type Way } from '../../lib/practice/case.ts';
import type { BlockProps } from '../Blocks.tsx';
import { Inlines } from '../Inlines.tsx';
import { useWords } from '../Words.tsx';
import { Situation } from './Situation.tsx';
import { Verdict } from './Verdict.tsx';

export function Case({ block, n, player }: BlockProps<BlockOf<'case'>>) {
  const t = useWords();
  const [way, setWay] = useState<Way>(START);
  const here = useRef<HTMLDivElement>(null);
  /** So many choices were not the best; null: its end was reached, which counts once. */
  const wrong = useRef<number | null>(0);
  const { scene, choice } = sceneAt(block.scene, way);
  /** What was pressed is gone: the focus goes to what came instead. */
  const go = (to: Way) => {
    setWay(to);
    requestAnimationFrame(() => here.current?.focus());
  };
  const take = (nth: number) => {
    const to = choose(block.scene, way, nth);
    const { choice } = sceneAt(block.scene, to);
    if (choice && !choice.best && wrong.current !== null) wrong.current += 1;
    if (isEnd(choice) && wrong.current !== null) {
      player.stage.practised(n, wrong.current);
      wrong.current = null;
    }
    go(to);
  };
  return (
    <>
      <div ref={here} class="scene no-print" tabIndex={-1}>
        {!choice && <Situation of={scene.situation} />}
        {choice ? (
          <>
            <p class="chosen">
              <Inlines of={choice.say} />
            </p>
            <Outcome choice={choice} />
          </>
        ) : (
          <ul class="choices" aria-label={t('caseChoices')}>
            {scene.choices.map((one, nth) => (
              <li key={nth}>
                <button type="button" class="answer-button" onClick={() => take(nth)}>
                  <span>
                    <Inlines of={one.say} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p class="row no-print" lang={t.language}>
        {choice?.next && (
          <button type="button" class="primary" onClick={() => go(goOn(block.scene, way))}>
            {t('caseGoOn')}
          </button>
        )}
        {choice && (
          <button type="button" onClick={() => go(goBack(way))}>
            {t('caseAnother')}
          </button>
        )}
        {!choice && way.path.length > 0 && (
          <button type="button" onClick={() => go(goBack(way))}>
            {t('caseBack')}
          </button>
        )}
        {way.path.length > 0 && (
          <button type="button" class="link" onClick={() => go(START)}>
            {t('caseStart')}
          </button>
        )}
      </p>
      <div class="print-only">
        <Printed scene={block.scene} />
      </div>
    </>
  );
}

function Outcome({ choice }: { choice: Choice }) {
  const t = useWords();
  return (
    <>
      <p class="measure">
        <Inlines of={choice.outcome} />
      </p>
      <p>
        <Verdict
          right={choice.best}
          label={t(choice.best ? 'caseBest' : 'caseNotBest')}
          of={choice.feedback}
        />
      </p>
    </>
  );
}

/** On paper every way is told. */
function Printed({ scene }: { scene: Scene }) {
  return (
    <>
      <Situation of={scene.situation} />
      <ul>
        {scene.choices.map((choice, n) => (
          <li key={n}>
            <p class="chosen">
              <Inlines of={choice.say} />
            </p>
            <Outcome choice={choice} />
            {choice.next && <Printed scene={choice.next} />}
          </li>
        ))}
      </ul>
    </>
  );
}
