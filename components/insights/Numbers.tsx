/** The few figures that say most. */
import type { Report } from '../../lib/insight/report.ts';
import { useWords } from '../Words.tsx';
import { numberOf, percent } from './said.ts';

export function Numbers({ of: { totals, people, fewest } }: { of: Report }) {
  const t = useWords();
  const { opened, useful, notUseful, unmet, practised } = totals;
  const number = (n: number) => numberOf(n, t);
  const votes = useful + notUseful;
  return (
    <section aria-labelledby="numbers-title">
      <h2 id="numbers-title" class="unseen">
        {t('numbersTitle')}
      </h2>
      <dl class="numbers">
        {fewest > 1 && <Figure name={t('numberPeople')} is={number(people)} />}
        <Figure name={t('numberOpened')} is={number(opened)} />
        <Figure
          name={t('numberUseful')}
          is={votes === 0 ? '–' : percent(useful / votes, t)}
          more={votes === 0 ? t('numberNoRatings') : t.count('numberUsefulOf', votes, number(useful))}
        />
        <Figure name={t('numberUnmet')} is={number(unmet)} more={t('numberUnmetWhy')} />
        {practised > 0 && <Figure name={t('numberPractised')} is={number(practised)} />}
      </dl>
    </section>
  );
}

function Figure({ name, is, more }: { name: string; is: string; more?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{is}</dd>
      {more && <dd class="quiet">{more}</dd>}
    </div>
  );
}
