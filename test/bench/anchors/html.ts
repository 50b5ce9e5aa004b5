/** Reads the pages: files `benchmark_html*.json`, whose cases name an element by XPath in an older and a later saved page. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { bundle, openPages, type Pages } from './browser.ts';
import { type Case, type Seen, siteOf } from './cases.ts';
import type * as inPage from './in-page.ts';

const FILE = /^benchmark_html.*\.json$/;

const File = v.object({
  pages: v.array(v.object({ id: v.string(), file: v.string() })),
  cases: v.array(
    v.object({
      id: v.string(),
      site: v.string(),
      oldHtml: v.string(),
      newHtml: v.string(),
      oldXPath: v.string(),
      newXPath: v.nullable(v.string()),
      absent: v.optional(v.boolean(), false),
      broken: v.optional(v.object({ all: v.optional(v.boolean()) }), {}),
    }),
  ),
});

type Told = v.InferOutput<typeof File>['cases'][number];

export interface HtmlCases {
  readonly cases: Case[];
  /** Milliseconds that it took to read the later page, for each case. */
  readonly ms: number[];
  /** Cases that could not be measured, and why. */
  readonly notes: string[];
}

/** @param progress is told how many cases are read */
export async function readHtml(
  folder: string,
  progress: (done: number, of: number) => void = () => {},
): Promise<HtmlCases> {
  const names = (await readdir(folder)).filter((name) => FILE.test(name)).sort();
  const result: HtmlCases = { cases: [], ms: [], notes: [] };
  if (names.length === 0) return result;
  const pages = await openPages(await bundle('in-page.ts'));
  try {
    for (const name of names) {
      const parsed = v.safeParse(File, JSON.parse(await readFile(join(folder, name), 'utf8')));
      if (!parsed.success) throw new Error(`${name}: ${parsed.issues[0].message}`);
      const { cases } = parsed.output;
      const paths = new Map(parsed.output.pages.map(({ id, file }) => [id, join(folder, file)]));
      const targets = await describeAll(pages, cases, paths);
      let done = 0;
      for (const [page, of] of Map.groupBy(cases, ({ newHtml }) => newHtml)) {
        await readPage(pages, paths.get(page)!, of, targets, result);
        done += of.length;
        progress(done, cases.length);
      }
    }
    return result;
  } finally {
    await pages.close();
  }
}

async function describeAll(
  pages: Pages,
  cases: readonly Told[],
  paths: ReadonlyMap<string, string>,
): Promise<Map<Told, Seen | null>> {
  const found = new Map<Told, Seen | null>();
  for (const [page, of] of Map.groupBy(cases, ({ oldHtml }) => oldHtml)) {
    const described = await pages.read(
      paths.get(page)!,
      (xpaths: string[]) => {
        const { anchors } = globalThis as unknown as { anchors: typeof inPage };
        return xpaths.map((xpath) => anchors.describeAt(xpath));
      },
      of.map(({ oldXPath }) => oldXPath),
    );
    of.forEach((one, at) => {
      found.set(one, described[at]!);
    });
  }
  return found;
}

/** Cases of one page with the same tag share its candidates: they are read once. */
async function readPage(
  pages: Pages,
  path: string,
  cases: readonly Told[],
  targets: ReadonlyMap<Told, Seen | null>,
  result: HtmlCases,
): Promise<void> {
  const asked = cases.flatMap((one) => {
    const target = targets.get(one);
    if (target) return [{ one, target }];
    result.notes.push(`${one.id}: ${one.oldXPath} is no element that may be described; counted as abstained`);
    result.cases.push({ ...baseOf(one), target: NOTHING, page: [], right: [] });
    return [];
  });
  const read = await pages.read(
    path,
    (list: { xpath: string | null; tag: string; hidden: boolean }[]) => {
      const { anchors } = globalThis as unknown as { anchors: typeof inPage };
      const pages = new Map<string, unknown>();
      return list.map(({ xpath, tag, hidden }) => {
        const { page, at, ms } = anchors.candidates(xpath, tag, hidden);
        const key = `${tag} ${hidden}`;
        const isNew = !pages.has(key);
        pages.set(key, page);
        return { at, ms, key, page: isNew ? page : null };
      });
    },
    asked.map(({ one: { newXPath }, target: { record } }) => ({
      xpath: newXPath,
      tag: record.tag ?? '',
      hidden: record.hidden === true,
    })),
  );
  const known = new Map<string, readonly Seen[]>();
  asked.forEach(({ one, target }, n) => {
    const { at, ms, key, page } = read[n]!;
    if (page) known.set(key, page);
    result.ms.push(ms);
    result.cases.push({ ...baseOf(one), target, page: known.get(key)!, right: at < 0 ? [] : [at] });
  });
}

const NOTHING: Seen = { record: {}, raw: { tag: '', xpath: '', idxpath: '', box: [0, 0, 0, 0] } };

function baseOf({ id, site, newXPath, absent, broken }: Told) {
  const there = newXPath !== null && !absent;
  return { id, kind: 'html' as const, site: siteOf(site), there, broken: broken.all === true };
}
