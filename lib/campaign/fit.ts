/** Whether a campaign fits its pack and itself: what it names is there, and somebody can be asked in time. */
import { noAudience } from '../lesson/audience.ts';
import type { Lesson } from '../lesson/schema.ts';
import type { CampaignSource, KnownPack } from './compile.ts';
import { askingMinutes } from './hours.ts';
import type { CampaignFile, Done } from './schema.ts';
import { spanText } from './span.ts';
import { wallMinutes } from './wall.ts';

export interface Fault {
  readonly path: unknown[];
  readonly message: string;
}

/** A card comes in the last part only: this share of the window, at most. */
const LAST_PART = 0.25;

/** What is wrong with it, in the order of its fields. */
export function faultsIn(
  written: CampaignFile,
  file: string,
  known: KnownPack,
  others: readonly CampaignSource[],
): Fault[] {
  return [
    ...ofId(written, file, others),
    ...ofLessons(written, known),
    ...ofAudience(written, known),
    ...ofPlaces(written, known),
    ...ofTimes(written),
    ...ofRecaps(written, known),
  ];
}

function ofId({ id }: CampaignFile, file: string, others: readonly CampaignSource[]): Fault[] {
  const name = /([^/]+)\.ya?ml$/.exec(file)?.[1];
  if (name !== id) {
    const message = `the id is "${id}", but the file is "${name}.yaml"; make them the same`;
    return [{ path: ['id'], message }];
  }
  return others.some(({ campaign }) => campaign.id === id)
    ? [{ path: ['id'], message: `another campaign has the id "${id}"; choose another` }]
    : [];
}

function ofLessons({ lessons, done, score }: CampaignFile, known: KnownPack): Fault[] {
  return lessons
    .flatMap((entry, n): Fault[] => {
      const { lesson: id } = entry;
      const path = ['lessons', n];
      const found = known.lessons.filter((lesson) => lesson.id === id);
      if (known.broken.lessons.has(id)) return [];
      if (found.length === 0)
        return [{ path, message: `no lesson has the id "${id}"; add lessons/${id}.md or correct the name` }];
      if (lessons.findIndex(({ lesson }) => lesson === id) !== n)
        return [{ path, message: `"${id}" stands twice; keep one` }];
      const way = entry.done ?? done;
      if (entry.score !== undefined && way !== 'check')
        return [
          { path, message: `a score counts checks, but "${id}" is done when ${way}; write "done: check"` },
        ];
      const lacking = found.find((lesson) => !allows(lesson, way));
      return lacking ? [{ path, message: `"${id}" ${LACKS[way]}` }] : [];
    })
    .concat(
      score !== undefined && !lessons.some((entry) => (entry.done ?? done) === 'check')
        ? [{ path: ['score'], message: 'a score counts checks, and none is asked for; write "done: check"' }]
        : [],
    );
}

const PRACTISED: ReadonlySet<string> = new Set(['demo', 'case', 'role-play']);

function allows({ blocks }: Lesson, done: Done): boolean {
  if (done === 'check') return blocks.some(({ kind }) => kind === 'check');
  return done !== 'practised' || blocks.some(({ kind }) => PRACTISED.has(kind));
}

const LACKS: Readonly<Record<Done, string>> = {
  seen: '',
  acknowledged: '',
  check: 'has no check that could be passed; add a ":::check" to it, or write "done: seen"',
  practised:
    'has nothing to practise; add a ":::demo", a ":::case" or a ":::role-play" to it, or write "done: check"',
};

function ofAudience({ audience }: CampaignFile, { info }: KnownPack): Fault[] {
  return (audience ?? []).flatMap((id, n) => {
    const message = noAudience(id, info.audiences);
    return message ? [{ path: ['audience', n], message }] : [];
  });
}

function ofPlaces({ where }: CampaignFile, { tools, broken }: KnownPack): Fault[] {
  return (where ?? []).flatMap((spot, n) => {
    const [id, page] = spot.split('/');
    const tool = tools.find((one) => one.id === id);
    const path = ['where', n];
    if (broken.tools.has(id!)) return [];
    if (!tool)
      return [{ path, message: `no tool has the id "${id}"; add tools/${id}.yaml or correct the name` }];
    if (page === undefined || tool.pages.some((one) => one.id === page)) return [];
    const pages = tool.pages.map((one) => one.id).join(', ');
    return [{ path, message: `"${id}" has no page "${page}"; its pages are ${pages}` }];
  });
}

function ofTimes(written: CampaignFile): Fault[] {
  const { from, until, required, beacon, card, reminders } = written;
  const minutes = wallMinutes(until) - wallMinutes(from);
  if (minutes <= 0)
    return [{ path: ['until'], message: 'the deadline is not after the start; write a later time' }];
  if (minutes > 366 * 1440)
    return [{ path: ['until'], message: 'it lasts more than a year; make it shorter, or several campaigns' }];
  const faults: Fault[] = [];
  const report = (path: unknown[], message: string) => faults.push({ path, message });
  if (askingMinutes(written, from, until) === 0)
    report(['until'], 'none of the days and hours lies between from and until; nobody could be asked');
  const whole = spanText(minutes);
  reminders.forEach((before, n) => {
    if (before >= minutes)
      report(['reminders', n], `it comes before the start: from start to deadline it is ${whole}`);
  });
  if (beacon !== undefined && beacon > minutes)
    report(
      ['beacon'],
      `from start to deadline it is ${whole}; shorten it, or leave it out: it is the start then`,
    );
  if (card !== undefined && !required)
    report(['card'], 'nothing opens by itself for an invitation; take it out, or write "required: true"');
  if (card !== undefined && card > minutes * LAST_PART)
    report(
      ['card'],
      `a card opens by itself only in the last quarter, here ${spanText(Math.floor(minutes * LAST_PART))}; shorten it`,
    );
  if (card !== undefined && beacon !== undefined && card > beacon)
    report(['card'], 'a card comes after the beacon, not before it; shorten it');
  return faults;
}

function ofRecaps({ recaps, lessons }: CampaignFile, known: KnownPack): Fault[] {
  const own = known.lessons.filter(({ id }) => lessons.some(({ lesson }) => lesson === id));
  const hasChecks = own.some(({ blocks }) => blocks.some(({ kind }) => kind === 'check'));
  if (!recaps || hasChecks || own.length === 0) return [];
  return [
    { path: ['recaps'], message: 'a recap asks the checks, and no lesson here has one; add a ":::check"' },
  ];
}
