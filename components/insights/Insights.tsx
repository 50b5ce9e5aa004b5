/** The insights page: for who writes lessons what to write or mend next; for everybody what they used. */
import type { ComponentChildren } from 'preact';
import { FEWEST_PEOPLE, type Report } from '../../lib/insight/report.ts';
import { Notice, Trouble } from '../Notice.tsx';
import { useWords } from '../Words.tsx';
import { Files } from './Files.tsx';
import { Filters } from './Filters.tsx';
import type { Model } from './model.ts';
import { ReportView } from './ReportView.tsx';
import { dateOf } from './said.ts';
import { Take } from './Take.tsx';

export function Insights({ model }: { model: Model }) {
  const t = useWords();
  const phase = model.phase.value;
  return (
    <main class="insights" aria-busy={phase === 'loading'}>
      <header>
        <img src="/icon/48.png" width={32} height={32} alt="" />
        <h1>{t(phase === 'ready' && !model.isAuthor.value ? 'yoursTitle' : 'insightsTitle')}</h1>
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
            <button type="button" onClick={model.start}>
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
  const isWhole = model.isWhole.value;
  const isMerged = report.fewest > 1;
  const number = (n: number) => n.toLocaleString(t.language);
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
      <Filters model={model} />
      <Span of={report} isWhole={isWhole} />
      {report.from === null && report.gaps.length === 0 ? (
        isWhole && <Empty model={model} isTooFew={report.hidden > 0} />
      ) : (
        <ReportView
          of={report}
          catalogue={model.catalogue.value}
          isAuthor={isAuthor}
          isWhole={isWhole}
          onCopy={model.copy}
        />
      )}
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

function Empty({ model, isTooFew }: { model: Model; isTooFew: boolean }) {
  const t = useWords();
  if (isTooFew)
    return (
      <Note
        title={t('insightsFewTitle')}
        text={t('insightsFewText', FEWEST_PEOPLE.toLocaleString(t.language))}
      />
    );
  const { tools, lessons } = model.choices.value;
  if (tools.length + lessons.length === 0)
    return (
      <Note title={t('insightsEmptyTitle')} text={t('insightsEmptyText')}>
        {model.isAuthor.value && <p class="measure">{t('insightsEmptyAuthor')}</p>}
      </Note>
    );
  return (
    <Note title={t('insightsFilteredTitle')} text={t('insightsFilteredText')}>
      <button type="button" onClick={model.clearFilter}>
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
