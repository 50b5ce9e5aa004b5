/** What is said of each build while a pack is previewed. */
import { contents, summary } from './outcome.ts';
import type { Build } from './preview.ts';
import { shadowLine } from './shadow.ts';
import { problemLine } from './terminal.ts';

/** @param say takes one line */
export function buildSayer(say: (line: string) => void, isColoured: boolean, variant?: string) {
  const shown = variant === undefined ? '' : `; showing variant ${variant}`;
  let wasServed = false;
  return ({ problems, lessons, campaigns, shadows, isServed }: Build): void => {
    for (const problem of problems) say(problemLine(problem, isColoured));
    const time = new Date().toLocaleTimeString('en-GB');
    for (const shadow of shadows) say(`${shadowLine(shadow)}\n`);
    wasServed ||= isServed;
    if (isServed) say(`${time} built: ${contents(lessons, campaigns)}, ${summary(problems)}${shown}`);
    else {
      const served = wasServed ? 'the last good build is still served' : 'nothing is served yet';
      say(`${time} not built: mend what is above and save it; ${served}`);
    }
  };
}
