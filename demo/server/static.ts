/** Files of the practice tools. TypeScript goes to the browser with its types taken out. */
import { readFile, stat } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname, resolve, sep } from 'node:path';

export interface StaticFile {
  type: string;
  body: Buffer;
}

const ROOT = resolve(import.meta.dirname, '..');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const stripped = new Map<string, { modified: number; body: Buffer }>();

/** The file at `path` inside demo/`folder`, or undefined when it is not there or not for browsers. */
export async function readStatic(folder: string, path: string): Promise<StaticFile | undefined> {
  const base = resolve(ROOT, folder);
  const file = resolve(base, `.${sep}${path}`);
  const type = TYPES[extname(file)];
  if (!type || path.includes('\0') || !file.startsWith(base + sep)) return undefined;
  try {
    const { mtimeMs } = await stat(file);
    const body = file.endsWith('.ts') ? await readScript(file, mtimeMs) : await readFile(file);
    return { type, body };
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return undefined;
    }
    throw error;
  }
}

async function readScript(file: string, modified: number): Promise<Buffer> {
  const known = stripped.get(file);
  if (known?.modified === modified) return known.body;
  const source = await readFile(file, 'utf8');
  const body = Buffer.from(quietly(() => stripTypeScriptTypes(source)));
  stripped.set(file, { modified, body });
  return body;
}

/** Runs `work` without Node's notice that stripping types is experimental. */
function quietly<T>(work: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
