/** From a pack's files to a pack. What is broken is left out, alone, and told with its place and its mend. */
import { type CampaignSource, type KnownPack, readCampaign } from '../campaign/compile.ts';
import { compileTool, settle, survivors } from '../page/detect.ts';
import { RuleError } from '../page/rule.ts';
import { Tool } from '../page/tool.ts';
import { ANCHORS, withAnchors } from './anchors.ts';
import { misplaced } from './fit.ts';
import { type Found, readLesson } from './markdown.ts';
import { mediaOf } from './media.ts';
import type { Problem } from './problem.ts';
import type { Medium } from './read/reading.ts';
import { type Lesson, type Pack, PackFile, type Rules } from './schema.ts';
import { asksForVariants, withoutStrays } from './variant-fit.ts';
import { type Locator, readYaml } from './yaml.ts';

export interface Compiled {
  /** Null only when `pack.yaml` itself cannot be read. */
  readonly pack: Pack | null;
  readonly problems: Problem[];
  /** Where the lessons of the pack stand in their files. */
  readonly sources: Source[];
  /** Where the tools of the pack stand in theirs. */
  readonly toolSources: ToolSource[];
  /** Where the campaigns of the pack stand in theirs. */
  readonly campaignSources: CampaignSource[];
  /** Where the fields of `pack.yaml` stand. */
  readonly packAt: Locator;
  /** How strict the lint is, as `pack.yaml` says. */
  readonly rules: Rules;
}

/** A tool, its file, and where its fields stand there. */
export interface ToolSource {
  readonly tool: Tool;
  readonly at: Locator;
  readonly file: string;
}

/** A lesson and its file. */
export interface Source extends Found {
  readonly file: string;
}

/**
 * Compiles a pack.
 * @param written path in the pack's folder -> text: `pack.yaml`, `tools/*.yaml`, Markdown below `lessons/`, `campaigns/*.yaml`, captions
 * @param prefix put before each path in messages, such as `lessons/fernhill/`
 * @param media what is played and shown, by its path
 */
