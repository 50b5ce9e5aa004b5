/** `cuecard preview [folder]`: serves the pack to a browser on this machine, and builds it again at every change. */

import { relative } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { fingerprint, keyText } from '../../lib/lesson/key.ts';
import { writePack } from '../../lib/lesson/pack.ts';
import type { Problem } from '../../lib/lesson/problem.ts';
import { signPack } from '../../lib/lesson/signature.ts';
import { onlyVariant } from '../../lib/lesson/variant.ts';
import { folderAt, load } from './load.ts';
import { servePack } from './serve.ts';
import { type Shadow, shadows } from './shadow.ts';

export interface PreviewOptions {
  /** A free one unless said otherwise. */
  readonly port?: number;
  /** The letter of the variant that is shown of each lesson that has it; else each person's is drawn. */
  readonly variant?: string;
  /** Hears of each build: the faults, and whether what is served is the new state. */
  readonly onBuild?: (build: Build) => void;
}

export interface Build {
  readonly problems: readonly Problem[];
  readonly lessons: number;
  readonly campaigns: number;
  /** Pages of the pack that are found as those of a pack that ships. */
  readonly shadows: readonly Shadow[];
  /** False: the last good build goes on being served, or nothing where there was none. */
  readonly isServed: boolean;
}

export interface Preview {
  /** To paste into Options: the pack's address with its key. */
  readonly url: string;
  readonly fingerprint: string;
  /** Stops watching and serving. */
  stop(): Promise<void>;
}

/** Editors write a file in several steps. */
const SETTLED = 80;

/** Files that are no part of a pack, such as what editors write for themselves. */
const IGNORED = /(^|[\\/])(\.|node_modules([\\/]|$))|~$|\.tmp$/;

export async function startPreview(folder: string, options: PreviewOptions = {}): Promise<Preview> {
  await folderAt(folder);
  const { onBuild = () => {}, port = 0, variant } = options;
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const key = await keyText(pair.publicKey);
  let id = 'pack';
  const server = await servePack(port);
  const build = async () => {
    const { compiled, problems } = await load(folder);
    const { pack } = compiled;
    // What the lint finds can still be looked at; what cannot be read is no state to show.
    const isServed = pack !== null && compiled.problems.length === 0;
    if (isServed) {
      id = pack.info.id;
      const lessons = variant === undefined ? pack.lessons : onlyVariant(pack.lessons, variant);
      server.offer(await signPack(writePack({ ...pack, lessons }), pair.privateKey));
    }
    const taken = pack ? await shadows(pack.tools, pack.info.id) : [];
    const [lessons, campaigns] = [compiled.sources.length, compiled.campaignSources.length];
    onBuild({ problems, lessons, campaigns, shadows: taken, isServed });
  };
  const builds = inTurn(build, (error) =>
    onBuild({
      problems: [{ file: folder, line: 1, column: 1, message: error.message }],
      lessons: 0,
      campaigns: 0,
      shadows: [],
      isServed: false,
    }),
  );
  await builds.run();
  const watcher = await watchFolder(folder, builds.soon);
  return {
    url: `http://localhost:${server.port}/${id}.zip#key=${key}`,
    fingerprint: await fingerprint(key),
    async stop() {
      await watcher.close();
      await builds.end();
      await server.close();
    },
  };
}

/** Node's own watch of a tree misses what comes after a file that was put in another one's place, as editors save. */
function watchFolder(folder: string, changed: () => void): Promise<FSWatcher> {
  const watcher = watch(folder, {
    ignored: (path) => IGNORED.test(relative(folder, path)),
    ignoreInitial: true,
  });
  watcher.on('all', changed);
  // A folder that goes away is told by the next build.
  watcher.on('error', changed);
  return new Promise((ready) => watcher.once('ready', () => ready(watcher)));
}

/** Runs one build at a time; what changes meanwhile is built afterwards. */
function inTurn(work: () => Promise<void>, failed: (error: Error) => void) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let [again, ended] = [false, false];
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return running;
    }
    running = work().catch(failed);
    await running;
    running = null;
    if (again && !ended) {
      again = false;
      await run();
    }
  };
  return {
    run,
    soon() {
      clearTimeout(timer);
      if (!ended) timer = setTimeout(run, SETTLED);
    },
    async end() {
      ended = true;
      clearTimeout(timer);
      await running;
    },
  };
}
