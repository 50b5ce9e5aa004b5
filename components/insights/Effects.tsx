/** What became of each lesson's last edit: before, after, and what may be said of it. */
import type { Effect } from '../../lib/insight/figures.ts';
import { useWords } from '../Words.tsx';
import { useFirst } from './all.ts';
import { Range } from './Range.tsx';
import { dateOf, numberOf, percent, verdictOf } from './said.ts';

/** So many are shown first. */
const FIRST = 25;

export function Effects({ of: effects }: { of: readonly Effect[] }) {
  const t = useWords();
  const { list, shown, showAll } = useFirst<Effect, HTMLTableSectionElement>(effects, FIRST);
  return (
    <section aria-labelledby="effects-title">
      <h2 id="effects-title">{t('effectsTitle')}</h2>
      <p class="quiet measure">{t(effects.length === 0 ? 'effectsNone' : 'effectsText')}</p>
      {effects.length > 0 && (
        <table class="stacked">
          <thead>
            <tr>
              <th scope="col">{t('effectLesson')}</th>
              <th scope="col">{t('effectSince')}</th>
              <th scope="col">{t('effectUseful')}</th>
              <th scope="col">{t('effectVerdict')}</th>
            </tr>
          </thead>
          <tbody ref={list}>
            {shown.map((effect) => (
              <Row key={effect.ref} of={effect} />
            ))}
          </tbody>
        </table>
      )}
      {showAll && (
        <button type="button" class="no-print" onClick={showAll}>
          {t.count('queueAll', effects.length)}
        </button>
      )}
    </section>
  );
}

function Row({ of: { question, since, useful } }: { of: Effect }) {
  const t = useWords();
  const { before, after, change, interval, verdict } = useful;
  const number = (n: number) => numberOf(n, t);
  const counts = [before.count, before.n, after.count, after.n].map(number);
  const label = t(
    'effectRange',
    percent(change ?? 0, t),
    percent(interval.low, t),
    percent(interval.high, t),
  );
  return (
    <tr>
      <th scope="row">{question}</th>
      <td data-label={t('effectSince')}>{dateOf(since, t)}</td>
      <td data-label={t('effectUseful')}>
        <span class="share">
          {change !== null && (
            <Range
              {...{ value: change, interval, from: -1, to: 1, mark: 0, label }}
              isWarning={verdict === 'worse'}
            />
          )}
          <span>{t('effectOf', ...counts)}</span>
        </span>
      </td>
      <td data-label={t('effectVerdict')}>
        <b class={`verdict ${verdict}`}>{verdictOf(verdict, t)}</b>
      </td>
    </tr>
  );
}
