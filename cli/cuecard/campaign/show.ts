/** A status as lines to read in a terminal. */
import { CERTAINTY } from '../../../lib/campaign/forecast.ts';
import type { Group, Row, Status } from '../../../lib/campaign/status.ts';
import { counted } from '../outcome.ts';

/** How many people are named one by one. */
const MOST = 50;

export function statusLines(status: Status, questionOf: (lesson: string, block: number) => string): string[] {
  const { expected, done, goal, campaign, at } = status;
  const total = expected === null ? 'of unknown total; give --roster' : `of ${expected}`;
  const also = [
    [status.late, 'late'],
    [status.started, 'begun'],
    [status.excused, 'excused'],
    [status.optedOut, 'opted out'],
    [status.notReached, 'not reached'],
    [status.strangers, 'not in the roster'],
  ] as const;
  const more = also.flatMap(([n, what]) => (n > 0 ? [`${n} ${what}`] : []));
  return [
    `${campaign}: ${goal}`,
    `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC: ${done} done, ${total}${more.length > 0 ? `; ${more.join(', ')}` : ''}`,
    ...strangerLines(status),
    ...forecastLines(status),
    ...groupLines('By team', status.teams),
    ...groupLines('By site', status.sites),
    ...groupLines('By zone', status.zones),
    ...part(
      'By day, in their own calendar',
      status.days.map(({ day, done: n }) => `${day}  ${counted(n, 'person').replace('persons', 'people')}`),
    ),
    ...part(
      'By lesson',
      status.lessons.map(
        ({ lesson, done: n, late }) => `${lesson}  ${n} done${late > 0 ? `, ${late} late` : ''}`,
      ),
    ),
    ...part(
      'Weakest questions, by first answers',
      status.questions
        .slice(0, 5)
        .map(
          ({ lesson, block, answers, right }) =>
            `${right} of ${answers} right  ${questionOf(lesson, block)} (${lesson})`,
        ),
    ),
    ...missing(status),
  ];
}

/** So many of them are named. */
const MOST_STRANGERS = 10;

function strangerLines({ unlisted, outside }: Status): string[] {
  return [
    ...(unlisted.length > 0
      ? [`Not in the roster: ${listed(unlisted)}; write them into its column "person"`]
      : []),
    ...(outside.length > 0
      ? [`In the roster, but it is not for them: ${listed(outside)}; see their team, role, site, from and to`]
      : []),
  ];
}

function listed(names: readonly string[]): string {
  const more = names.length > MOST_STRANGERS ? `, and ${names.length - MOST_STRANGERS} more` : '';
  return names.slice(0, MOST_STRANGERS).join(', ') + more;
}

function forecastLines({ forecast, expected, done }: Status): string[] {
  if (!forecast || expected === done) return [];
  const { likely, low, high, of } = forecast;
  return [
    `At the deadline, as it goes: about ${likely} of ${of}, between ${low} and ${high} in ${CERTAINTY} of 100 cases`,
  ];
}

const part = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? ['', `${title}:`, ...lines.map((line) => `  ${line}`)] : [];

const groupLines = (title: string, groups: readonly Group[]) =>
  part(
    title,
    groups.map(({ name, done, of }) => `${name}  ${done} of ${of}`),
  );

function missing({ people }: Status): string[] {
  const open = people.filter(({ is }) => is !== 'done' && is !== 'excused');
  const lines = open.slice(0, MOST).map((row) => `${who(row)}  ${what(row)}`);
  return part(
    'Not yet',
    open.length > MOST ? [...lines, `and ${open.length - MOST} more; see --json`] : lines,
  );
}

const who = ({ person, name, team, site }: Row) =>
  [name ? `${name} (${person})` : person, team, site].filter((text) => text !== '').join(', ');

function what({ lessons, optedOut }: Row): string {
  const open = lessons.filter(({ is }) => is === 'open' || is === 'not reached');
  const rule = open.find((one) => one.rule !== null)?.rule;
  const why = rule ? `not reached: ${rule}` : optedOut ? 'opted out' : '';
  return `${open.map(({ lesson }) => lesson).join(', ')}${why ? `  (${why})` : ''}`;
}
