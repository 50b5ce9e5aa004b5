/** One pack: what it is, what is wrong in it, whom to ask, and the way out and back. */
import type { PackState } from '../../lib/answer.ts';
import { formatProblem, type Problem } from '../../lib/lesson/problem.ts';
import { useWords } from '../Words.tsx';

export function Pack({ pack, onToggle }: { pack: PackState; onToggle(): void }) {
  const t = useWords();
  const { info, removed } = pack;
  return (
    <li class={removed ? 'card out' : 'card'}>
      <div>
        <b>{info.name}</b>
        {removed ? <span class="quiet">{t('packRemovedText')}</span> : <Facts pack={pack} />}
        {!removed && pack.problems.length > 0 && <Problems problems={pack.problems} />}
      </div>
      <div class="row">
        {!removed && info.contact && (
          <a class="button" href={info.contact} target="_blank" rel="noreferrer">
            {t('packContact')}
          </a>
        )}
        <button
          key="toggle"
          type="button"
          aria-label={t(removed ? 'packBringLabel' : 'packRemoveLabel', info.name)}
          onClick={onToggle}
        >
          {t(removed ? 'packBring' : 'packRemove')}
        </button>
      </div>
    </li>
  );
}

function Facts({ pack }: { pack: PackState }) {
  const t = useWords();
  const { info, tools, lessons, checked } = pack;
  const list = new Intl.ListFormat(t.language, { type: 'conjunction' });
  const when = new Date(checked).toLocaleString(t.language, { dateStyle: 'medium', timeStyle: 'short' });
  // A pack that cannot be read names no owner, and its version is not known.
  const facts = [t.count('packLessons', lessons), info.owner && t('packVersion', info.version, info.owner)];
  return (
    <>
      <span class="quiet">{facts.filter(Boolean).join(' · ')}</span>
      {tools.length > 0 && (
        <span class="quiet">{t('packTools', list.format(tools.map((tool) => tool.name)))}</span>
      )}
      <span class="quiet">{t('packChecked', when)}</span>
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
