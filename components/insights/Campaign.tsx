/** One campaign: who is done by lesson, day, team, site and zone, how it will stand at the deadline, and what is hard. */
import type { CampaignFigures } from '../../lib/campaign/figures.ts';
import { CERTAINTY } from '../../lib/campaign/forecast.ts';
import type { Catalogue } from '../../lib/insight/catalogue.ts';
import { useWords } from '../Words.tsx';
import { Course } from './Course.tsx';
import { GroupTable } from './GroupTable.tsx';
import { Range } from './Range.tsx';
import { dateOf, numberOf, percent } from './said.ts';

interface Props {
  of: CampaignFigures;
  catalogue: Catalogue;
  /** The smallest group that is shown. */
  few: string;
}

export function Campaign({ of, catalogue, few }: Props) {
  const t = useWords();
  const { campaign, goal, course, people, expected, strangers, teams, sites, zones } = of;
  const number = (n: number) => numberOf(n, t);
  const [pack] = campaign.split('/');
  const nameOf = (id: string) => catalogue.lessons.find(({ ref }) => ref === `${pack}/${id}`)?.question ?? id;
  const isKnown = expected !== null;
  if (of.begins !== null)
    return (
      <section class="campaign">
        <h3>{goal}</h3>
        <p class="measure">{t('campaignBegins', dateOf(of.begins, t), number(people))}</p>
      </section>
    );
  return (
    <section class="campaign">
      <h3>{goal}</h3>
      <Totals of={of} />
      <Forecast of={of} />
      {strangers !== 0 && (
        <p class="measure">
          {strangers === null ? t('campaignStrangersFew', few) : t('campaignStrangers', number(strangers))}
        </p>
      )}
      <Course of={course} all={isKnown ? people : null} />
      <GroupTable of={teams} title={t('campaignTeams')} name={t('campaignTeam')} isKnown={isKnown} />
      <GroupTable of={sites} title={t('campaignSites')} name={t('campaignSite')} isKnown={isKnown} />
      <GroupTable of={zones} title={t('campaignZones')} name={t('campaignZone')} isKnown={isKnown} />
      <Lessons of={of} nameOf={nameOf} />
      {of.questions.length > 0 && (
        <>
          <h4>{t('campaignWeakest')}</h4>
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

function Totals({ of }: { of: CampaignFigures }) {
  const t = useWords();
  const { people, expected, done, notYet, late, started, excused, optedOut, notReached } = of;
  const number = (n: number) => numberOf(n, t);
  const also = [
    [expected === null ? 0 : notYet, 'campaignNotYet'],
    [late, 'campaignLate'],
    [started, 'campaignStarted'],
    [excused, 'campaignExcused'],
    [optedOut, 'campaignOptedOut'],
    [notReached, 'campaignNotReached'],
  ] as const;
  return (
    <dl class="numbers">
      <div>
        <dt>{t('campaignDone')}</dt>
        <dd>{number(done)}</dd>
        <dd class="quiet">{t(expected === null ? 'campaignOf' : 'campaignOfAll', number(people))}</dd>
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
  );
}

/** What it says of who is excused is nothing: they do not count to it. */
function Forecast({ of: { forecast, notYet } }: { of: CampaignFigures }) {
  const t = useWords();
  if (!forecast || notYet === 0) return null;
  const { likely, low, high, of } = forecast;
  const number = (n: number) => numberOf(n, t);
  const [value, from, to] = [likely / of, low / of, high / of];
  const label = t('campaignForecastRange', percent(value, t), percent(from, t), percent(to, t));
  return (
    <div class="share">
      <Range {...{ value, interval: { low: from, high: to }, from: 0, to: 1, mark: 1, label }} />
      <p class="measure">
        {t('campaignForecast', number(likely), number(of), number(low), number(high), number(CERTAINTY))}
      </p>
    </div>
  );
}

function Lessons({ of, nameOf }: { of: CampaignFigures; nameOf(id: string): string }) {
  const t = useWords();
  const number = (n: number) => numberOf(n, t);
  return (
    <>
      <h4>{t('campaignLessons')}</h4>
      <table class="stacked even">
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
    </>
  );
}
