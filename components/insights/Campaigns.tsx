/** How far campaigns are: of all whose records are here, for nobody knows here who else there is. */
import type { CampaignFigures } from '../../lib/campaign/figures.ts';
import type { Catalogue } from '../../lib/insight/catalogue.ts';
import { useWords } from '../Words.tsx';
import { numberOf } from './said.ts';

interface Props {
  of: readonly CampaignFigures[];
  catalogue: Catalogue;
}

export function Campaigns({ of: campaigns, catalogue }: Props) {
  const t = useWords();
  if (campaigns.length === 0) return null;
  return (
    <section aria-labelledby="campaigns-title" class="campaigns">
      <h2 id="campaigns-title">{t('campaignsTitle')}</h2>
      <p class="quiet measure">{t('campaignsText')}</p>
      {campaigns.map((one) => (
        <Campaign key={one.campaign} of={one} catalogue={catalogue} />
      ))}
    </section>
  );
}

function Campaign({ of, catalogue }: { of: CampaignFigures; catalogue: Catalogue }) {
  const t = useWords();
  const { campaign, goal, people, done, late, started, excused, optedOut, notReached } = of;
  const number = (n: number) => numberOf(n, t);
  const [pack] = campaign.split('/');
  const nameOf = (id: string) => catalogue.lessons.find(({ ref }) => ref === `${pack}/${id}`)?.question ?? id;
  const also = [
    [late, 'campaignLate'],
    [started, 'campaignStarted'],
    [excused, 'campaignExcused'],
    [optedOut, 'campaignOptedOut'],
    [notReached, 'campaignNotReached'],
  ] as const;
  return (
    <section>
      <h3>{goal}</h3>
      <dl class="numbers">
        <div>
          <dt>{t('campaignDone')}</dt>
          <dd>{number(done)}</dd>
          <dd class="quiet">{t('campaignOf', number(people))}</dd>
        </div>
        {also.map(([n, name]) =>
          n === 0 ? null : (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>{number(n)}</dd>
            </div>
          ),
        )}
      </dl>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">{t('lessonName')}</th>
            <th scope="col">{t('campaignDone')}</th>
            <th scope="col">{t('campaignLate')}</th>
            <th scope="col">{t('campaignExcused')}</th>
            <th scope="col">{t('campaignNotReached')}</th>
          </tr>
        </thead>
        <tbody>
          {of.lessons.map(({ lesson, done, late, excused, notReached }) => (
            <tr key={lesson}>
              <th scope="row">{nameOf(lesson)}</th>
              <td data-label={t('campaignDone')}>{number(done)}</td>
              <td data-label={t('campaignLate')}>{number(late)}</td>
              <td data-label={t('campaignExcused')}>{number(excused)}</td>
              <td data-label={t('campaignNotReached')}>{number(notReached)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {of.zones.length > 0 && (
        <p class="measure">
          {t('campaignZones')}{' '}
          {of.zones
            .map(({ name, done, of: all }) => t('campaignZone', name, number(done), number(all)))
            .join('; ')}
        </p>
      )}
      {of.questions.length > 0 && (
        <>
          <p class="measure">{t('campaignWeakest')}</p>
          <ul class="plain-list">
            {of.questions.slice(0, 3).map(({ lesson, block, right, answers }) => (
              <li key={`${lesson} ${block}`}>
                {t('campaignQuestion', nameOf(lesson), number(right), number(answers))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
