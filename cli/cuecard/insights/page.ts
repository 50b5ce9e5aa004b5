/** The report as one HTML file: the components of the insights page, with the report in it. It asks for nothing else. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../../../lib/insight/catalogue.ts';
import type { Report } from '../../../lib/insight/report.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** @param catalogue names of what the report shows */
export async function reportPage(report: Report, catalogue: Catalogue): Promise<string> {
  const [{ script, style }, messages] = await Promise.all([
    view(),
    readFile(at('public/_locales/en/messages.json'), 'utf8'),
  ]);
  const data = { report, catalogue: namesFor(report, catalogue), messages: JSON.parse(messages) };
  // No text in it can end the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  const code = script.replaceAll('</script', '<\\/script');
  const hash = createHash('sha256').update(code).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cuecard: insights</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<script id="data" type="application/json">${json}</script>
<script>${code}</script>
</body>
</html>
`;
}

/** Only the lessons that the report names: it goes to more people than the pack. */
function namesFor(report: Report, { tools, lessons, language }: Catalogue): Catalogue {
  const named = new Set([
    ...report.lessons.map(({ ref }) => ref),
    ...report.gaps.flatMap(({ lesson }) => lesson ?? []),
    ...report.campaigns.flatMap(({ campaign, lessons: own }) =>
      own.map(({ lesson }) => `${campaign.split('/')[0]}/${lesson}`),
    ),
  ]);
  return { tools, lessons: lessons.filter(({ ref }) => named.has(ref)), campaigns: [], language };
}

/** Bundled when it is asked for: the command runs from the source. */
async function view(): Promise<{ script: string; style: string }> {
  const { build } = await import('vite');
  const built = await build({
    ...{ root: at(''), configFile: false, logLevel: 'error', publicDir: false },
    // A developer's build would name the files that it was made from.
    mode: 'production',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ...{ write: false, cssCodeSplit: false, target: 'es2024' },
      lib: { entry: at('entrypoints/insights/file.tsx'), name: 'cuecard', formats: ['iife'] },
    },
  });
  const output = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const script = output.find((one) => one.type === 'chunk')?.code ?? '';
  const style = output.find((one) => one.type === 'asset' && one.fileName.endsWith('.css'));
  return { script, style: style?.type === 'asset' ? String(style.source) : '' };
}
