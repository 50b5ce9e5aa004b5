/** `cuecard insights FILE…`: many people's exports as one report, and their ratings for the next pack. */
import { join } from 'node:path';
import { type CampaignFigures, campaignFigures } from '../../../lib/campaign/figures.ts';
import { type Catalogue, catalogueOf, NO_CATALOGUE } from '../../../lib/insight/catalogue.ts';
import type { Exported } from '../../../lib/insight/exchange.ts';
import { merge } from '../../../lib/insight/merge.ts';
import { priorsOf } from '../../../lib/insight/priors.ts';
import { FEWEST_PEOPLE, report } from '../../../lib/insight/report.ts';
import { NO_FILTER } from '../../../lib/insight/tally.ts';
import { named, type Roster, readRosterFile } from '../campaign/roster.ts';
import { replaceFile } from '../files.ts';
import { load } from '../load.ts';
import { counted, type Outcome, UsageError } from '../outcome.ts';
import { type Progress, printable } from '../terminal.ts';
import { readExports } from './exports.ts';
import { readLrs } from './lrs.ts';
import { reportPage } from './page.ts';

export interface InsightsOptions {
  /** The folder to write into. */
  readonly out: string;
  /** Folders of the packs whose lessons and tools are meant: for their names. */
  readonly pack?: readonly string[];
  /** A record store whose statements are read too: its xAPI endpoint. */
  readonly lrs?: string;
  /** A CSV file with the people of campaigns; none of them is named in what is written. */
  readonly roster?: string;
  /** Only this tool, and only from and to these days. */
  readonly tool?: string;
  readonly from?: string;
  readonly to?: string;
  readonly progress?: Progress;
  /** UTC, ms. */
  readonly now?: number;
}

/** Where records come from: files here; a Learning Record Store gives the same parts. */
export type Source = (progress: Progress) => Promise<Exported[]>;

export function insights(files: readonly string[], options: InsightsOptions): Promise<Outcome> {
  const { lrs, out } = options;
  if (files.length === 0 && lrs === undefined)
    throw new UsageError('name the exports to read, which people save on their insights page, or --lrs');
  return insightsFrom(
    async (progress) => [
      ...(lrs === undefined ? [] : await readLrs({ url: lrs, out, env: process.env }, progress)),
      ...(files.length > 0 ? await readExports(files, progress) : []),
    ],
    options,
  );
}

export async function insightsFrom(source: Source, options: InsightsOptions): Promise<Outcome> {
  const { out, progress = () => {}, now = Date.now(), tool = null, from = null, to = null } = options;
  const roster = options.roster === undefined ? null : await readRosterFile(options.roster);
  const parts = await source(progress);
  const problems = [...(roster?.problems ?? []), ...parts.flatMap((part) => part.problems)];
  const catalogue = await catalogueFrom(options.pack ?? []);
  progress('Counting');
  const material = merge(parts);
  const filter = { ...NO_FILTER, tool, from, to };
  const campaigns = await campaignsIn(parts, catalogue, roster, now);
  const made = report(material, { catalogue, filter, fewest: FEWEST_PEOPLE, now, campaigns });
  const priors = priorsOf(material.series, FEWEST_PEOPLE, now);
  progress('Writing');
  const at = (name: string) => join(out, name).replaceAll('\\', '/');
  const written = [at('report.html'), at('report.json'), at('priors.json')] as const;
  await replaceFile(written[0], await reportPage(made, catalogue));
  await replaceFile(written[1], `${JSON.stringify(made, null, 2)}\n`);
  await replaceFile(written[2], `${JSON.stringify(priors, null, 2)}\n`);
  const few = `Fewer than ${FEWEST_PEOPLE} people are in these exports: nothing of them is shown.`;
  const { people, gaps, lessons, hidden } = made;
  return {
    problems,
    lines: [
      people === 0
        ? few
        : `${counted(people, 'person').replace('persons', 'people')}, ${counted(lessons.length, 'lesson')}, ${counted(gaps.length, 'gap')}`,
      ...(people > 0 && hidden > 0
        ? [`${hidden} more not shown: fewer than ${FEWEST_PEOPLE} people each`]
        : []),
      ...gaps
        .slice(0, 3)
        .map(({ id, minutes }) => `  ${printable(id)} (about ${Math.round(minutes)} minutes a month)`),
      `${written[0]} shows it, ${written[1]} has it for programs`,
      `${written[2]} goes into the pack's folder: "cuecard build" puts it into the pack`,
    ],
    facts: { files: written, people, hidden, gaps: gaps.map(({ id }) => id), rated: priors.lessons.length },
  };
}

/** Temporal is brought along only where there is a campaign. */
async function campaignsIn(
  parts: readonly Exported[],
  { campaigns }: Catalogue,
  roster: Roster | null,
  now: number,
): Promise<CampaignFigures[]> {
  if (campaigns.length === 0) return [];
  await import('temporal-polyfill/global');
  const events = new Map(parts.flatMap((part) => part.events.map((event) => [event.id, event])));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const people = roster?.people ?? null;
  const own = await named([...events.values()], people ?? []);
  return campaignFigures(campaigns, own, people, FEWEST_PEOPLE, now, zone);
}

async function catalogueFrom(folders: readonly string[]): Promise<Catalogue> {
  const packs = await Promise.all(
    folders.map(async (folder) => {
      const { pack } = (await load(folder)).compiled;
      if (!pack)
        throw new UsageError(`${folder} holds no pack that can be read; run "cuecard lint ${folder}"`);
      return pack;
    }),
  );
  return packs.length === 0 ? NO_CATALOGUE : catalogueOf(packs);
}
