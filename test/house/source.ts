/** Reads our own source for the rules of the house: files by room, and what stands in each. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';

const ROOT = new URL('../..', import.meta.url).pathname;
const CODE = /\.(ts|tsx|mts|mjs|js)$/;

/** Every file that git tracks and that is there. */
export const tracked: string[] = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(ROOT + path));

export const read = (path: string) => readFileSync(ROOT + path, 'utf8');

/** The code files of rooms, such as `lib` or `lib/webext`. */
export function codeOf(...rooms: string[]): string[] {
  return tracked.filter((path) => CODE.test(path) && rooms.some((room) => path.startsWith(`${room}/`)));
}

/** A node of the syntax tree, as far as the rules look at it. */
export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** The syntax tree of a source. @throws Error when it cannot be read */
export function parse(path: string, source: string): Node {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return program as unknown as Node;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** The nodes directly below a node, with the name of the place they stand in. */
export function below(node: Node): [string, Node][] {
  return Object.entries(node).flatMap(([key, value]) =>
    [value]
      .flat()
      .filter(isNode)
      .map((child): [string, Node] => [key, child]),
  );
}

/** A node and all below it; `enter` may keep out of a branch. */
export function* walk(node: Node, enter: (node: Node) => boolean = () => true): Generator<Node> {
  if (!enter(node)) return;
  yield node;
  for (const [, child] of below(node)) yield* walk(child, enter);
}

/** What a source imports: import, export from, import() and import types. A computed name is '?'. */
export function importsOf(path: string, source: string): string[] {
  const found: string[] = [];
  for (const node of walk(parse(path, source))) {
    if (!/^(Import(Declaration|Expression)|Export(All|Named)Declaration|TSImportType)$/.test(node.type))
      continue;
    const from = (node.source ?? node.argument) as Node | null | undefined;
    if (from) found.push(String((from.literal as Node | undefined)?.value ?? from.value ?? '?'));
  }
  return found;
}
