/** What became of each lesson's last edit, and how variants do beside their lessons: both shares, and what may be said of them. */
import type { Effect } from '../../lib/insight/figures.ts';
import type { VariantEffect } from '../../lib/insight/variants.ts';
import { useWords } from '../Words.tsx';
import { useFirst } from './all.ts';
import { Range } from './Range.tsx';
import { dateOf, numberOf, percent, variantOf, verdictOf } from './said.ts';

/** So many are shown first. */
const FIRST = 25;

export function Effects({ of: effects }: { of: readonly Effect[] }) {
  const t = useWords();
  return (
    <section aria-labelledby="effects-title">
      <h2 id="effects-title">{t('effectsTitle')}</h2>
      <p class="quiet measure">{t(effects.length === 0 ? 'effectsNone' : 'effectsText')}</p>
      <Comparisons
        of={effects.map((effect) => ({ ...effect, name: effect.question }))}
        since={t('effectSince')}
        share={t('effectUseful')}
      />
    </section>
  );
}

/** What authors try beside a lesson, each person with one of both. */
export function Variants({ of: variants }: { of: readonly VariantEffect[] }) {
  const t = useWords();
  if (variants.length === 0) return null;
  const named = variants.map((one) => ({ ...one, name: variantOf(one.question, one.letter, t) }));
  return (
    <section aria-labelledby="variants-title">
      <h2 id="variants-title">{t('variantsTitle')}</h2>
      <p class="quiet measure">{t('variantsText')}</p>
      <Comparisons of={named} since={t('variantSince')} share={t('variantUseful')} />
    </section>
  );
}

interface Named extends Pick<Effect, 'since' | 'useful'> {
  readonly name: string;
}

function Comparisons({ of: all, since, share }: { of: readonly Named[]; since: string; share: string }) {
  const t = useWords();
  const { list, shown, showAll } = useFirst<Named, HTMLTableSectionElement>(all, FIRST);
  if (all.length === 0) return null;
  return (
    <>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">{t('effectLesson')}</th>
            <th scope="col">{since}</th>
            <th scope="col">{share}</th>
            <th scope="col">{t('effectVerdict')}</th>
          </tr>
        </thead>
        <tbody ref={list}>
          {shown.map((one) => (
            <Row key={one.name} of={one} labels={{ since, share }} />
          ))}
        </tbody>
      </table>
      {showAll && (
        <button type="button" class="no-print" onClick={showAll}>
          {t.count('queueAll', all.length)}
        </button>
      )}
    </>
  );
}

interface RowProps {
  of: Named;
  /** The columns' heads, where there is no room for columns. */
  labels: { since: string; share: string };
}

function Row({ of: { name, since, useful }, labels }: RowProps) {
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
      <th scope="row">{name}</th>
      <td data-label={labels.since}>{dateOf(since, t)}</td>
      <td data-label={labels.share}>
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
