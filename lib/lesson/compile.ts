/** From a pack's files to a pack. What is broken is left out, alone, and told with its place and its mend. */
import { compileTool, settle, survivors } from '../page/detect.ts';
import { RuleError } from '../page/rule.ts';
import { Tool } from '../page/tool.ts';
import { readLesson } from './markdown.ts';
import type { Problem } from './problem.ts';
import { type Lesson, type Pack, PackInfo } from './schema.ts';
import { type Locator, readYaml } from './yaml.ts';

export interface Compiled {
  /** Null only when `pack.yaml` itself cannot be read. */
  readonly pack: Pack | null;
  readonly problems: Problem[];
}

/**
 * Compiles a pack.
 * @param files path in the pack's folder -> text: `pack.yaml`, `tools/*.yaml`, Markdown below `lessons/`
 * @param prefix put before each path in messages, such as `lessons/fernhill/`
 */
export async function compilePack(files: ReadonlyMap<string, string>, prefix = ''): Promise<Compiled> {
  const head = files.get('pack.yaml');
  if (head === undefined) {
    const message = 'the pack has no pack.yaml; add one with id, name, version, owner and languages';
    return { pack: null, problems: [{ file: `${prefix}pack.yaml`, line: 1, column: 1, message }] };
  }
  const info = readYaml(PackInfo, head, `${prefix}pack.yaml`);
  if (!info.ok) return { pack: null, problems: info.problems };
  const paths = [...files.keys()].sort();
  const problems: Problem[] = [];
  const tools: Tool[] = [];
  const broken = new Set<string>();
  for (const path of paths.filter((p) => /^tools\/[^/]+\.ya?ml$/.test(p))) {
    const tool = readTool(files.get(path)!, prefix + path, tools);
    if (tool.ok) tools.push(tool.value);
    else {
      problems.push(...tool.problems);
      // Known by its file name and by the id it gives itself: lessons for it are not to blame.
      broken.add(path.replace(/^tools\/|\.ya?ml$/g, ''));
      broken.add(/^id:\s*["']?([a-z0-9-]+)/m.exec(files.get(path)!)?.[1] ?? '');
    }
  }
  const lessons: Lesson[] = [];
  for (const path of paths.filter((p) => /^lessons\/.+\.md$/.test(p))) {
    const file = prefix + path;
    const read = await readLesson(files.get(path)!, file, info.value.languages[0]!);
    const found = read.ok ? unfit(read.lesson, read.at, file, { tools, broken, lessons }) : read.problems;
    if (read.ok && found.length === 0) lessons.push(read.lesson);
    problems.push(...found);
  }
  return { pack: { info: info.value, tools, lessons }, problems };
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
      const where =
        hit === null
          ? "does not fit the tool's urls"
          : hit.page
            ? `hits the page "${hit.page}"`
            : 'hits no page';
      return [
        { path, message: `"${example}" ${where} instead of "${page.id}"; change the page's urls or signals` },
      ];
    }),
  );
}

function unfit(
  lesson: Lesson,
  at: Locator,
  file: string,
  known: { tools: Tool[]; broken: Set<string>; lessons: Lesson[] },
): Problem[] {
  const problems: Problem[] = [];
  if (known.lessons.some((other) => other.id === lesson.id && other.language === lesson.language))
    problems.push({
      file,
      ...at(['id']),
      message: `another lesson has the id "${lesson.id}"; choose another`,
    });
  lesson.for.forEach(({ tool, page }, n) => {
    const found = known.tools.find((t) => t.id === tool);
    if (!found && !known.broken.has(tool))
      problems.push({
        file,
        ...at(['for', n]),
        message: `no tool has the id "${tool}"; add tools/${tool}.yaml or correct the name`,
      });
    else if (found && page !== undefined && !found.pages.some((p) => p.id === page)) {
      const ids = found.pages.map((p) => p.id).join(', ');
      problems.push({
        file,
        ...at(['for', n]),
        message: `"${tool}" has no page "${page}"; its pages are ${ids}`,
      });
    }
  });
  return problems;
}
