/** What the lead of a campaign does at their own desk: a roster, the record store, and the status that comes of both. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Lrs, READER } from '../lrs/lrs.ts';

interface Told {
  /** What the terminal shows. */
  readonly said: string;
  /** The table for the LMS. */
  readonly csv: string;
}

/**
 * Runs `cuecard campaign status`.
 * @param folder the pack's
 * @param roster lines of the table, the first names the columns
 */
export async function leadSees(
  lrs: Lrs,
  folder: string,
  campaign: string,
  roster: readonly string[],
): Promise<Told> {
  const desk = await mkdtemp(join(tmpdir(), 'cuecard-lead-'));
  try {
    await writeFile(join(desk, 'roster.csv'), `${roster.join('\n')}\n`);
    const options = {
      ...{ lrs: lrs.url, pack: folder, campaign, out: desk },
      ...{ roster: join(desk, 'roster.csv'), csv: join(desk, 'lms.csv') },
    };
    const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const { stdout } = await promisify(execFile)(
      'node',
      ['cli/cuecard.mjs', 'campaign', 'status', ...words],
      {
        env: { ...process.env, CUECARD_LRS_KEY: READER.key, CUECARD_LRS_SECRET: READER.secret },
      },
    );
    return { said: stdout.replaceAll(`${desk}/`, ''), csv: await readFile(join(desk, 'lms.csv'), 'utf8') };
  } finally {
    await rm(desk, { recursive: true });
  }
}
