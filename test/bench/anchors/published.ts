/** Reads the published pairs: files `benchmark.A*.json` with the properties of elements and no page. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { bounded } from '../../../lib/page/anchor/record.ts';
import type { AnchorRecord } from '../../../lib/page/anchor.ts';
import { type Case, type Raw, type Seen, siteOf } from './cases.ts';

const FILE = /^benchmark\.A.*\.json$/;

const text = v.optional(v.string());
const Element = v.object({
  tag: v.string(),
  xpath: v.string(),
  idxpath: v.optional(v.string(), ''),
  box: v.tuple([v.number(), v.number(), v.number(), v.number()]),
  btn: v.optional(v.boolean()),
  ...{ id: text, name: text, cls: text, href: text, alt: text, type: text, title: text },
  ...{ placeholder: text, value: text, text, near: text },
});

const File = v.object({
  pages: v.record(v.string(), v.object({ elements: v.array(Element) })),
  cases: v.array(
    v.object({
      id: v.string(),
      site: v.string(),
      page: v.string(),
      target: Element,
      answer: v.nullish(v.number()),
      corrected: v.nullish(v.number()),
      absent: v.optional(v.boolean()),
      suspect: v.optional(v.unknown()),
      tolerant: v.optional(v.array(v.number()), []),
      broken: v.optional(v.object({ all: v.optional(v.boolean()) }), {}),
    }),
  ),
});

/** @returns the cases of every file of the folder whose name matches; none if there is no such file */
export async function readPublished(folder: string): Promise<Case[]> {
  const names = (await readdir(folder)).filter((name) => FILE.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const parsed = v.safeParse(File, JSON.parse(await readFile(join(folder, name), 'utf8')));
      if (parsed.success) return parsed.output;
      const [issue] = parsed.issues;
      throw new Error(`${name}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
    }),
  );
  return files.flatMap(casesOf);
}

function casesOf({ pages, cases }: v.InferOutput<typeof File>): Case[] {
  const seen = new Map(Object.entries(pages).map(([id, { elements }]) => [id, elements.map(seenOf)]));
  return cases.flatMap((one) => {
    const { id, corrected, absent, suspect, tolerant, broken } = one;
    if (suspect && corrected == null) return [];
    const page = seen.get(one.page)!;
    const answer = absent ? null : (corrected ?? one.answer ?? null);
    // What is tolerated stands with the answer as it was published, so not with a corrected one.
    const right = answer === null ? [] : [...new Set([answer, ...(corrected == null ? tolerant : [])])];
    const base = { id, kind: 'published' as const, site: siteOf(one.site) };
    const target = seenOf(one.target as Raw);
    return [{ ...base, target, page, right, there: answer !== null, broken: broken.all === true }];
  });
}

function seenOf(element: unknown): Seen {
  const raw = element as Raw;
  return { raw, record: recordOf(raw) };
}

/** The published properties in our words. A value counts only where it is a button's label. */
function recordOf(raw: Raw): AnchorRecord {
  const said = raw.text ?? (raw.btn ? raw.value : undefined);
  const [, within = '', tail = ''] = /^\/\/\*\[@id=['"](.*?)['"]\](.*)$/.exec(raw.idxpath) ?? [];
  return bounded({
    tag: raw.tag,
    type: raw.type ?? '',
    name: said ?? raw.title ?? raw.placeholder ?? raw.alt ?? '',
    hint: said === undefined ? '' : (raw.title ?? raw.placeholder ?? raw.alt ?? ''),
    near: raw.near ?? '',
    id: raw.id ?? '',
    field: raw.name ?? '',
    classes: raw.cls ?? '',
    href: raw.href ?? '',
    path: raw.xpath.replace(/^\//, ''),
    within,
    depth: tail.split('/').length - 1,
    box: raw.box,
  });
}
