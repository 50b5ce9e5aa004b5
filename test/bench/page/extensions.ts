/** The built extension with a tool that is known at the pages' address, and an extension whose script does nothing there. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writePack } from '../../../lib/lesson/pack.ts';
import { changedCopy, emptyExtension } from '../../e2e/copies.ts';
import type { Driver } from '../../e2e/harness/types.ts';
import { LOCALHOST, startBrowser } from '../../e2e/setup.ts';
import { TOOL } from './pages.ts';

/** Granted as well, and no tool is there. */
const ELSEWHERE = 'http://127.0.0.1/*';

export interface Pair {
  readonly ours: Driver;
  readonly empty: Driver;
  close(): Promise<void>;
}

/** Two browsers. Nothing but a pack is added to what was built. */
export async function startPair(): Promise<Pair> {
  const copies = [await changedCopy({}), await emptyExtension()] as const;
  const drivers: Driver[] = [];
  const close = async () => {
    for (const driver of drivers) await driver.close();
    for (const copy of copies) await copy.remove();
  };
  try {
    const info = { id: 'bench', name: 'Bench', version: '1.0.0', owner: 'Bench', languages: ['en'] };
    const pack = writePack({ info, tools: [TOOL], lessons: [], media: new Map() });
    await writeFile(join(copies[0].dir, 'packs/bench.zip'), pack);
    await writeFile(join(copies[0].dir, 'packs/index.json'), '["packs/bench.zip"]');
    const scripts = [{ matches: [LOCALHOST], js: ['content.js'], run_at: 'document_idle' }];
    const manifest = { manifest_version: 3, name: 'Nothing', version: '1.0', content_scripts: scripts };
    await writeFile(join(copies[1].dir, 'content.js'), 'void 0;\n');
    await writeFile(join(copies[1].dir, 'manifest.json'), JSON.stringify(manifest));
    for (const { dir } of copies) drivers.push(await startBrowser({ extensionDir: dir }));
    for (const host of [LOCALHOST, ELSEWHERE]) await drivers[0]!.grant(host);
    return { ours: drivers[0]!, empty: drivers[1]!, close };
  } catch (error) {
    await close();
    throw error;
  }
}
