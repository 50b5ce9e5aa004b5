import { defineConfig } from 'wxt';
import { bundlePacks, printProblems } from './cli/bundle.ts';
import { manifest } from './cli/manifest.ts';
import type { Problem } from './lib/lesson/problem.ts';

let problems: Problem[] = [];

/** WXT's own start of a script tells a console how it failed, which the browser does anyway, and is a tenth of a small one. */
const bareStart = {
  name: 'bare-start',
  enforce: 'pre' as const,
  load(id: string) {
    const [, path] = id.split('virtual:wxt-unlisted-script-entrypoint?');
    return path === undefined ? null : `import script from ${JSON.stringify(path)};\nscript.main();`;
  },
};

export default defineConfig({
  imports: false,
  vite: () => ({ plugins: [bareStart] }),
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  manifest: ({ browser }) => manifest(browser),
  hooks: {
    // WXT's own frame for content scripts announces itself to the page by an event; ours must not be noticed.
    'entrypoints:found': (_wxt, found) => {
      for (const entry of found) if (entry.name === 'content') entry.type = 'unlisted-script';
    },
    // Bundled together, what the tab of a role-play shares with popup, panel and card would be cut out of their code: in
    // more pieces it weighs a kilobyte more. The tab carries its own copy.
    'entrypoints:grouped': (_wxt, groups) => {
      const pages = groups.filter(Array.isArray);
      for (const group of pages) {
        const at = group.findIndex(({ name }) => name === 'practice');
        if (at >= 0) groups.push(group.splice(at, 1));
      }
    },
    // The popup's own <title> would take the place of the icon's, which says what a click does.
    'build:manifestGenerated': (_wxt, manifest) => {
      Object.assign(manifest.action ?? {}, { default_title: '__MSG_actionTitle__' });
    },
    'build:publicAssets': async (_wxt, assets) => {
      const bundle = await bundlePacks();
      problems = bundle.problems;
      assets.push(...bundle.assets);
    },
    'build:done': () => printProblems(problems),
  },
});
