/** Copies of the built extension in a temporary folder, with a fault planted in them. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GECKO_ID } from '../../cli/manifest.ts';
import { browserName, extensionDir } from './setup.ts';

export interface Folder {
  readonly dir: string;
  remove(): Promise<void>;
}

export interface Change {
  /** Source that runs in the background before the product's own, and after it. */
  before?: string;
  after?: string;
  /** The Content-Security-Policy of the extension's pages instead of the shipped one. */
  csp?: string;
  /** A permission that the copy lacks. */
  without?: string;
}

/** A copy of the built extension with a change. Whoever makes it removes it. */
export async function changedCopy({ before = '', after = '', csp, without }: Change): Promise<Folder> {
  const folder = await temporary();
  await cp(extensionDir, folder.dir, { recursive: true });
  const background = join(folder.dir, 'background.js');
  const source = await readFile(background, 'utf8');
  await writeFile(background, `${before}\n${source}\n${after}\n`);
  const file = join(folder.dir, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  if (csp !== undefined) manifest.content_security_policy.extension_pages = csp;
  manifest.permissions = manifest.permissions.filter((name: string) => name !== without);
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

/** An extension that does nothing, for a browser as it is without Cuecard. */
export async function emptyExtension(): Promise<Folder> {
  const folder = await temporary();
  const gecko = { browser_specific_settings: { gecko: { id: GECKO_ID } } };
  const manifest = {
    manifest_version: 3,
    name: 'Nothing',
    version: '1.0',
    ...(browserName === 'firefox' ? gecko : {}),
  };
  await writeFile(join(folder.dir, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

async function temporary(): Promise<Folder> {
  const dir = await mkdtemp(join(tmpdir(), 'cuecard-copy-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
