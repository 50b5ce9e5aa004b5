/** `cuecard preview` at a terminal: prints the address and each build, until Ctrl+C. */
import { counted, hasErrors, summary } from './outcome.ts';
import { type Build, startPreview } from './preview.ts';
import { shadowLine } from './shadow.ts';
import { problemLine, type Terminal } from './terminal.ts';

export async function runPreview(
  folder: string,
  { port, variant }: { port?: number; variant?: string },
  terminal: Terminal,
): Promise<void> {
  const shown = variant === undefined ? '' : `; showing variant ${variant}`;
  const say = (text: string) => terminal.out(`${text}\n`);
  const onBuild = ({ problems, lessons, shadows, isServed }: Build) => {
    for (const problem of problems) say(problemLine(problem, terminal.color));
    const time = new Date().toLocaleTimeString('en-GB');
    for (const shadow of shadows) say(`${shadowLine(shadow)}\n`);
    if (isServed) say(`${time} built: ${counted(lessons, 'lesson')}, ${summary(problems)}${shown}`);
    else
      say(
        `${time} not built: ${hasErrors(problems) ? 'mend what is above; ' : ''}the last good build is still served`,
      );
  };
  const preview = await startPreview(folder, {
    onBuild,
    ...(port !== undefined && { port }),
    ...(variant !== undefined && { variant }),
  });
  say(`\nPaste this address into Options → Lesson packs:\n  ${preview.url}`);
  say(
    `It is signed with a key for this preview only: ${preview.fingerprint}\nChanges show at once. Ctrl+C stops.\n`,
  );
  await new Promise<void>((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped());
  });
  await preview.stop();
}
