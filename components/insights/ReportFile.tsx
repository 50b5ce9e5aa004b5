/** The report in a file of its own: what is in it was chosen when it was made. */
import type { Catalogue } from '../../lib/insight/catalogue.ts';
import { dayOf } from '../../lib/insight/event.ts';
import type { Report } from '../../lib/insight/report.ts';
import { useWords } from '../Words.tsx';
import { Campaigns } from './Campaigns.tsx';
import { ReportView } from './ReportView.tsx';
import { dateOf, numberOf } from './said.ts';

interface Props {
  of: Report;
  catalogue: Catalogue;
  onCopy(text: string): Promise<void>;
}

export function ReportFile({ of, catalogue, onCopy }: Props) {
  const t = useWords();
  const { from, to, made, fewest } = of;
  const few = numberOf(fewest, t);
  return (
    <main class="insights">
      <header>
        <h1>{t('insightsTitle')}</h1>
      </header>
      <p class="quiet measure">
        {t('insightsLeadFile', few)}
        {from !== null && to !== null && ` ${t('insightsSpan', dateOf(from, t), dateOf(to, t))}`}{' '}
        {t('insightsMade', dateOf(dayOf(made), t))}
      </p>
      {of.people === 0 ? (
        <section class="empty">
          <h2>{t('insightsFewTitle')}</h2>
          <p class="measure">{t('insightsFewText', few)}</p>
        </section>
      ) : (
        <ReportView of={of} catalogue={catalogue} isAuthor onCopy={onCopy} />
      )}
      <Campaigns of={of} catalogue={catalogue} isFile />
    </main>
  );
}
