/** The built extension: its manifests against the design's list, and its weight. Run `npm run build` first. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const folder = (browser: string) => `.output/${browser}-mv3`;
const read = (path: string) => readFileSync(path, 'utf8');

interface Manifest {
  [key: string]: unknown;
  permissions: string[];
}

const BASE = ['activeTab', 'alarms', 'scripting', 'storage', 'unlimitedStorage'];
const FORBIDDEN = /"(tabs|webNavigation|identity|<all_urls>|cookies|history|webRequest)"/;

/** What in a manifest is not as the design says. */
function faults(manifest: Manifest, browser: string): string[] {
  const found: string[] = [];
  const same = (name: string, is: unknown, should: unknown) => {
    if (JSON.stringify(is) !== JSON.stringify(should)) found.push(`${name} is ${JSON.stringify(is)}`);
  };
  const firefox = browser === 'firefox';
  same('manifest_version', manifest.manifest_version, 3);
  same('permissions', [...manifest.permissions].sort(), firefox ? BASE : [...BASE, 'sidePanel'].sort());
  same('action title', (manifest.action as { default_title: string }).default_title, '__MSG_actionTitle__');
  same('optional_host_permissions', manifest.optional_host_permissions, ['http://*/*', 'https://*/*']);
  for (const key of ['host_permissions', 'content_scripts', 'externally_connectable'])
    same(key, manifest[key], undefined);
  const frame = { resources: ['card.html'], matches: ['http://*/*', 'https://*/*'] };
  same('web_accessible_resources', manifest.web_accessible_resources, [
    firefox ? frame : { ...frame, use_dynamic_url: true },
  ]);
  same('side_panel', manifest.side_panel, firefox ? undefined : { default_path: 'sidepanel.html' });
  same('sidebar_action', manifest.sidebar_action, firefox ? SIDEBAR : undefined);
  if (FORBIDDEN.test(JSON.stringify(manifest))) found.push('a forbidden permission');
  same('minimum_chrome_version', manifest.minimum_chrome_version, firefox ? undefined : '148');
  same('key', typeof manifest.key, firefox ? 'undefined' : 'string');
  same('storage', manifest.storage, firefox ? undefined : { managed_schema: 'managed_schema.json' });
  same('browser_specific_settings', manifest.browser_specific_settings, firefox ? GECKO : undefined);
  const policy = policyOf(manifest);
  // Data may come from the servers of packs; code, style, pictures and frames from nowhere but the extension.
  const [, connect, rest] = /^default-src 'self'; connect-src ([^;]*);(.*)$/.exec(policy) ?? [];
  // Media of packs are played from memory.
  for (const kind of ['media-src', 'img-src'])
    same(kind, new RegExp(`${kind} ([^;]*)`).exec(rest ?? '')?.[1], "'self' blob:");
  same('connect-src', connect, "'self' blob: https: http://localhost:* http://127.0.0.1:*");
  if (rest === undefined || /unsafe|https?:|\*/.test(rest)) found.push(`policy ${policy}`);
  return found;
}

const policyOf = ({ content_security_policy: policy }: Manifest) =>
  (policy as { extension_pages: string }).extension_pages;

const GECKO = {
  gecko: {
    id: 'cuecard@cuecard.extension',
    strict_min_version: '153.0',
    data_collection_permissions: { required: ['none'], optional: ['websiteActivity', 'searchTerms'] },
  },
};

/** Without `open_at_install: false` Firefox would open it by itself. */
const SIDEBAR = {
  default_panel: 'sidepanel.html',
  default_icon: Object.fromEntries([16, 24, 32, 48].map((size) => [size, `icon/${size}.png`])),
  default_title: 'Cuecard',
  open_at_install: false,
};

