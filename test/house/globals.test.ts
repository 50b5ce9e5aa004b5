import { describe, expect, it } from 'vitest';
import { below, codeOf, type Node, parse, read } from './source.ts';

/** What only a browser has, or what would let the rest of `lib` reach out of its arguments. */
const BROWSER = new Set(
  `window document self top parent frames chrome browser navigator location history screen localStorage
  sessionStorage indexedDB caches fetch XMLHttpRequest WebSocket EventSource Worker MutationObserver
  ResizeObserver IntersectionObserver Element HTMLElement HTMLInputElement Node Event Document DOMParser
  getComputedStyle matchMedia requestAnimationFrame requestIdleCallback addEventListener alert open
  customElements visualViewport speechSynthesis`.split(/\s+/),
);

/** Types are no code; names behind a dot or before a colon are nobody's variable. */
const TYPES = /^TS(Type|Interface|TypeAlias|.*(Type|Keyword|Signature|Predicate)$)/;
const NAMES: Record<string, string> = {
  MemberExpression: 'property',
  Property: 'key',
  MethodDefinition: 'key',
  PropertyDefinition: 'key',
};

/** The browser's names that a source uses without having declared them. */
function globalsIn(path: string, source: string): string[] {
  const [declared, used] = [new Set<string>(), new Set<string>()];
  const visit = (node: Node, declares: boolean) => {
    if (TYPES.test(node.type) || node.type === 'TSInterfaceDeclaration') return;
    if (node.type === 'Identifier') (declares ? declared : used).add(String(node.name));
    if (node.type === 'MemberExpression' && (node.object as Node).name === 'globalThis')
      used.add(String((node.property as Node).name ?? (node.property as Node).value));
    for (const [key, child] of below(node)) {
      if (key === 'typeAnnotation' || key === 'returnType') continue;
      if (NAMES[node.type] === key && node.computed !== true) {
        // `{ document }` is a name twice: the pattern or value says which.
        continue;
      }
      visit(child, isBinding(node, key, declares));
    }
  };
  visit(parse(path, source), false);
  return [...used]
    .filter((name) => BROWSER.has(name) && !(declared.has(name) && !reaches(source, name)))
    .sort();
}

/** `globalThis.window` reaches the browser whatever is declared. */
const reaches = (source: string, name: string) =>
  new RegExp(`globalThis(\\.|\\[['"\`])${name}\\b`).test(source);

function isBinding({ type }: Node, key: string, declares: boolean): boolean {
  if (/^(Import.*Specifier)$/.test(type)) return key === 'local';
  if (type === 'VariableDeclarator') return key === 'id';
  if (/Function|Class/.test(type)) return key === 'id' || key === 'params';
  if (type === 'CatchClause') return key === 'param';
  if (type === 'AssignmentPattern') return declares && key === 'left';
  return declares && /^(ObjectPattern|ArrayPattern|RestElement|Property|FormalParameters?)$/.test(type);
}

const files = codeOf('lib').filter((path) => !path.startsWith('lib/webext/'));

it.each(files)('%s asks no browser', (path) => expect(globalsIn(path, read(path))).toEqual([]));

describe('a planted fault is found:', () => {
  it.each([
    ['document.title', 'document'],
    ['export const x = () => window.location', 'window'],
    ['globalThis.document.title', 'document'],
    ["globalThis['fetch']('a')", 'fetch'],
    ['const document = 1; globalThis.document', 'document'],
    ['const x = { window }', 'window'],
    ['const x = { a: [navigator] }', 'navigator'],
    [`\`\${location}\``, 'location'],
    ['f(x as Element, fetch)', 'fetch'],
    ['const f = (a = localStorage) => a', 'localStorage'],
    ['if (x instanceof HTMLElement) y()', 'HTMLElement'],
    ['chrome?.runtime', 'chrome'],
  ])('%s', (source, name) => expect(globalsIn('lib/a.ts', source)).toEqual([name]));
});

it.each([
  'export const f = (document: Document) => document.title',
  'export const f = ({ location: { href }, window }: A) => window.x + href',
  'const { document } = page; document.title',
  'interface A { window: Window; fetch(): void } const a = x.document.location',
  'type A = typeof window; let b: HTMLElement',
  '// window\nconst s = "document"; const o = { fetch: 1 }',
])('is not found: %s', (source) => expect(globalsIn('lib/a.ts', source)).toEqual([]));
