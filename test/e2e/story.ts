/** The practice company's pack with a campaign around the real now, served as an administrator would, and people at work. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../../cli/folder.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import { writePack } from '../../lib/lesson/pack.ts';
import type { Pack } from '../../lib/lesson/schema.ts';
import { signPack } from '../../lib/lesson/signature.ts';
import type { Lrs } from '../lrs/lrs.ts';
import type { Driver, ExtensionApi } from './harness/types.ts';
import { until } from './harness/until.ts';
import { newSigner, type PackServer, startPackServer } from './pack-server.ts';
import { LOCALHOST } from './setup.ts';
import { startWithStore } from './store.ts';

declare const browser: ExtensionApi;

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The version in which it is served at first: higher than the one that ships. */
const FIRST = '1.1.0';

/** The wall time of somebody in a zone, as campaigns have it: `2026-11-30 09:00`. */
export function wallIn(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' },
    minute: '2-digit',
  });
  return parts.format(at).replace('T', ' ');
}

/** Changes fields of a campaign's file, with the lines that belong to them. */
export function changed(yaml: string, fields: Record<string, string>): string {
  const names = Object.keys(fields).join('|');
  const rest = yaml.replace(new RegExp(`^(${names}):.*\\n(^[ -].*\\n)*`, 'gm'), '');
  return [rest, ...Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`)].join('');
}

export interface Company extends PackServer {
  /** The key that the pack is signed with. */
  readonly key: string;
  /** Where its author writes it. */
  readonly folder: string;
  /** Changes a file of it and hands out the whole with a higher version. */
  release(version: string, path: string, change: (text: string) => string): Promise<void>;
  /** What tells the contents of a campaign's lesson from others, in what was handed out last. */
  marks(campaign: string, lesson: string): readonly string[];
}

/** Serves the company's pack with another file in place of a campaign's. Whoever starts it closes it. */
export async function serveCompany(campaign: string, fields: Record<string, string>): Promise<Company> {
  const folder = await mkdtemp(join(tmpdir(), 'cuecard-company-'));
  await cp('lessons/fernhill', folder, { recursive: true });
  const [signer, server] = await Promise.all([newSigner(), startPackServer()]);
  let last: Pack | null = null as Pack | null;
  const edit = async (path: string, change: (text: string) => string) =>
    writeFile(join(folder, path), change(await readFile(join(folder, path), 'utf8')));
  const release: Company['release'] = async (version, path, change) => {
    await edit(path, change);
    await edit('pack.yaml', (yaml) => yaml.replace(/^version: .*$/m, `version: ${version}`));
    const { texts, media } = await readFolder(folder);
    const { pack, problems } = await compilePack(texts, '', media);
    const faults = problems.filter(({ level }) => level !== 'warning');
    if (!pack || faults.length > 0) throw new Error(JSON.stringify(faults));
    server.give(await signPack(writePack(pack), signer.key));
    last = pack;
  };
  const marks: Company['marks'] = (campaign, lesson) =>
    last?.campaigns.find(({ id }) => id === campaign)?.lessons.find((one) => one.lesson === lesson)?.marks ??
    [];
  await release(FIRST, `campaigns/${campaign}.yaml`, (yaml) => changed(yaml, fields));
  const close = async () => {
    await Promise.all([server.close(), rm(folder, { recursive: true })]);
  };
  return { ...server, close, folder, release, marks, key: signer.text };
}

/** Waits until the company's pack is there in this version. */
export async function packIn(driver: Driver, version: string): Promise<void> {
  await until(`the company's pack ${version}`, async () => {
    const packs = await driver.inExtension(async () => {
      const answer = (await browser.runtime.sendMessage({ kind: 'library', ask: null })) as {
        value: { info: { id: string; version: string } }[];
      };
      return answer.value ?? [];
    });
    return packs.some(({ info }) => info.id === 'fernhill' && info.version === version);
  });
}

/** Looks for a newer version now, as Options does by a click. */
export async function update(driver: Driver, { url }: { url: string }, version: string): Promise<void> {
  await driver.inExtension(
    (url) => browser.runtime.sendMessage({ kind: 'updatePack', ask: { url } }) as Promise<unknown>,
    url,
  );
  await packIn(driver, version);
}

interface Worker {
  /** As the company's list has them. */
  readonly id: string;
  readonly team: string;
  readonly site?: string;
  /** IANA. */
  readonly zone: string;
  /** What they ask for at their screen. */
  readonly settings?: object;
}

/** Somebody's browser: the policy brings the pack, says who they are, and where statements go. */
export async function atWork(
  { id, team, site, zone, settings }: Worker,
  packs: { url: string; key: string },
  lrs: Lrs | null,
): Promise<Driver> {
  const driver = await startWithStore({
    url: lrs?.url ?? null,
    settings: {
      ...{ person: id, team, packs: [{ url: packs.url, key: packs.key }] },
      ...(site !== undefined && { site }),
      ...settings,
    },
    env: { TZ: zone },
  });
  await driver.grant(LOCALHOST);
  // The policy's pack comes by itself, soon after the browser's start.
  await packIn(driver, FIRST);
  return driver;
}
