/** `cuecard lint [folder]`: what is broken, and what is not yet good practice. */
import type { Compiled } from '../../lib/lesson/compile.ts';
import { isHere } from '../../lib/lesson/lint/only-here.ts';
import { RULES } from '../../lib/lesson/lint/rules.ts';
import { levelOf } from '../../lib/lesson/problem.ts';
import { type LoadOptions, load } from './load.ts';
import { contents, hasErrors, type Outcome, shows, summary, typed, typedPath } from './outcome.ts';

export async function lintFolder(folder: string, options: LoadOptions = {}): Promise<Outcome> {
  const { compiled, problems } = await load(folder, options);
  const lessons = compiled.sources.length;
  const campaigns = compiled.campaignSources.length;
  const unread = unreadIn(compiled);
  const more = unread > 0 ? `, and ${unread} that cannot be read` : '';
  const facts = { lessons, unread, tools: compiled.toolSources.length, campaigns };
  const none =
    lessons + problems.length === 0
      ? `; "${typed(`new lesson change-name --pack ${typedPath(folder)}`)}" writes one`
      : '';
  const isShown = compiled.toolSources.some(({ tool }) => tool.urls.some(isHere));
  const where = isShown ? shows(folder) : typed(`preview ${typedPath(folder)}`);
  const next = lessons > 0 && !hasErrors(problems) ? [`See it where it is used: ${where}`] : [];
  return {
    problems,
    lines: [`${contents(lessons, campaigns)}${more}: ${summary(problems)}${none}`, ...next],
    facts,
  };
}

/** How many lessons are there that cannot be read, by their files: a translation is none by itself. */
function unreadIn({ problems, sources }: Compiled): number {
  const read = new Set(sources.map(({ file }) => file));
  const broken = problems
    .filter((one) => levelOf(one) === 'error' && !read.has(one.file))
    .map(({ file }) => /(?:^|\/)lessons\/([^/.]+)\.md$/.exec(file)?.[1])
    .filter((id) => id !== undefined);
  return new Set(broken).size;
}

/** The rules with what stands behind each. */
export function listRules(): Outcome {
  const rules = RULES.map(({ id, level, reason, source }) => ({ id, level, reason, source }));
  const lines = rules.flatMap(({ id, level, reason, source }) => [
    `${id} (${level})`,
    `  ${reason}`,
    `  ${source}`,
  ]);
  return { problems: [], lines, facts: { rules } };
}
