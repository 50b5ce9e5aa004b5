/** Files that an author means as lessons or tools, and that nothing reads for their name or their place. */
import type { Problem } from '../../lib/lesson/problem.ts';
import type { PackFolder } from '../folder.ts';

/** What Word and other editors save instead of plain text; "refund.md.txt" is what Notepad makes of "refund.md". */
const DOCUMENT = /\.(txt|docx?|odt|rtf|markdown|mdx?|ya?ml)$/i;

/** @param prefix put before each path in messages */
export function strays({ texts, others }: Pick<PackFolder, 'texts' | 'others'>, prefix: string): Problem[] {
  const warn = (path: string, message: string): Problem => ({
    file: prefix + path,
    line: 1,
    column: 1,
    level: 'warning',
    message,
  });
  const named = others.flatMap((path) => {
    const [, room, name = ''] = /^(lessons|tools|campaigns)\/(?:.*\/)?([^/]+)$/.exec(path) ?? [];
    if (!room || !DOCUMENT.test(name)) return [];
    const ending = room === 'lessons' ? '.md' : '.yaml';
    const what = { lessons: 'a lesson', tools: 'a tool', campaigns: 'a campaign' }[room];
    const right = name.replace(/(\.(md|ya?ml))?\.[^.]+$/i, '') + ending;
    return [
      warn(
        path,
        `this is not read; ${what} is plain text in a file that ends with ${ending}: save it as ${right}`,
      ),
    ];
  });
  const placed = [...texts].flatMap(([path, text]) =>
    // "shared/" and others hold parts that lessons include: they have no question.
    !path.startsWith('lessons/') && path.endsWith('.md') && /^\uFEFF?---\r?\n[\s\S]*?^question:/m.test(text)
      ? [warn(path, 'this lesson is not read where it lies; move the file into the folder lessons')]
      : [],
  );
  return [...named, ...placed];
}
