/** `cuecard preview` at a terminal: prints the address and each build, until Ctrl+C. */
import { buildSayer } from './build-line.ts';
import { startPreview } from './preview.ts';
import type { Terminal } from './terminal.ts';

export async function runPreview(
  folder: string,
  { port, variant }: { port?: number; variant?: string },
  terminal: Terminal,
): Promise<void> {
  const say = (text: string) => terminal.out(`${text}\n`);
  const sayBuild = buildSayer(say, terminal.color, variant);
  let wasServed = false;
  const preview = await startPreview(folder, {
    onBuild(build) {
      sayBuild(build);
      wasServed ||= build.isServed;
    },
    ...(port !== undefined && { port }),
    ...(variant !== undefined && { variant }),
  });
  const when = wasServed ? 'Paste' : 'Once it is built, paste';
  say(`\n${when} this address into Options → Lesson packs:\n  ${preview.url}`);
  say(
    `It is signed with a key for this preview only: ${preview.fingerprint}\nChanges show at once. Ctrl+C stops.\n`,
  );
  await new Promise<void>((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped());
  });
  await preview.stop();
}
