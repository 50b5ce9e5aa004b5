/** A campaign asks for people's time: it says what for, in words and hours that they have. */
import type { CampaignSource } from '../../campaign/compile.ts';
import { outOfHours } from '../../campaign/hours.ts';
import { wallMinutes, wallOf } from '../../campaign/wall.ts';
import { secondsOf } from '../duration.ts';
import { textsIn, usedIn } from '../variables.ts';
import type { PackRule, Report } from './rule.ts';
import { countWords, quote } from './text.ts';

/** A rule that looks at each campaign. */
const each = (
  about: Omit<PackRule, 'of' | 'check'>,
  check: (source: CampaignSource, report: Report, pack: Parameters<PackRule['check']>[0]) => void,
): PackRule => ({
  ...about,
  of: 'pack',
  check(pack, report) {
    for (const source of pack.campaignSources) check(source, report, pack);
  },
});

const LONGEST_GOAL = 20;

export const campaignGoal = each(
  {
    id: 'campaign-goal',
    level: 'warning',
    reason: 'Whoever is asked to stop working reads why, and reads one sentence.',
    source:
      'Mager, Preparing Instructional Objectives (3rd ed., CEP Press 1997): say what people can do afterwards',
  },
  ({ campaign: { goal }, at, file }, report, { pack }) => {
    const words = countWords(goal, pack!.info.languages[0]!);
    if (words > LONGEST_GOAL || /[.!?]\s+\S/.test(goal))
      report(
        { file, ...at(['goal']) },
        `${quote(goal)} is long; say in one sentence of ${LONGEST_GOAL} words what people can do then`,
      );
  },
);

const MOST_MINUTES = 15;

export const campaignMinutes = each(
  {
    id: 'campaign-minutes',
    level: 'warning',
    reason: 'A campaign that takes more than a quarter of an hour is put off, and then done in one go.',
    source: "Cuecard's own: seven lessons of two minutes",
  },
  ({ campaign, at, file }, report, { pack }) => {
    const seconds = campaign.lessons.reduce((sum, { lesson: id }) => {
      const lesson = pack!.lessons.find((one) => one.id === id);
      return sum + (lesson ? secondsOf(lesson) : 0);
    }, 0);
    const minutes = Math.ceil(seconds / 60);
    if (minutes > MOST_MINUTES)
      report(
        { file, ...at(['lessons']) },
        `the lessons take ${minutes} minutes together; keep to ${MOST_MINUTES}, or make two campaigns`,
      );
  },
);

export const campaignSeen = each(
  {
    id: 'campaign-seen',
    level: 'warning',
    reason: 'Who has seen something may not know it; a lead who counts views counts clicks.',
    source: 'Roediger and Karpicke, Test-Enhanced Learning, Psychological Science 17 (2006)',
  },
  ({ campaign, at, file }, report) => {
    if (campaign.required && campaign.lessons.every(({ done }) => done === 'seen'))
      report(
        { file, ...at(['lessons']) },
        'all of it is done when it was seen; write "done: check" where a lesson has a check',
      );
  },
);

export const campaignRecaps = each(
  {
    id: 'campaign-recaps',
    level: 'warning',
    reason: 'What was learned once is half forgotten within days, and kept by being asked again.',
    source: 'Cepeda et al., Spacing Effects in Learning, Psychological Science 19 (2008)',
  },
  ({ campaign, at, file }, report) => {
    if (!campaign.recaps && campaign.lessons.some(({ checks }) => checks.length > 0))
      report(
        { file, ...at([]) },
        'nothing is asked again later; add "recaps: [2, 5]", days after it is done',
      );
  },
);

export const campaignDeadline = each(
  {
    id: 'campaign-deadline',
    level: 'warning',
    reason: 'Nobody is asked in the last hour when nobody works in it.',
    source: "Cuecard's own: it asks in working hours only",
  },
  ({ campaign, at, file }, report) => {
    const last = wallOf(wallMinutes(campaign.until) - 1);
    if (outOfHours(campaign, last) === 'hours')
      report(
        { file, ...at(['until']) },
        `the deadline lies outside ${campaign.days.join(', ')} from ${campaign.hours.from} to ${campaign.hours.to}; move it to the end of a working day`,
      );
  },
);

const MOST_REMINDERS = 3;

export const campaignReminders = each(
  {
    id: 'campaign-reminders',
    level: 'warning',
    reason: 'The fourth reminder is closed unread, and the next campaign with it.',
    source:
      'Ancker et al., Effects of workload, work complexity, and repeated alerts on alert fatigue, BMC Medical Informatics 17 (2017)',
  },
  ({ campaign, at, file }, report) => {
    if (campaign.reminders.length > MOST_REMINDERS)
      report(
        { file, ...at(['reminders']) },
        `there are ${campaign.reminders.length} reminders; keep at most ${MOST_REMINDERS}`,
      );
  },
);

const DAY = 1440;
const dayOf = (minutes: number) => wallOf(minutes).slice(0, 10);

export const campaignOver = each(
  {
    id: 'campaign-over',
    level: 'warning',
    reason: 'What is over stays listed as overdue for whoever did not do it.',
    source: "Cuecard's own: what stands in a pack is shown",
  },
  ({ campaign, at, file }, report, { today }) => {
    const end = wallMinutes(campaign.until);
    // Midnight belongs to the day before.
    if (dayOf(end - 1) >= today) return;
    const recapped = campaign.recaps ? dayOf(end + (Math.max(...campaign.recaps.days) + 7) * DAY) : '';
    const ended = `it ended on ${campaign.until.slice(0, 10)}`;
    report(
      { file, ...at(['until']) },
      recapped < today
        ? `${ended}; set new times, or take the file out`
        : `${ended} and asks nobody new; set new times, or take the file out after ${recapped}, when its recaps are through`,
    );
  },
);

export const campaignVariables = each(
  {
    id: 'campaign-variables',
    level: 'warning',
    reason: 'A word that is said nowhere is mostly a misspelled one.',
    source: "Cuecard's own: what stands in a pack is shown",
  },
  ({ campaign, at, file }, report, { pack }) => {
    const own = pack!.lessons.filter(({ id }) => campaign.lessons.some(({ lesson }) => lesson === id));
    const used = new Set(textsIn(own).flatMap(usedIn));
    for (const name of Object.keys(campaign.variables ?? {}))
      if (!used.has(name))
        report(
          { file, ...at(['variables', name]) },
          `no lesson of it says {{${name}}}; correct the name or take it out`,
        );
  },
);

export const CAMPAIGN_RULES: readonly PackRule[] = [
  campaignGoal,
  campaignMinutes,
  campaignSeen,
  campaignRecaps,
  campaignDeadline,
  campaignReminders,
  campaignOver,
  campaignVariables,
];
