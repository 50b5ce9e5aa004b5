import { describe, expect, test } from 'vitest';
import { compileTool, settle, survivors } from '../../lib/page/detect.ts';
import type { Signal, Tool } from '../../lib/page/tool.ts';

type Urls = Record<string, string[] | { urls: string[]; signals: string[] }>;

/** A tool from its pages' rules. */
function tool(id: string, urls: string[], pages: Urls, signals: string[] = []): Tool {
  const css = (list: string[]): Signal[] => list.map((one) => ({ css: one }));
  return {
    id,
    name: id,
    urls,
    signals: css(signals),
    busy: [],
    pages: Object.entries(pages).map(([page, of]) => {
      const given = Array.isArray(of) ? { urls: of, signals: [] } : of;
      return {
        id: page,
        title: page,
        urls: given.urls,
        signals: css(given.signals),
        examples: ['https://x.example/'],
      };
    }),
  };
}

/** Tool and page at an address, on a page that shows these selectors. */
function detect(tools: Tool[], address: string, shown: string[] = []): string | null {
  const url = new URL(address);
  const list = survivors(tools.map(compileTool), url);
  const found = settle(structuredClone(list), {
    params: url.searchParams,
    has: ({ css, absent }) => shown.includes(css) !== (absent ?? false),
  });
  return found && `${found.tool}/${found.page ?? ''}`;
}

/** The same whatever order the author wrote the pages in. */
function bothWays(one: Tool, address: string, shown?: string[]): string | null {
  const answer = detect([one], address, shown);
  expect(detect([{ ...one, pages: one.pages.toReversed() }], address, shown)).toBe(answer);
  return answer;
}

describe('the most exact page wins', () => {
  const desk = tool('desk', ['desk.example/*'], {
    any: [],
    tickets: ['/tickets'],
    below: ['/tickets/*'],
    ticket: ['/tickets/:id'],
    new: ['/tickets/new'],
    fresh: ['/tickets/new?from=call'],
    edit: ['/tickets/:id/edit'],
    route: ['/app#/tickets/:id'],
    routes: ['/app#/tickets/new', '/app#!/tickets/new'],
  });
  test.each([
    ['/', 'any'],
    ['/tickets', 'tickets'],
    ['/tickets/', 'tickets'],
    ['/tickets/12', 'ticket'],
    ['/tickets/new', 'new'],
    ['/tickets/new?from=mail', 'new'],
    ['/tickets/new?x=1&from=call', 'fresh'],
    ['/tickets/12/edit', 'edit'],
    ['/tickets/12/log', 'below'],
    ['/app#/tickets/12', 'route'],
    ['/app#/tickets/new', 'routes'],
    ['/app#!/tickets/new', 'routes'],
    ['/app#jane@example.com', 'any'],
  ])('%s is %s', (path, page) => {
    expect(bothWays(desk, `https://desk.example${path}`)).toBe(`desk/${page}`);
  });

  test('a rule that does not hold lends no weight to another rule of its page', () => {
    const crm = tool('crm', ['crm.example/*'], { list: ['/*', '/x?mode=list'], x: ['/x'] });
    expect(bothWays(crm, 'https://crm.example/x')).toBe('crm/x');
    expect(bothWays(crm, 'https://crm.example/x?mode=list')).toBe('crm/list');
    expect(bothWays(crm, 'https://crm.example/y')).toBe('crm/list');
  });
});

describe('what the page shows decides', () => {
  const crm = tool('crm', ['crm.example/*'], {
    list: { urls: ['/index.php'], signals: ['.list'] },
    edit: { urls: ['/index.php'], signals: ['form.edit', '.save'] },
    plain: ['/index.php'],
  });
  test.each([
    [['.list'], 'list'],
    [['form.edit', '.save'], 'edit'],
    [['form.edit', '.save', '.list'], 'edit'],
    [['form.edit'], 'plain'],
    [[], 'plain'],
  ])('at one address, %j', (shown, page) => {
    expect(bothWays(crm, 'https://crm.example/index.php', shown)).toBe(`crm/${page}`);
  });

  test('a tool known by its signals, among others at such an address', () => {
    const tools = [
      tool('wild', ['*/*'], { any: [] }, ['.wild']),
      tool('desk', ['localhost/*'], { any: [] }, ['.desk']),
      tool('port', ['localhost:4173/*'], { any: [] }, ['.port', '.more']),
    ];
    const at = (shown: string[], address = 'http://localhost:4173/') => {
      expect(detect(tools.toReversed(), address, shown)).toBe(detect(tools, address, shown));
      return detect(tools, address, shown);
    };
    expect(at([])).toBe(null);
    expect(at(['.wild'])).toBe('wild/any');
    expect(at(['.wild', '.desk'])).toBe('desk/any');
    expect(at(['.wild', '.desk', '.port', '.more'])).toBe('port/any');
    expect(at(['.port', '.more'], 'http://localhost:4174/')).toBe(null);
  });

  test('a tool is known where none of its pages is', () => {
    const desk = tool('desk', ['desk.example/*'], { tickets: ['/tickets'] });
    expect(detect([desk], 'https://desk.example/about')).toBe('desk/');
    expect(detect([desk], 'https://other.example/tickets')).toBe(null);
    expect(detect([], 'https://desk.example/')).toBe(null);
  });

  test('a tool may ask for the query too, any one of its rules', () => {
    const desk = tool('desk', ['apps.example/?app=desk', 'apps.example/?app=desk2'], { start: [] });
    expect(detect([desk], 'https://apps.example/?x=1&app=desk')).toBe('desk/start');
    expect(detect([desk], 'https://apps.example/?app=desk2')).toBe('desk/start');
    expect(detect([desk], 'https://apps.example/?app=crm')).toBe(null);
  });
});

test("a tool's rule that does not hold lends no weight to another of its rules", () => {
  const tools = [
    tool('wide', ['*/*', 'apps.example/desk?app=wide'], { start: [] }),
    tool('desk', ['apps.example/*'], { start: [] }),
  ];
  expect(detect(tools, 'https://apps.example/desk')).toBe('desk/start');
  expect(detect(tools, 'https://apps.example/desk?app=wide')).toBe('wide/start');
  expect(detect(tools, 'https://other.example/desk')).toBe('wide/start');
});

test("the first stage does not look at the query's values", () => {
  const compiled = [compileTool(tool('desk', ['desk.example/*'], { a: ['?m=a'], b: ['?m=b'] }))];
  const at = (query: string) => survivors(compiled, new URL(`https://desk.example/${query}`));
  expect(at('?m=a&q=jane')).toEqual(at(''));
});

test('what a tool says is a record goes to the page with it', () => {
  const desk = { ...tool('desk', ['desk.example/*'], { any: [] }), records: ['h1'] };
  const [found] = survivors([compileTool(desk)], new URL('https://desk.example/a'));
  expect(found).toMatchObject({ tool: 'desk', records: ['h1'] });
});
