/** `cuecard preview` at a terminal: prints the address and each build, until Ctrl+C. */
import { contents, summary } from './outcome.ts';
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
  let wasServed = false;
  const onBuild = ({ problems, lessons, campaigns, shadows, isServed }: Build) => {
    for (const problem of problems) say(problemLine(problem, terminal.color));
    const time = new Date().toLocaleTimeString('en-GB');
    for (const shadow of shadows) say(`${shadowLine(shadow)}\n`);
    wasServed ||= isServed;
    if (isServed) say(`${time} built: ${contents(lessons, campaigns)}, ${summary(problems)}${shown}`);
    else {
      const served = wasServed ? 'the last good build is still served' : 'nothing is served yet';
      say(`${time} not built: mend what is above and save it; ${served}`);
    }
  };
  const preview = await startPreview(folder, {
    onBuild,
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
