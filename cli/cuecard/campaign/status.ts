/** `cuecard campaign status EVENTS…`: who has done a campaign, and who has not. Names stay on this machine. */
import 'temporal-polyfill/global';
import Papa from 'papaparse';
import { LMS_COLUMNS, lmsRows } from '../../../lib/campaign/lms.ts';
import type { Campaign } from '../../../lib/campaign/schema.ts';
import { statusOf } from '../../../lib/campaign/status.ts';
import { plainText } from '../../../lib/lesson/plain.ts';
import type { Pack } from '../../../lib/lesson/schema.ts';
import { resolve } from '../../../lib/lesson/variables.ts';
import { replaceFile } from '../files.ts';
import { readLrs } from '../insights/lrs.ts';
import { load } from '../load.ts';
import { type Outcome, typed, UsageError } from '../outcome.ts';
import type { Progress } from '../terminal.ts';
import { readEvents } from './events.ts';
import { beginRoster, begunLines, isMissing } from './new-roster.ts';
import { named, readRosterFile } from './roster.ts';
import { statusLines } from './show.ts';

export interface StatusOptions {
  /** The pack's folder. */
  readonly pack: string;
  /** The id of the campaign, where the pack has several. */
  readonly campaign?: string;
  /** A CSV file with the people; begun with those of the exports where there is none. */
  readonly roster?: string;
  /** Where to write the table for the LMS. */
  readonly csv?: string;
  /** As it was at this time, ISO 8601 with its offset; now without it. */
  readonly at?: string;
  /** The xAPI endpoint of a record store to read as well. */
  readonly lrs?: string;
  /** Where a reading of it that is cut off is kept. */
  readonly out?: string;
  readonly progress?: Progress;
}

export async function campaignStatus(files: readonly string[], options: StatusOptions): Promise<Outcome> {
  const { compiled } = await load(options.pack, options.progress ? { progress: options.progress } : {});
  const { pack } = compiled;
  if (!pack)
    throw new UsageError(
      `${options.pack} holds no pack that can be read; see "${typed(`lint ${options.pack}`)}"`,
    );
  const campaign = choose(pack.campaigns, options.campaign);
  const now = options.at === undefined ? Date.now() : instant(options.at);
  const { roster: file } = options;
  const isNew = file !== undefined && (await isMissing(file));
  const given = file === undefined || isNew ? null : await readRosterFile(file);
  const { events: all, people, files: fileOf, problems } = await eventsFrom(files, options);
  const events = await named(all, given?.people ?? []);
  const begun = isNew ? { file, people: await beginRoster(file, events, people) } : null;
  const roster = begun ? await readRosterFile(begun.file) : given;
  const status = statusOf(
    { pack: pack.info.id, campaign },
    pack.info.audiences ?? [],
    events.filter(({ at }) => at <= now),
    roster?.people ?? null,
    now,
    Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  const rows = lmsRows(status, (id) => said(pack, campaign, id)?.question ?? id);
  if (options.csv !== undefined)
    // A person's id must not be a formula where the table is opened.
    await replaceFile(
      options.csv,
      `${Papa.unparse(rows, { columns: [...LMS_COLUMNS], escapeFormulae: true })}\r\n`,
    );
  const questionOf = (id: string, block: number) => {
    const check = said(pack, campaign, id)?.blocks[block];
    return check?.kind === 'check' ? plainText(check.question) : `check ${block + 1}`;
  };
  return {
    problems: [...(roster?.problems ?? []), ...problems],
    lines: [
      ...(begun ? begunLines(begun.file, begun.people, fileOf) : []),
      ...statusLines(status, questionOf),
      ...(options.csv === undefined ? [] : ['', `${options.csv} is written: ${rows.length} rows`]),
    ],
    facts: { status, csv: options.csv ?? null, begun },
  };
}

/** What browsers exported, and what a record store has; the same event in both counts once. */
async function eventsFrom(files: readonly string[], { lrs, out = '.', progress = () => {} }: StatusOptions) {
  if (files.length === 0 && lrs === undefined)
    throw new UsageError('name the exports to read, which people save on their insights page, or --lrs');
  const { events, people, files: fileOf, problems } = await readEvents(files);
  if (lrs === undefined) return { events, people, files: fileOf, problems };
  const parts = await readLrs({ url: lrs, out, env: process.env }, progress);
  const known = new Set(events.map(({ id }) => id));
  const more = parts.flatMap((part) => part.events).filter(({ id }) => !known.has(id));
  return {
    events: [...events, ...more],
    people,
    files: fileOf,
    problems: [...problems, ...parts.flatMap((part) => part.problems)],
  };
}

/** A lesson with its words filled in, as far as they are the same for everybody. */
function said({ info, lessons }: Pack, { variables }: Campaign, id: string) {
  const lesson = lessons.find((one) => one.id === id);
  return lesson && resolve(lesson, [variables, lesson.variables, info.variables]);
}

function choose(campaigns: readonly Campaign[], id: string | undefined): Campaign {
  const names = campaigns.map((one) => one.id).join(', ');
  const found =
    id === undefined && campaigns.length === 1 ? campaigns[0] : campaigns.find((one) => one.id === id);
  if (found) return found;
  throw new UsageError(
    campaigns.length === 0
      ? `the pack has no campaign that can be read; start with "${typed('new campaign greetings')}"`
      : id === undefined
        ? `say with --campaign which one: ${names}`
        : `there is no campaign "${id}"; there are ${names}`,
  );
}

function instant(text: string): number {
  const at = /[T ]\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new UsageError(`"${text}" is no time; write it as 2026-12-01T17:00Z`);
  return at;
}