export async function compilePack(
  written: ReadonlyMap<string, string>,
  prefix = '',
  media: ReadonlyMap<string, Medium> = new Map(),
): Promise<Compiled> {
  // Some editors put a mark before the text that says how it is encoded.
  const files = new Map([...written].map(([path, text]) => [path, text.replace(/^\uFEFF/, '')]));
  const head = files.get('pack.yaml');
  if (head === undefined) {
    const message = 'the pack has no pack.yaml; add one with id, name, version, owner and languages';
    return nothing([{ file: `${prefix}pack.yaml`, line: 1, column: 1, message }]);
  }
  const read = readYaml(PackFile, head, `${prefix}pack.yaml`);
  if (!read.ok) return nothing(read.problems);
  const { rules = {}, ...info } = read.value;
  const paths = [...files.keys()].sort();
  const problems: Problem[] = [];
  const tools: Tool[] = [];
  const toolSources: ToolSource[] = [];
  const broken = new Set<string>();
  for (const path of paths.filter((p) => /^tools\/[^/]+\.ya?ml$/.test(p))) {
    const tool = readTool(files.get(path)!, prefix + path, tools);
    if (tool.ok) {
      tools.push(tool.value);
      toolSources.push({ tool: tool.value, at: tool.at, file: prefix + path });
    } else {
      problems.push(...tool.problems);
      // Known by its file name and by the id it gives itself: lessons for it are not to blame.
      broken.add(path.replace(/^tools\/|\.ya?ml$/g, ''));
      broken.add(/^id:\s*["']?([a-z0-9-]+)/m.exec(files.get(path)!)?.[1] ?? '');
    }
  }
  const sources: Source[] = [];
  const known = { info, tools, broken };
  const brokenLessons = new Set<string>();
  for (const path of paths.filter((p) => /^lessons\/.+\.md$/.test(p))) {
    const file = prefix + path;
    const read = await readLesson(
      files.get(path)!,
      file,
      info.languages[0]!,
      { texts: files, media },
      prefix,
    );
    const found = read.ok ? misplaced({ ...read, file }, known, sources) : read.problems;
    if (read.ok && found.length === 0) sources.push({ ...read, file });
    else brokenLessons.add(/([^/.]+)[^/]*$/.exec(path)![1]!);
    problems.push(...found);
  }
  const looks = files.get(ANCHORS);
  const anchors = looks === undefined ? null : withAnchors(looks, prefix + ANCHORS, sources);
  problems.push(...(anchors?.problems ?? []));
  const { kept, problems: strays } = withoutStrays(anchors?.sources ?? sources, brokenLessons);
  problems.push(...strays);
  const lessons = kept.map(({ lesson }) => lesson);
  const around = { info, tools, lessons, broken: { tools: broken, lessons: brokenLessons } };
  const campaigns = await readCampaigns(files, prefix, around);
  const { campaignSources } = campaigns;
  problems.push(...campaigns.problems, ...campaignSources.flatMap((one) => asksForVariants(one, lessons)));
  const pack = {
    info,
    tools,
    lessons,
    campaigns: campaignSources.map(({ campaign }) => campaign),
    media: usedMedia(lessons, media),
  };
  return { pack, problems, sources: kept, toolSources, campaignSources, packAt: read.at, rules };
}

function nothing(problems: Problem[]): Compiled {
  const packAt = () => ({ line: 1, column: 1 });
  return { pack: null, problems, sources: [], toolSources: [], campaignSources: [], packAt, rules: {} };
}

async function readCampaigns(files: ReadonlyMap<string, string>, prefix: string, around: KnownPack) {
  const campaignSources: CampaignSource[] = [];
  const problems: Problem[] = [];
  for (const path of [...files.keys()].filter((p) => /^campaigns\/[^/]+\.ya?ml$/.test(p)).sort()) {
    const read = await readCampaign(files.get(path)!, prefix + path, around, campaignSources);
    if (read.ok) campaignSources.push(read.source);
    else problems.push(...read.problems);
  }
  return { campaignSources, problems };
}

/** A pack holds the files that its lessons use, and no other. */
function usedMedia(lessons: readonly Lesson[], media: ReadonlyMap<string, Medium>): Map<string, Uint8Array> {
  const used = new Set(lessons.flatMap(({ blocks }) => blocks.flatMap(mediaOf)));
  return new Map([...media].flatMap(([path, { bytes }]) => (used.has(path) ? [[path, bytes]] : [])));
}

function readTool(text: string, file: string, others: Tool[]) {
  const read = readYaml(Tool, text, file);
  if (!read.ok) return read;
  const tool = read.value;
  const problems: Problem[] = [];
  const report = (path: unknown[], message: string) => problems.push({ file, ...read.at(path), message });
  if (others.some((other) => other.id === tool.id))
    report(['id'], `another tool has the id "${tool.id}"; choose another`);
  for (const [n, page] of tool.pages.entries())
    if (tool.pages.findIndex((other) => other.id === page.id) !== n)
      report(['pages', n, 'id'], `another page has the id "${page.id}"; choose another`);
  for (const { path, rule } of badRules(tool)) report(path, rule.message);
  if (problems.length === 0) for (const miss of missedExamples(tool)) report(miss.path, miss.message);
  return problems.length > 0 ? ({ ok: false, problems } as const) : read;
}

function badRules(tool: Tool): { path: unknown[]; rule: RuleError }[] {
  const bad: { path: unknown[]; rule: RuleError }[] = [];
  const attempt = (part: Tool, path: unknown[]) => {
    try {
      compileTool(part);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      bad.push({ path, rule: error });
    }
  };
  tool.urls.forEach((url, n) => {
    attempt({ ...tool, urls: [url], pages: [] }, ['urls', n]);
  });
  tool.pages.forEach((page, p) => {
    page.urls.forEach((url, n) => {
      attempt({ ...tool, urls: [], pages: [{ ...page, urls: [url] }] }, ['pages', p, 'urls', n]);
    });
  });
  return bad;
}

/**
 * Every example URL must hit its own page and no other. The page's DOM signals count as seen, those of others as
 * not seen: two pages at one address must differ in their signals.
 */
export function missedExamples(tool: Tool): { path: unknown[]; message: string }[] {
  const compiled = compileTool(tool);
  return tool.pages.flatMap((page, p) =>
    page.examples.flatMap((example, n) => {
      const path = ['pages', p, 'examples', n];
      if (!URL.canParse(example))
        return [{ path, message: `"${example}" is no address; write it with https://` }];
      const url = new URL(example);
      const seen = new Set([...tool.signals, ...page.signals]);
      const hit = settle(survivors([compiled], url), { params: url.searchParams, has: (s) => seen.has(s) });
      if (hit?.page === page.id) return [];
      if (hit === null)
        return [
          {
            path,
            message: `"${example}" does not fit the tool's urls; write the whole address of such a page here, or change the urls`,
          },
        ];
      const where = hit.page ? `hits the page "${hit.page}"` : 'hits no page';
      return [
        { path, message: `"${example}" ${where} instead of "${page.id}"; change the page's urls or signals` },
      ];
    }),
  );
}
