/** A lesson is worded for one campaign at a time. */
import type { CampaignSource } from '../../campaign/compile.ts';
import type { Lesson } from '../schema.ts';
import { textsIn, usedIn } from '../variables.ts';
import type { PackRule } from './rule.ts';

export const campaignWords: PackRule = {
  of: 'pack',
  id: 'campaign-words',
  level: 'error',
  reason:
    'A lesson stands in the words of the campaign that began last; for the other one nobody can do it meanwhile.',
  source: "Cuecard's own: what was done counts for the words that were read",
  check({ campaignSources, pack }, report) {
    campaignSources.forEach((one, n) => {
      for (const other of campaignSources.slice(0, n)) {
        if (!areAtOnce(one, other)) continue;
        const ids = one.campaign.lessons.map(({ lesson }) => lesson);
        const shared = pack!.lessons.filter(
          ({ id }) => ids.includes(id) && other.campaign.lessons.some(({ lesson }) => lesson === id),
        );
        for (const lesson of new Map(shared.map((lesson) => [lesson.id, lesson])).values()) {
          const name = saidDifferently(lesson, one, other);
          if (name === undefined) continue;
          report(
            { file: one.file, ...one.at(['lessons', ids.indexOf(lesson.id)]) },
            `"${other.campaign.id}" asks for "${lesson.id}" at the same time and says {{${name}}} otherwise; let one end before the other begins, or make a lesson for each`,
          );
        }
      }
    });
  },
};

/** On the walls of their zones; a few hours between zones are no reason to let it pass. */
const areAtOnce = ({ campaign: a }: CampaignSource, { campaign: b }: CampaignSource) =>
  a.from < b.until && b.from < a.until;

function saidDifferently(
  lesson: Lesson,
  { campaign: a }: CampaignSource,
  { campaign: b }: CampaignSource,
): string | undefined {
  const used = new Set(textsIn([lesson.question, lesson.answer, lesson.blocks, lesson.for]).flatMap(usedIn));
  return [...used].find((name) => a.variables?.[name] !== b.variables?.[name]);
}
