/** A copy of the built extension with another pack in it: one lesson with every format, and one whose film is broken. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFolder } from '../../cli/folder.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import { writePack } from '../../lib/lesson/pack.ts';
import { changedCopy, type Folder } from './copies.ts';

const FORMATS = join(import.meta.dirname, '../packs/formats');

/** A person's rest of a download: enough to be a file, not enough to be a film. */
const CUT = 300;

/** Whoever makes it removes it. */
export async function formatsCopy(): Promise<Folder> {
  const { texts, media } = await readFolder(FORMATS);
  const { pack, problems } = await compilePack(texts, 'test/packs/formats/', media);
  if (!pack || problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const broken = 'media/broken.webm';
  const files = new Map(pack.media).set(broken, pack.media.get(broken)!.slice(0, CUT));
  const folder = await changedCopy({});
  await writeFile(join(folder.dir, 'packs/formats.zip'), writePack({ ...pack, media: files }));
  await writeFile(join(folder.dir, 'packs/index.json'), '["packs/formats.zip"]');
  return folder;
}
