/** What there is to know of a pack: how much, for which tools, from where, since when, and what of it is broken. */
import type { PackState } from '../../lib/answer.ts';
import { formatProblem, type Problem } from '../../lib/lesson/problem.ts';
import { useWords } from '../Words.tsx';
import { serverOf } from './adding.ts';
import { Fingerprint } from './TrustKey.tsx';

export function PackFacts({ pack }: { pack: PackState }) {
  const t = useWords();
  const { info, tools, lessons, checked, source, problems } = pack;
  const list = new Intl.ListFormat(t.language, { type: 'conjunction' });
  const when = new Date(checked).toLocaleString(t.language, { dateStyle: 'medium', timeStyle: 'short' });
  if (source?.isAwaited) return source.problem ? null : <span class="quiet">{t('packAwaited')}</span>;
  // A pack that cannot be read names no owner, and its version is not known.
  const facts = [t.count('packLessons', lessons), info.owner && t('packVersion', info.version, info.owner)];
  return (
    <>
      <span class="quiet">{facts.filter(Boolean).join(' · ')}</span>
      {tools.length > 0 && (
        <span class="quiet">{t('packTools', list.format(tools.map((tool) => tool.name)))}</span>
      )}
      <span class="quiet">
        {!source && t('packChecked', when)}
        {source?.url && t(source.isPreview ? 'packPreview' : 'packFrom', serverOf(source.url), when)}
        {source?.url === null && t('packFromFile', when)}
      </span>
      {source?.isOutdone && <span>{t('packOutdone')}</span>}
      {source && (
        <details>
          <summary class="quiet">{t('packSource')}</summary>
          {source.url && <p class="quiet">{source.url}</p>}
          <Fingerprint of={source.fingerprint} />
        </details>
      )}
      {problems.length > 0 && <Problems problems={problems} />}
    </>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const t = useWords();
  return (
    <div class="problems">
      {t.count('packProblems', problems.length)}
      <ul>
        {problems.map((problem) => (
          <li key={formatProblem(problem)}>{formatProblem(problem)}</li>
        ))}
      </ul>
    </div>
  );
}
