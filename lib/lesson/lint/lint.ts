/** Lints a compiled pack against micro-learning practice. What the compiler reports is not said twice. */
import type { Compiled, Source } from '../compile.ts';
import { displayed } from '../display.ts';
import type { Level, Problem, Where } from '../problem.ts';
import type { Subject, View } from './rule.ts';
import { RULES } from './rules.ts';
import { LANGUAGES, wordListFor } from './words/list.ts';

const NOBODY = { team: '', site: '', role: '' };

/**
 * @param compiled what the compiler made of the pack
 * @param options `today` as YYYY-MM-DD; `prefix` stands before each path in messages
 * @returns what was found, file by file, from top to bottom
 */
export function lint(
  compiled: Compiled,
  { today, prefix = '' }: { today: string; prefix?: string },
): Problem[] {
  const { pack, sources, rules } = compiled;
  if (!pack) return [];
  const file = `${prefix}pack.yaml`;
  const problems: Problem[] = [...unknownRules(compiled, file), ...unlisted(compiled, file)];
  const subjects = sources.map((source) => subjectOf(source, compiled, today));
  for (const rule of RULES) {
    const level: Level | 'off' = Object.hasOwn(rules, rule.id) ? rules[rule.id]!.level : rule.level;
    if (level === 'off') continue;
    const report = (where: Where, message: string) =>
      problems.push({
        file: where.file,
        line: where.line,
        column: where.column,
        message,
        rule: rule.id,
        level,
      });
    if (rule.of === 'pack') rule.check({ ...compiled, file, today }, report);
    else for (const subject of subjects) rule.check(subject, report);
  }
  return inOrder(problems);
}

/** From top to bottom, each thing once: a lesson's two places may say the same. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const unique = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...unique.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}

function subjectOf(source: Source, { pack }: Compiled, today: string): Subject {
  const { lesson } = source;
  const around = { info: pack!.info, tools: pack!.tools, who: NOBODY };
  const views = lesson.for.map(({ tool, page = null }, placed): View => {
    const shown = displayed(lesson, around, { tool, page });
    return { lesson: shown, placed };
  });
  const [first = { lesson, placed: null }, ...others] = views;
  const differs = others.filter(
    ({ lesson: { question, answer, blocks } }) =>
      JSON.stringify([question, answer, blocks]) !==
      JSON.stringify([first.lesson.question, first.lesson.answer, first.lesson.blocks]),
  );
  return { ...source, views: [first, ...differs], words: wordListFor(lesson.language), today };
}

/** `rules:` names only rules that there are. */
function unknownRules({ rules, packAt }: Compiled, file: string): Problem[] {
  const known = RULES.map(({ id }) => id);
  return Object.keys(rules)
    .filter((id) => !known.includes(id))
    .map((id) => ({
      file,
      ...packAt(['rules', id]),
      message: `there is no rule "${id}"; the rules are ${known.join(', ')}`,
      rule: 'rules',
      level: 'error',
    }));
}

/** Says once for each language that rules about words cannot look at it. */
function unlisted({ sources, packAt, rules, pack }: Compiled, file: string): Problem[] {
  const languages = new Set(sources.map(({ lesson }) => lesson.language));
  const blind = RULES.filter(
    (rule) => rule.of === 'lesson' && rule.usesWords && rules[rule.id]?.level !== 'off',
  ).map(({ id }) => id);
  return [...languages]
    .filter((language) => !wordListFor(language) && blind.length > 0)
    .map((language) => {
      const n = pack!.info.languages.indexOf(language);
      return {
        file,
        ...packAt(n < 0 ? ['languages'] : ['languages', n]),
        message: `${blind.join(', ')} do not look at "${language}": there are word lists for ${LANGUAGES.join(' and ')}`,
        rule: 'words',
        level: 'info',
      };
    });
}