describe.each(['chrome', 'edge', 'firefox'])('built for %s', (browser) => {
  const path = join(folder(browser), 'manifest.json');
  const manifest = () => JSON.parse(read(path)) as Manifest;

  it('has the manifest of the design', () => {
    expect(existsSync(path), 'run `npm run build` first').toBe(true);
    expect(faults(manifest(), browser)).toEqual([]);
  });

  it('would show a manifest that asks for more', () => {
    const built = manifest();
    const planted = {
      ...built,
      permissions: [...built.permissions, 'tabs'],
      host_permissions: ['<all_urls>'],
      content_security_policy: { extension_pages: `${policyOf(built)}; img-src https:` },
    };
    expect(faults(planted, browser).length).toBeGreaterThanOrEqual(4);
  });

  it('holds every file that its manifest and pages name, and the packs', () => {
    const text = JSON.stringify(manifest());
    const named = [...text.matchAll(/"([\w/-]+\.(?:png|js|html|json))"/g)].map(([, file]) => file!);
    const packs = JSON.parse(read(join(folder(browser), 'packs/index.json'))) as string[];
    expect(packs).toContain('packs/fernhill.zip');
    for (const file of [
      ...named,
      ...packs,
      ...['content.js', 'lookout.js', 'reader.js', 'hint.js', 'show.js', 'insert.js'],
    ])
      expect(existsSync(join(folder(browser), file)), file).toBe(true);
  });

  it('keeps the content script at 2.5 kB, what reads a page at 5.8 kB, the hint and what a demo points with at 8 kB each, and popup, panel and card at 50 kB, gzipped', () => {
    const root = folder(browser);
    // What runs on every page of a granted host, and what is put beside it where a tool is known.
    expect(gzipped([join(root, 'content.js')])).toBeLessThanOrEqual(2500);
    // What runs beside a tool, on its host.
    expect(gzipped([join(root, 'lookout.js')])).toBeLessThanOrEqual(1300);
    expect(gzipped([join(root, 'reader.js')])).toBeLessThanOrEqual(5800);
    expect(gzipped([join(root, 'hint.js')])).toBeLessThanOrEqual(8000);
    // With what finds an element again on a page that has changed.
    expect(gzipped([join(root, 'show.js')])).toBeLessThanOrEqual(9000);
    expect(gzipped([join(root, 'insert.js')])).toBeLessThanOrEqual(2000);
    for (const page of ['popup.html', 'sidepanel.html', 'card.html'])
      expect(gzipped(scriptsOf(root, page)), page).toBeLessThanOrEqual(50_000);
  });

  it('records in the tab of a role-play alone, which weighs 30 kB at most', () => {
    const root = folder(browser);
    const records = (page: string) =>
      scriptsOf(root, page).some((path) => /getUserMedia|MediaRecorder/.test(read(path)));
    const pages = ['popup', 'sidepanel', 'card', 'options', 'insights', 'practice'];
    expect(pages.filter((page) => records(`${page}.html`))).toEqual(['practice']);
    for (const script of ['content', 'lookout', 'hint', 'show', 'insert', 'background'])
      expect(read(join(root, `${script}.js`)), script).not.toMatch(/getUserMedia|MediaRecorder/);
    expect(gzipped(scriptsOf(root, 'practice.html'))).toBeLessThanOrEqual(30_000);
  });

  it('loads no code and no style from elsewhere', () => {
    for (const page of [
      ...['popup.html', 'sidepanel.html', 'options.html', 'insights.html', 'card.html', 'practice.html'],
    ])
      expect(read(join(folder(browser), page))).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});

function gzipped(paths: string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0);
}

/** The scripts a page loads, and those they import. */
function scriptsOf(root: string, page: string): string[] {
  const found = new Set<string>();
  const add = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    for (const [, name] of read(path).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      add(join(path, '..', name!));
  };
  for (const [, src] of read(join(root, page)).matchAll(/(?:src|href)="\/([^"]+\.js)"/g))
    add(join(root, src!));
  if (found.size === 0) throw new Error(`${page} loads no script; the measure is wrong`);
  return [...found];
}
