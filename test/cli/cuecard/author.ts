/** An author at a terminal: a folder to work in, and the command. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { run } from '../../../cli/cuecard/program.ts';
import { lessonText, PACK } from '../../lesson/lint/pack.ts';
import { TOOL_YAML } from '../../lesson/samples.ts';

const SCRIPT = new URL('../../../cli/cuecard.ts', import.meta.url).pathname;
const open: string[] = [];

afterEach(() => {
  for (const folder of open.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test. */
export function workshop(files: Record<string, string | Uint8Array> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cuecard-'));
  open.push(folder);
  const path = (name: string) => join(folder, name);
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    folder,
    path,
    write,
    read: (name: string) => readFileSync(path(name), 'utf8'),
    list: (name = '') =>
      readdirSync(path(name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .sort(),
  };
}

/** A pack with one tool and one lesson that keeps every rule. */
export const goodPack = (name = 'acme') => ({
  [`${name}/pack.yaml`]: PACK,
  [`${name}/tools/desk.yaml`]: TOOL_YAML,
  [`${name}/lessons/refund.md`]: lessonText(),
});

export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Runs a command in this process. */
export async function cuecard(...args: string[]): Promise<Ended> {
  let [out, err] = ['', ''];
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    color: false,
    live: false,
  };
  const code = await run(args, terminal);
  return { code, out, err };
}

/** What `--json` prints. */
export async function json(...args: string[]): Promise<Record<string, unknown> & { code: number }> {
  const { code, out } = await cuecard(...args, '--json');
  return { ...JSON.parse(out), code };
}

/** Runs a command as a person does: in a process of its own, in a folder. */
export function shell(cwd: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const { FORCE_COLOR: _, NO_COLOR: __, ...plain } = process.env;
  return new Promise((done) => {
    execFile(
      process.execPath,
      [SCRIPT, ...args],
      { cwd, env: { ...plain, ...env }, maxBuffer: 1 << 26 },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}
