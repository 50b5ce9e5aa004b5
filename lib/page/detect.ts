/**
 * Which tool and page this is, in two stages. `survivors` looks at the address alone and needs no page;
 * `settle` asks the page about what is left: the query's values and a few signals in the DOM.
 */
import { parseRule, type Query, queryFits, type Rule } from './rule.ts';
import type { Signal, Tool } from './tool.ts';

/** A page's rule whose address fits, with what the DOM must still confirm. */
export interface Candidate {
  readonly page: string;
  readonly when: Query[];
  readonly signals: Signal[];
}

/** A tool's rule whose address fits, and its pages' rules from the most exact to the least. */
export interface Survivor {
  readonly tool: string;
  readonly when: Query[];
  readonly signals: Signal[];
  /** The tool's signs that a person must not be interrupted now. */
  readonly busy: Signal[];
  /** CSS of what is never read on this tool's pages. */
  readonly records?: string[];
  readonly pages: Candidate[];
}

export interface Detected {
  readonly tool: string;
  readonly page: string | null;
}

/** What the second stage may ask of the page. */
export interface Facts {
  readonly params: URLSearchParams;
  has(signal: Signal): boolean;
}

interface CompiledPage {
  readonly id: string;
  readonly rules: Rule[];
  readonly signals: Signal[];
}

export interface CompiledTool {
  readonly id: string;
  readonly rules: Rule[];
  readonly signals: Signal[];
  readonly busy: Signal[];
  readonly records: string[];
  readonly pages: CompiledPage[];
}

/**
 * Compiles a tool's URL rules.
 * @throws RuleError when a rule cannot be read
 */
export function compileTool(tool: Tool): CompiledTool {
  return {
    id: tool.id,
    rules: tool.urls.map((url) => parseRule(url, 'tool')),
    signals: tool.signals,
    busy: tool.busy,
    records: tool.records ?? [],
    pages: tool.pages.map((page) => ({
      id: page.id,
      rules: page.urls.map((url) => parseRule(url, 'page')),
      signals: page.signals,
    })),
  };
}

/**
 * First stage: the tools, and in each the pages, whose address fits.
 * @param tools compiled tools; their order decides between equals
 * @param url the page's address; its query is not looked at
 */
export function survivors(tools: readonly CompiledTool[], url: URL): Survivor[] {
  const found: { weight: number; survivor: Survivor }[] = [];
  for (const tool of tools) {
    const { signals, busy, records } = tool;
    const rules = tool.rules.filter((rule) => rule.fits(url));
    if (rules.length === 0) continue;
    const pages = tool.pages
      .flatMap((page) => fits(page, url).map((fit) => ({ page, ...fit })))
      .sort((a, b) => order(b.weight, b.page) - order(a.weight, a.page))
      .map(({ page, query }) => ({ page: page.id, when: [query], signals: page.signals }));
    for (const { weight, query } of rules)
      found.push({
        weight: order(weight, tool),
        survivor: { tool: tool.id, when: [query], signals, busy, records, pages },
      });
  }
  return found.sort((a, b) => b.weight - a.weight).map((entry) => entry.survivor);
}

/**
 * Second stage, run in the page.
 * @param list what `survivors` answered
 * @param facts the query and a test for signals
 * @returns the first tool that the page confirms and its most exact page, or null
 */
export function settle(list: readonly Survivor[], facts: Facts): Detected | null {
  const holds = (entry: { when: Query[]; signals: Signal[] }) =>
    entry.when.some((query) => queryFits(query, facts.params)) && entry.signals.every((s) => facts.has(s));
  for (const survivor of list) {
    if (!holds(survivor)) continue;
    return { tool: survivor.tool, page: survivor.pages.find(holds)?.page ?? null };
  }
  return null;
}

/** Each rule stands for itself: one whose query fails in the page must not lend its weight to another. */
function fits({ rules }: CompiledPage, url: URL): { weight: number; query: Query }[] {
  if (rules.length === 0) return [{ weight: 0, query: {} }];
  return rules.filter((rule) => rule.fits(url));
}

/** Among equal addresses, the one that asks more of the page is the more exact. */
function order(weight: number, entry: { signals: Signal[] }): number {
  return weight * 10 + Math.min(entry.signals.length, 9);
}
