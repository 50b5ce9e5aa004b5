/** The insights page: for who writes lessons what to write or mend next; for everybody what they used. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { FEWEST_PEOPLE, type Report } from '../../lib/insight/report.ts';
import { Notice, Trouble } from '../Notice.tsx';
import { useWords } from '../Words.tsx';
import { Campaigns } from './Campaigns.tsx';
import { Files } from './Files.tsx';
import { Filters } from './Filters.tsx';
import type { Model } from './model.ts';
import { ReportView } from './ReportView.tsx';
import { Roster } from './Roster.tsx';
import { dateOf, numberOf } from './said.ts';
import { Take } from './Take.tsx';

export function Insights({ model }: { model: Model }) {
  const t = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  const phase = model.phase.value;
  const again = () => {
    void model.start();
    // The button that was pressed is gone.
    title.current?.focus();
  };
  return (
    <main class="insights" aria-busy={phase === 'loading'}>
      <header>
        <img src="/icon/48.png" width={32} height={32} alt="" />
        <h1 ref={title} tabIndex={-1}>
          {t(phase === 'ready' && !model.isAuthor.value ? 'yoursTitle' : 'insightsTitle')}
        </h1>
      </header>
      {phase === 'loading' && (
        <p role="status" class="quiet wait">
          {t('insightsLoading')}
        </p>
      )}
      {phase === 'error' && (
        <>
          {model.trouble.value && <Trouble code={model.trouble.value} />}
          <Notice title={t('insightsErrorTitle')} text={t('insightsErrorText')}>
            <button type="button" onClick={again}>
              {t('tryAgain')}
            </button>
          </Notice>
        </>
      )}
      {phase === 'ready' && <Ready model={model} />}
    </main>
  );
}

function Ready({ model }: { model: Model }) {
  const t = useWords();
  const isAuthor = model.isAuthor.value;
  const report = model.report.value;
  const opened = model.opened.value;
  const filters = useRef<HTMLFieldSetElement>(null);
  const clear = () => {
    model.clearFilter();
    // The button that was pressed is gone.
    filters.current?.querySelector('select')?.focus();
  };
  const isWhole = model.isWhole.value;
  const isMerged = report.fewest > 1;
  const number = (n: number) => numberOf(n, t);
  return (
    <>
      <p class="quiet measure">
        {isMerged
          ? t(
              'insightsLeadMerged',
              t.count('insightsFiles', opened?.names.length ?? 0),
              number(FEWEST_PEOPLE),
            )
          : t(isAuthor ? 'insightsLead' : 'yoursLead')}
      </p>
      {isAuthor && <Files model={model} />}
      {isAuthor && <Roster model={model} />}
      <Filters model={model} of={filters} />
      <Span of={report} isWhole={isWhole} />
      {report.from === null && report.gaps.length === 0 ? (
        isWhole && <Empty model={model} isTooFew={report.hidden > 0} onClear={clear} />
      ) : (
        <ReportView
          of={report}
          catalogue={model.catalogue.value}
          isAuthor={isAuthor}
          isWhole={isWhole}
          onCopy={model.copy}
        />
      )}
      {isAuthor && <Campaigns of={report} catalogue={model.catalogue.value} />}
      {!isAuthor && <p class="quiet measure">{t('yoursAuthor')}</p>}
      <Take model={model} />
    </>
  );
}

/** Which days are counted, or what is still missing. One line at any time: what is below it does not move. */
function Span({ of: { from, to }, isWhole }: { of: Report; isWhole: boolean }) {
  const t = useWords();
  const text = () => {
    if (!isWhole) return t('insightsRest');
    return from === null || to === null ? '' : t('insightsSpan', dateOf(from, t), dateOf(to, t));
  };
  return (
    <p role="status" class="quiet span">
      {text()}
    </p>
  );
}

interface EmptyProps {
  model: Model;
  isTooFew: boolean;
  onClear(): void;
}

function Empty({ model, isTooFew, onClear }: EmptyProps) {
  const t = useWords();
  if (isTooFew)
    return <Note title={t('insightsFewTitle')} text={t('insightsFewText', numberOf(FEWEST_PEOPLE, t))} />;
  const { tools, lessons } = model.choices.value;
  if (tools.length + lessons.length === 0)
    return (
      <Note title={t('insightsEmptyTitle')} text={t('insightsEmptyText')}>
        {model.isAuthor.value && <p class="measure">{t('insightsEmptyAuthor')}</p>}
      </Note>
    );
  return (
    <Note title={t('insightsFilteredTitle')} text={t('insightsFilteredText')}>
      <button type="button" onClick={onClear}>
        {t('filterClear')}
      </button>
    </Note>
  );
}

function Note({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <section class="empty">
      <h2>{title}</h2>
      <p class="measure">{text}</p>
      {children}
    </section>
  );
}
