/** From `campaigns/*.yaml` to a campaign of the pack. What does not fit is told with its line and its mend. */
import type { Problem } from '../lesson/problem.ts';
import type { Lesson, PackInfo } from '../lesson/schema.ts';
import { type Locator, readYaml } from '../lesson/yaml.ts';
import type { Tool } from '../page/tool.ts';
import { faultsIn } from './fit.ts';
import { markOf } from './mark.ts';
import { type Campaign, CampaignFile, type Entry } from './schema.ts';

/** A campaign, its file, and where its fields stand there. */
export interface CampaignSource {
  readonly campaign: Campaign;
  readonly at: Locator;
  readonly file: string;
}

/** What a campaign is compiled against. */
export interface KnownPack {
  readonly info: PackInfo;
  readonly tools: readonly Tool[];
  readonly lessons: readonly Lesson[];
  /** Tools and lessons whose files cannot be read: a campaign is not to blame for them. */
  readonly broken: { readonly tools: ReadonlySet<string>; readonly lessons: ReadonlySet<string> };
}

export type ReadCampaign =
  | { readonly ok: true; readonly source: CampaignSource }
  | { readonly ok: false; readonly problems: Problem[] };

/**
 * Compiles one campaign.
 * @param file its path, for messages; the campaign is named like it
 * @param others the campaigns before it
 */
export async function readCampaign(
  text: string,
  file: string,
  known: KnownPack,
  others: readonly CampaignSource[],
): Promise<ReadCampaign> {
  const read = readYaml(CampaignFile, text, file);
  if (!read.ok) return read;
  const written = read.value;
  const faults = faultsIn(written, file, known, others);
  if (faults.length > 0)
    return {
      ok: false,
      problems: faults.map(({ path, message }) => ({ file, ...read.at(path), message })),
    };
  const { lessons, done, score = 100, where, beacon, card, reminders, recaps, ...shared } = written;
  const entries = await Promise.all(
    lessons.map(async (entry): Promise<Entry> => {
      const versions = known.lessons.filter(({ id }) => id === entry.lesson);
      const marks = await Promise.all(versions.map((lesson) => markOf(lesson, shared.variables ?? {})));
      const [first] = versions;
      return {
        lesson: entry.lesson,
        marks: [...new Set(marks)],
        checks: first?.blocks.flatMap(({ kind }, n) => (kind === 'check' ? [n] : [])) ?? [],
        done: entry.done ?? done,
        score: entry.score ?? score,
      };
    }),
  );
  // A lesson that cannot be read has its own message; without it there is nothing to ask.
  const readable = entries.filter(({ marks }) => marks.length > 0);
  if (readable.length === 0) return { ok: false, problems: [] };
  const campaign: Campaign = {
    ...shared,
    lessons: readable,
    where: where ?? toolsFor(readable, known.lessons),
    beacon: beacon ?? null,
    card: card ?? null,
    reminders: [...new Set(reminders)].sort((a, b) => b - a),
    recaps: recaps ? { ...recaps, days: [...new Set(recaps.days)].sort((a, b) => a - b) } : null,
  };
  return { ok: true, source: { campaign, at: read.at, file } };
}

/** Wherever its lessons belong. */
function toolsFor(entries: readonly Entry[], lessons: readonly Lesson[]): string[] {
  const own = lessons.filter(({ id }) => entries.some(({ lesson }) => lesson === id));
  return [...new Set(own.flatMap((lesson) => lesson.for.map(({ tool }) => tool)))].sort();
}
