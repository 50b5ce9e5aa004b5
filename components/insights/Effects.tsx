/** What became of each lesson's last edit, and how variants do beside their lessons: both shares, and what may be said of them. */
import type { Verdict } from '../../lib/insight/effect.ts';
import type { Effect } from '../../lib/insight/figures.ts';
import type { VariantEffect } from '../../lib/insight/variants.ts';
import type { Translate } from '../../lib/words.ts';
import { useWords } from '../Words.tsx';
import { useFirst } from './all.ts';
import { Range } from './Range.tsx';
import { betterOf, dateOf, numberOf, percent, variantOf, verdictOf } from './said.ts';

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
        said={{ since: t('effectSince'), share: t('effectUseful'), counts: 'effectOf', verdict: verdictOf }}
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
      <Comparisons
        of={named}
        said={{
          ...{ since: t('variantSince'), share: t('variantUseful') },
          ...{ counts: 'variantCounts', verdict: betterOf },
        }}
      />
    </section>
  );
}

interface Named extends Pick<Effect, 'since' | 'useful'> {
  readonly name: string;
}

/** How a comparison is worded. */
interface Said {
  /** The heads of the columns. */
  since: string;
  share: string;
  /** Both shares: four numbers. */
  counts: 'effectOf' | 'variantCounts';
  verdict(verdict: Verdict, t: Translate): string;
}

function Comparisons({ of: all, said }: { of: readonly Named[]; said: Said }) {
  const t = useWords();
  const { list, shown, showAll } = useFirst<Named, HTMLTableSectionElement>(all, FIRST);
  if (all.length === 0) return null;
  return (
    <>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">{t('effectLesson')}</th>
            <th scope="col">{said.since}</th>
            <th scope="col">{said.share}</th>
            <th scope="col">{t('effectVerdict')}</th>
          </tr>
        </thead>
        <tbody ref={list}>
          {shown.map((one) => (
            <Row key={one.name} of={one} said={said} />
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

function Row({ of: { name, since, useful }, said }: { of: Named; said: Said }) {
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
      <td data-label={said.since}>{dateOf(since, t)}</td>
      <td data-label={said.share}>
        <span class="share">
          {change !== null && (
            <Range
              {...{ value: change, interval, from: -1, to: 1, mark: 0, label }}
              isWarning={verdict === 'worse'}
            />
          )}
          <span>{t(said.counts, ...counts)}</span>
        </span>
      </td>
      <td data-label={t('effectVerdict')}>
        <b class={`verdict ${verdict}`}>{said.verdict(verdict, t)}</b>
      </td>
    </tr>
  );
}
