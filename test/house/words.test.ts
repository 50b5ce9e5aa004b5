import { describe, expect, it } from 'vitest';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { below, codeOf, type Node, parse, read, walk } from './source.ts';

const SAID =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|text)$/;
const isWords = (value: unknown) => typeof value === 'string' && /\p{L}|\p{N}/u.test(value);

/** The literals that an expression shows: through conditions and concatenation, not into calls or elements. */
function* shown(node: Node): Generator<string> {
  if (node.type === 'Literal' && isWords(node.value)) yield String(node.value);
  if (node.type === 'TemplateLiteral')
    for (const part of node.quasis as Node[])
      if (isWords((part.value as { cooked: string }).cooked)) yield 'template';
  if (node.type === 'ConditionalExpression')
    yield* [node.consequent, node.alternate].flatMap((n) => [...shown(n as Node)]);
  if (/^(Logical|Binary)Expression$/.test(node.type) && node.operator !== '===' && node.operator !== '!==')
    yield* [node.left, node.right].flatMap((n) => [...shown(n as Node)]);
  if (/^(JSXExpressionContainer|ParenthesizedExpression|ArrayExpression|TSAsExpression)$/.test(node.type))
    for (const [, child] of below(node)) yield* shown(child);
}

/** Words for people that stand in the code instead of in messages.json. */
function literalsIn(path: string, source: string): string[] {
  const found: string[] = [];
  for (const node of walk(parse(path, source))) {
    if (node.type === 'JSXText' && isWords(node.value)) found.push(String(node.value).trim());
    if (/^JSX(Element|Fragment)$/.test(node.type))
      for (const child of node.children as Node[])
        if (child.type === 'JSXExpressionContainer') found.push(...shown(child));
    if (node.type === 'JSXAttribute' && SAID.test(String((node.name as Node).name)) && node.value)
      found.push(...shown(node.value as Node));
  }
  return found;
}

const views = codeOf('components', 'entrypoints').filter((path) => path.endsWith('.tsx'));

it.each(views)('%s says nothing of its own', (path) => expect(literalsIn(path, read(path))).toEqual([]));

describe('a planted literal is found:', () => {
  it.each([
    ['<p>Hello</p>', 'Hello'],
    ['<p>{x} of 3</p>', 'of 3'],
    ['<button aria-label="Close" />', 'Close'],
    ['<input placeholder={"Search"} />', 'Search'],
    ['<Notice title={ok ? t("a") : "Failed"} />', 'Failed'],
    ['<p>{"Hello"}</p>', 'Hello'],
    ['<p>{ok && "Saved"}</p>', 'Saved'],
    ['<p>{name + " left"}</p>', ' left'],
    [`<>{\`\${n} lessons\`}</>`, 'template'],
    ['<img alt="A dog" />', 'A dog'],
  ])('%s', (source, says) => expect(literalsIn('a.tsx', source)).toEqual([says]));

  it.each([
    '<p class="quiet">({t("key")})</p>',
    '<img alt="" src="/icon/48.png" />',
    '<p>{x === "done" && t("key")} · </p>',
    '<a href="https://a.b">{x}</a>',
  ])('and nothing in %s', (source) => expect(literalsIn('a.tsx', source)).toEqual([]));
});

const keys = Object.keys(messages);
const base = (key: string) => key.replace(/_(one|other)$/, '');

/** The keys that a source asks for by `t(…)`, `t.count(…)`, `words(…)` and `words.count(…)`. */
function askedIn(path: string, source: string): string[] {
  return [...walk(parse(path, source))].flatMap((node) => {
    if (node.type !== 'CallExpression') return [];
    const callee = node.callee as Node;
    const isCount = callee.type === 'MemberExpression' && (callee.property as Node).name === 'count';
    const { name } = (isCount ? callee.object : callee) as Node;
    const [first] = node.arguments as Node[];
    if ((name !== 't' && name !== 'words') || !first) return [];
    return [...shown(first)].flatMap((key) => (isCount ? [`${key}_one`, `${key}_other`] : [key]));
  });
}

/** Every string in a source. */
const stringsIn = (path: string, source: string) =>
  [...walk(parse(path, source))].flatMap(({ type, value }) =>
    type === 'Literal' && typeof value === 'string' ? [value] : [],
  );

const speaking = codeOf('components', 'entrypoints', 'lib');

it.each(speaking)('%s asks only for words that exist', (path) => {
  for (const key of askedIn(path, read(path))) expect(keys).toContain(key);
});

it('a planted unknown key is found', () => {
  expect(askedIn('a.tsx', 't(ok ? "nope" : "useful"); t.count("never", 1)')).toEqual([
    'nope',
    'useful',
    'never_one',
    'never_other',
  ]);
});

it('every message is used somewhere', () => {
  const used = new Set(speaking.flatMap((path) => stringsIn(path, read(path))));
  for (const path of [...codeOf('cli'), 'entrypoints/popup/index.html', 'entrypoints/options/index.html'])
    for (const [, key] of read(path).matchAll(/__MSG_(\w+)__/g)) used.add(key!);
  expect(keys.filter((key) => !used.has(key) && !used.has(base(key)))).toEqual([]);
});

it('every plural has both forms, and substitutions count up from $1', () => {
  for (const [key, { message }] of Object.entries(messages)) {
    if (key !== base(key))
      expect(keys).toEqual(expect.arrayContaining([`${base(key)}_one`, `${base(key)}_other`]));
    const numbers = new Set([...message.matchAll(/\$(\d)/g)].map(([, n]) => Number(n)));
    expect([...numbers].sort(), key).toEqual([...numbers].map((_, n) => n + 1));
    expect(message, key).not.toMatch(/!|\boops\b|\bsimply\b/i);
  }
});
