/** The insights page: for who writes lessons what to write or mend next; for everybody what they used. */
import type { ComponentChildren } from 'preact';
import { FEWEST_PEOPLE } from '../../lib/insight/report.ts';
import { Notice, Trouble } from '../Notice.tsx';
import { useWords } from '../Words.tsx';
import { Files } from './Files.tsx';
import { Filters } from './Filters.tsx';
import type { Model } from './model.ts';
import { ReportView } from './ReportView.tsx';
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
      {report.from === null && report.gaps.length === 0 ? (
        <Empty model={model} isTooFew={report.hidden > 0} />
      ) : (
        <ReportView of={report} catalogue={model.catalogue.value} isAuthor={isAuthor} onCopy={model.copy} />
      )}
      {!isAuthor && <p class="quiet measure">{t('yoursAuthor')}</p>}
      <Take model={model} />
    </>
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
