/** Whether a variant can be compared with its lesson: that one is there, for the same people at the same places. */
import type { CampaignSource } from '../campaign/compile.ts';
import type { Found } from './markdown.ts';
import type { Problem } from './problem.ts';
import type { Lesson } from './schema.ts';

interface Source extends Found {
  readonly file: string;
}

/**
 * Parts the variants that cannot be used from the rest.
 * @param originals ids of lessons that are written but cannot be read: their variants are not to blame
 */
export function withoutStrays<T extends Source>(sources: readonly T[], originals: ReadonlySet<string>) {
  const problems: Problem[] = [];
  const kept = sources.filter((source) => {
    const fault = source.lesson.variant === undefined ? null : faultOf(source, sources, originals);
    if (fault?.message)
      problems.push({ file: source.file, ...source.at(fault.path), message: fault.message });
    return fault === null;
  });
  return { kept, problems };
}

interface Fault {
  readonly path: unknown[];
  /** Empty: what is wrong is told elsewhere. */
  readonly message: string;
}

function faultOf({ lesson }: Source, sources: readonly Source[], broken: ReadonlySet<string>): Fault | null {
  const { id, variant, language } = lesson;
  const original = sources.find(
    ({ lesson: other }) => other.id === id && other.language === language && other.variant === undefined,
  )?.lesson;
  if (!original) {
    const message = broken.has(id)
      ? ''
      : `this is the variant ${variant} of "${id}", which is not there in this language; write that one, or take ".${variant}" out of the file's name`;
    return { path: ['id'], message };
  }
  if (placesOf(lesson) !== placesOf(original))
    return {
      path: ['for'],
      message: `${id}.md is for other places; a variant has the same, for it is drawn`,
    };
  if (lesson.audience?.toSorted().join() !== original.audience?.toSorted().join())
    return { path: ['audience'], message: `${id}.md is for other people; a variant has the same audience` };
  return null;
}

/** Where a lesson is, without what it says there. */
const placesOf = ({ for: places }: Lesson) =>
  places
    .map(({ tool, page, field, alert }) => JSON.stringify([tool, page, field, alert]))
    .sort()
    .join();

/** What a campaign asks for is the same for everybody. */
export function asksForVariants(
  { campaign, file, at }: CampaignSource,
  lessons: readonly Lesson[],
): Problem[] {
  return campaign.lessons.flatMap(({ lesson: id }, n) => {
    const letters = [...new Set(lessons.flatMap((one) => (one.id === id ? (one.variant ?? []) : [])))];
    if (letters.length === 0) return [];
    const message = `"${id}" has the variants ${letters.join(', ')}, and a campaign asks everybody for the same; take them away, or the campaign once it is over`;
    return [{ file, ...at(['lessons', n]), message }];
  });
}
