/** What is said of each build while a pack is previewed. */
import { counted, hasErrors, summary } from './outcome.ts';
import type { Build } from './preview.ts';
import { shadowLine } from './shadow.ts';
import { problemLine } from './terminal.ts';

/** @param say takes one line */
export function buildSayer(say: (line: string) => void, isColoured: boolean, variant?: string) {
  const shown = variant === undefined ? '' : `; showing variant ${variant}`;
  return ({ problems, lessons, shadows, isServed }: Build): void => {
    for (const problem of problems) say(problemLine(problem, isColoured));
    const time = new Date().toLocaleTimeString('en-GB');
    for (const shadow of shadows) say(`${shadowLine(shadow)}\n`);
    if (isServed) say(`${time} built: ${counted(lessons, 'lesson')}, ${summary(problems)}${shown}`);
    else
      say(
        `${time} not built: ${hasErrors(problems) ? 'mend what is above; ' : ''}the last good build is still served`,
      );
  };
}
