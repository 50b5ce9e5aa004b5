/**
 * Builds or zips the extension for Chrome, Edge and Firefox:
 * `node cli/extension.ts build|zip [--hosts hosts.txt [--out folder]] [browser …]`.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, zip } from 'wxt';
import { formatProblem } from '../lib/lesson/problem.ts';
import { parseHosts } from './hosts.ts';

const BROWSERS = ['chrome', 'edge', 'firefox'];
const USAGE = `node cli/extension.ts build|zip [--hosts hosts.txt [--out folder]] [${BROWSERS.join('|')} …]`;

/** The administrator's build: the same code, with these hosts granted by the installation. */
interface Managed {
  hosts: string[];
  outDir: string;
}

/**
 * Builds for one browser into `.output/<browser>-mv3`, or a managed build into `<outDir>/<browser>-mv3`.
 * @param browser 'chrome', 'edge' or 'firefox'
 */
export async function buildFor(browser: string, managed?: Managed): Promise<void> {
  await build({ browser, ...configOf(managed) });
}

function configOf(managed?: Managed) {
  return managed && { outDir: managed.outDir, manifest: { host_permissions: managed.hosts } };
}

/** Ends the process with a message where something is wrong: then nothing is built. */
function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { hosts: { type: 'string' }, out: { type: 'string' } },
    });
  } catch (error) {
    return fail(`${USAGE}; ${(error as Error).message}`);
  }
}

async function readHosts(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) =>
    fail(`${file} cannot be read (${error.message}). --hosts takes a file with one host a line.`),
  );
  const { patterns, problems } = parseHosts(text, file);
  if (problems.length > 0) fail(`${problems.map(formatProblem).join('\n')}\nNothing was built.`);
  return patterns;
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const [command = 'build', ...named] = positionals;
  const wrong = named.find((name) => !BROWSERS.includes(name));
  if (wrong !== undefined || !['build', 'zip'].includes(command))
    fail(`${USAGE}; "${wrong ?? command}" is not known`);
  if (values.out !== undefined && values.hosts === undefined) fail(`${USAGE}; --out needs --hosts`);
  if (values.out !== undefined && resolve(values.out) === resolve('.output'))
    fail(`${values.out} holds the normal build. Name another folder with --out.`);
  const managed =
    values.hosts === undefined
      ? undefined
      : { hosts: await readHosts(values.hosts), outDir: values.out ?? '.output/managed' };
  for (const browser of named.length > 0 ? named : BROWSERS) {
    if (command === 'zip') await zip({ browser, ...configOf(managed), zip: { zipSources: false } });
    else await buildFor(browser, managed);
  }
}

if (import.meta.main) await main();
