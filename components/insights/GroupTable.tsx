/** How far the teams, the sites or the zones of a campaign are. */
import type { Share } from '../../lib/campaign/groups.ts';
import { useWords } from '../Words.tsx';
import { useFirst } from './all.ts';
import { numberOf, percent } from './said.ts';

/** So many are shown first. */
const FIRST = 25;

interface Props {
  of: readonly Share[];
  title: string;
  /** What a group is. */
  name: string;
  /** It is known who is to do it: then also, who has not yet. */
  isKnown: boolean;
}

export function GroupTable({ of: groups, title, name, isKnown }: Props) {
  const t = useWords();
  const { list, shown, showAll } = useFirst<Share, HTMLTableSectionElement>(groups, FIRST);
  if (groups.length === 0) return null;
  const number = (n: number) => numberOf(n, t);
  const named = (group: string | null) =>
    group === null ? t('campaignOthers') : group === '' ? t('campaignNoGroup') : group;
  return (
    <>
      <h4>{title}</h4>
      <table class="stacked even">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{t('campaignDone')}</th>
            <th scope="col">{t('campaignShare')}</th>
            {isKnown && <th scope="col">{t('campaignNotYet')}</th>}
          </tr>
        </thead>
        <tbody ref={list}>
          {shown.map(({ name: group, done, notYet, of }) => (
            // A null stands for none of the names.
            <tr key={JSON.stringify(group)}>
              <th scope="row">{named(group)}</th>
              <td data-label={t('campaignDone')}>{t('campaignDoneOf', number(done), number(of))}</td>
              <td data-label={t('campaignShare')}>{percent(done / of, t)}</td>
              {isKnown && <td data-label={t('campaignNotYet')}>{number(notYet)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {showAll && (
        <button type="button" class="no-print" onClick={showAll}>
          {t.count('queueAll', groups.length)}
        </button>
      )}
    </>
  );
}
