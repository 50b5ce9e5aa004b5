/** Everybody's ratings, as "cuecard insights" wrote them, for a pack. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { PriorsFile } from '../../lib/insight/priors.ts';
import { priorsFor } from '../../lib/lesson/priors.ts';
import type { Pack, Prior } from '../../lib/lesson/schema.ts';
import { MaterialError, UsageError } from './outcome.ts';

/**
 * Reads the votes on a pack's lessons as they are now.
 * @param named the file; without it `priors.json` in the folder, which need not be there
 */
export async function priorsIn(folder: string, named: string | undefined, pack: Pack): Promise<Prior[]> {
  const file = named ?? join(folder, 'priors.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (named === undefined && error.code === 'ENOENT') return null;
    throw new UsageError(`${file} cannot be read (${error.message})`);
  });
  if (text === null) return [];
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), PriorsFile), text);
  if (!read.success)
    throw new MaterialError(`${file} holds no ratings that can be read; run "cuecard insights" again`);
  return priorsFor(pack.info.id, pack.lessons, read.output.lessons);
}
