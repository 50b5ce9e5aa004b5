/** A role-play in a tab of its own: hear the situation, say the line, compare it with the model's. */
import { useId, useRef } from 'preact/hooks';
import { Judge } from '../blocks/Judge.tsx';
import { Lines, ModelLine } from '../blocks/RolePlay.tsx';
import { Situation } from '../blocks/Situation.tsx';
import { Notice, Trouble } from '../Notice.tsx';
import { useWords } from '../Words.tsx';
import { Booth } from './Booth.tsx';
import { Listen, PackSound } from './Listen.tsx';
import type { Rehearsal as Model, Scene } from './model.ts';

export function Rehearsal({ model }: { model: Model }) {
  const t = useWords();
  const phase = model.phase.value;
  const main = useRef<HTMLElement>(null);
  const again = () => {
    void model.start();
    // The button that was pressed is gone.
    main.current?.focus();
  };
  return (
    <main ref={main} tabIndex={-1} class="rehearsal" aria-busy={phase === 'loading'}>
      {phase === 'loading' && (
        <p role="status" class="quiet">
          {t('rolePlayLoading')}
        </p>
      )}
      {phase === 'gone' && <Notice title={t('rolePlayGoneTitle')} text={t('rolePlayGoneText')} />}
      {phase === 'error' && (
        <Notice title={t('errorTitle')} text={t('errorText')}>
          <button type="button" class="primary" onClick={again}>
            {t('tryAgain')}
          </button>
        </Notice>
      )}
      {model.trouble.value && <Trouble code={model.trouble.value} />}
      {model.scene.value && phase === 'ready' && <Stage model={model} scene={model.scene.value} />}
    </main>
  );
}

function Stage({ model, scene }: { model: Model; scene: Scene }) {
  const t = useWords();
  const { block, opened } = scene;
  const { lesson, packName } = opened;
  const { heard, lines } = block;
  const isOff = isTaking(model);
  return (
    <>
      <header lang={lesson.language}>
        <p class="quiet">{[packName, lesson.question].join(' · ')}</p>
        <h1>{block.title}</h1>
      </header>
      <section aria-labelledby="situation" class="situation" lang={lesson.language}>
        <h2 id="situation" class="kind quiet" lang={t.language}>
          {t('rolePlaySituation')}
        </h2>
        <Situation of={block.situation} />
        {heard && (
          <PackSound
            sound={heard}
            name={t('rolePlayHeard')}
            cues={heard.transcript}
            isOff={isOff}
            media={model.media}
          />
        )}
      </section>
      <section aria-labelledby="yours">
        <h2 id="yours">{t('rolePlayYours')}</h2>
        {lines && (
          <div class="lines-to-say" lang={lesson.language}>
            <Lines lines={lines} />
          </div>
        )}
        <Booth recorder={model.recorder} onRecorded={model.show} />
        <p class="quiet measure">{t('recordKept')}</p>
        {opened.isPrivate && <p class="quiet measure">{t('recordPrivate')}</p>}
        <Written />
      </section>
      <Compare model={model} scene={scene} />
    </>
  );
}

/** What plays now would be heard in the take. */
function isTaking({ recorder }: Model): boolean {
  const { is } = recorder.take.value;
  return is === 'asking' || is === 'recording';
}

/** For who cannot speak now. */
function Written() {
  const t = useWords();
  const id = useId();
  return (
    <details>
      <summary class="quiet">{t('rolePlayWrite')}</summary>
      <p class="gap">
        <label for={id}>{t('rolePlayOwn')}</label>
        <textarea id={id} rows={3} autocomplete="off" />
      </p>
    </details>
  );
}

function Compare({ model, scene }: { model: Model; scene: Scene }) {
  const t = useWords();
  const { block, opened } = scene;
  const take = model.recorder.kept.value;
  const url = take?.url ?? null;
  const isOff = isTaking(model);
  const line = useRef<HTMLDivElement>(null);
  const show = () => {
    model.show();
    // The button that was pressed is gone.
    line.current?.focus();
  };
  const isShown = model.isShown.value;
  return (
    <section aria-labelledby="compare">
      <h2 id="compare">{t('rolePlayCompareTitle')}</h2>
      {!isShown && (
        <div class="later">
          <p class="quiet">{t('rolePlayLater')}</p>
          <button type="button" onClick={show}>
            {t('rolePlayCompare')}
          </button>
        </div>
      )}
      <div ref={line} tabIndex={-1} role="status" class="model" lang={opened.lesson.language}>
        {isShown && <ModelLine of={block.model} />}
      </div>
      {isShown && (
        <>
          <div class="pair">
            {take && (
              <Listen
                key={url}
                url={take.url}
                seconds={take.seconds}
                name={t('rolePlayYourTake')}
                isOff={isOff}
              />
            )}
            {block.spoken && (
              <PackSound sound={block.spoken} name={t('rolePlayModel')} isOff={isOff} media={model.media} />
            )}
          </div>
          {/* Each take is judged anew. */}
          <Judge key={`judge ${url}`} onJudge={model.judge} />
        </>
      )}
    </section>
  );
}
