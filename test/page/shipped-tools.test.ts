import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../lib/lesson/yaml.ts';
import { compileTool, settle, survivors } from '../../lib/page/detect.ts';
import { Tool } from '../../lib/page/tool.ts';

const LESSONS = new URL('../../lessons/', import.meta.url).pathname;

/** Every tool of every pack that ships. */
const tools: Tool[] = readdirSync(LESSONS)
  .map((pack) => join(LESSONS, pack, 'tools'))
  .filter(existsSync)
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((file) => /\.ya?ml$/.test(file))
  .map((file) => {
    const read = readYaml(Tool, readFileSync(file, 'utf8'), file);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  });

/** What the address hits on a page that shows exactly these signals. */
function hit(among: Tool[], address: string, seen: Tool['signals']) {
  const url = new URL(address);
  const shows = new Set(seen.map((signal) => JSON.stringify(signal)));
  const has = (signal: object) => shows.has(JSON.stringify(signal));
  return settle(survivors(among.map(compileTool), url), { params: url.searchParams, has });
}

test('there are tools to test', () => {
  expect(tools.length).toBeGreaterThan(0);
});

describe.each(tools.map((tool) => [tool.id, tool] as const))('%s', (_, tool) => {
  const examples = tool.pages.flatMap((page) => page.examples.map((example) => [example, page.id] as const));

  test.each(examples)('%s is the page "%s" and no other of any tool', (example, id) => {
    const own = tool.pages.find((page) => page.id === id)!;
    const seen = [...tool.signals, ...own.signals];
    const want = { tool: tool.id, page: id };
    expect(hit(tools, example, seen)).toEqual(want);
    expect(hit(tools.toReversed(), example, seen)).toEqual(want);
    const others = tools.filter((other) => other !== tool);
    expect(hit(others, example, seen)).toBe(null);
  });

  test('no other page would do where a page is missing', () => {
    for (const page of tool.pages) {
      const rest = { ...tool, pages: tool.pages.filter((other) => other !== page) };
      const hits = page.examples.map((url) => hit([rest], url, tool.signals)?.page);
      const twins = rest.pages.filter((other) => hits.includes(other.id));
      // Only a page with a pattern in its address may also fit: it is the less exact one.
      for (const twin of twins) expect(twin.urls.join(), `${page.id} and ${twin.id}`).toMatch(/[:*]/);
    }
  });
});
