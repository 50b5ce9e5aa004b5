/** `cuecard accept`: what a page shows now is written into the step of a demo that missed it. */
import { readFile } from 'node:fs/promises';
import type { Gap } from '../../lib/insight/gap.ts';
import { letterOf, ORIGINAL } from '../../lib/lesson/variant.ts';
import { replaceFile } from './files.ts';
import { load } from './load.ts';
import { MaterialError, type Outcome, typed, UsageError } from './outcome.ts';
import { gapAt } from './report-gaps.ts';

/**
 * @param from a report's file and the id of a gap of kind drift in it, parted by "#"
 * @param name taken in place of the one that was seen most often
 */
export async function accept(
  from: string,
  { pack: folder, name: given }: { pack: string; name?: string },
): Promise<Outcome> {
  const isDrift = ({ kind }: Gap) => kind === 'drift';
  const gap = await gapAt(from, isDrift, 'with a step that is missed');
  const { kind, lesson, block, step, words, variant = ORIGINAL } = gap;
  if (kind !== 'drift' || block === null || step === null)
    throw new UsageError(`"${gap.id}" is about no step that is missed; mend it in the lesson ${lesson}`);
  const name = given ?? words[0];
  if (name === undefined)
    throw new UsageError(
      `nobody's page told what stands there now; look at the page, and give it with --name "…"`,
    );
  if (/["\p{Cc}]/u.test(name))
    throw new UsageError(`a name with a quotation mark in it is written into the lesson by hand: ${name}`);
  const { compiled } = await load(folder);
  const written = compiled.sources.filter(
    ({ lesson: one }) => `${compiled.pack?.info.id}/${one.id}` === lesson && letterOf(one) === variant,
  );
  // The report does not say in which language it was missed: in the first one, and the others are named.
  const source =
    written.find(({ lesson: one }) => one.language === compiled.pack?.info.languages[0]) ?? written[0];
  const of = source?.lesson.blocks[block];
  if (!source || of?.kind !== 'demo' || !of.steps[step])
    throw new MaterialError(
      `${folder} has no step ${step + 1} in block ${block + 1} of ${lesson}: it was changed since; look at the lesson`,
    );
  const { file, line } = source.blockAt(block, step);
  const text = await readFile(file, 'utf8');
  const done = renamed(text, line, name);
  if (!done)
    throw new MaterialError(
      `${file}:${line} points by no name; write "where" anew by hand, such as: - where: button "${name}"`,
    );
  if (done.before !== done.after) await replaceFile(file, done.text);
  const left = done.was === name ? [] : linesWith(done.text, done.was);
  const others = given === undefined ? words.slice(1) : [];
  return {
    problems: [],
    lines: [
      `${file}:${done.line} - ${done.before.trim()}`,
      `${file}:${done.line} + ${done.after.trim()}`,
      ...(left.length > 0
        ? [`“${done.was}” still stands in line ${left.join(', ')}: change it where it is the same thing.`]
        : []),
      ...(others.length > 0 ? [`Also seen there: ${others.join(', ')}; take one with --name "…".`] : []),
      ...written.flatMap(({ file: one }) =>
        one === source.file ? [] : [`${one} is the same lesson in another language: look there, too.`],
      ),
      `See whether it is the right one: ${typed(`preview ${folder}`)}`,
    ],
    facts: { file, line: done.line, before: done.before.trim(), after: done.after.trim() },
  };
}

/** What a step points at, up to its name; `css` has none. */
const WHERE = /^(\s*[-*+]\s+where:\s*(?!css\b)(?:[a-z]+\s+)?)(?:"([^"]*)"|“([^”]*)”|`([^`]*)`)/;

/** The step's `where` with another name. @param line on which the step begins, from 1 */
function renamed(text: string, line: number, name: string) {
  const lines = text.split('\n');
  const indentOf = (one: string) => /^\s*/.exec(one)![0].length;
  const own = indentOf(lines[line - 1] ?? '');
  for (let n = line; n < lines.length; n++) {
    const one = lines[n]!;
    // The next step, or the end of the list.
    if (one.trim() !== '' && indentOf(one) <= own) return null;
    if (!/^\s*[-*+]\s+where:/.test(one)) continue;
    const found = WHERE.exec(one);
    if (!found) return null;
    const [all, head, ...names] = found;
    const after = `${head}"${name}"${one.slice(all.length)}`;
    const next = lines.with(n, after);
    return { before: one, after, was: names.find(Boolean) ?? '', line: n + 1, text: next.join('\n') };
  }
  return null;
}

/** The lines on which the old name still stands: an author reads whether it means the same there. */
const linesWith = (text: string, name: string): number[] =>
  name === '' ? [] : text.split('\n').flatMap((line, n) => (line.includes(name) ? [n + 1] : []));
