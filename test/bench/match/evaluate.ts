/** Asks every query of every set and judges the answers. */
import type { BenchMatcher, Ranked } from './matcher.ts';
import { type Figures, figuresOf, meanFigures } from './metrics.ts';
import type { BenchLesson, BenchQuery, BenchSet } from './sets.ts';

/** An answer: what was asked and what came. */
export interface Answer {
  /** "jenkins/field": the set and the kind of the query. */
  readonly group: string;
  readonly app: string;
  readonly query: BenchQuery;
  readonly ranked: readonly Ranked[];
  readonly milliseconds: number;
}

/** Called now and then with how much of the work is done. */
export type Progress = (done: number, of: number) => void;

export interface Options {
  /** What is asked instead of a query; `null` leaves it out. */
  readonly change?: (query: BenchQuery) => BenchQuery | null;
  readonly progress?: Progress;
}

/** Each set searched on its own lessons: the tool is known. */
export async function askOwn(matcher: BenchMatcher, sets: readonly BenchSet[], options: Options = {}) {
  const progress = progressOver(sets, options);
  const answers: Answer[] = [];
  for (const set of sets)
    answers.push(...(await ask(fitFor(matcher, set.app), set, set.lessons, options, progress)));
  return answers;
}

/** Each set searched on all sets' lessons together: the tool is not known. Ids are then "app id". */
export async function askAll(matcher: BenchMatcher, sets: readonly BenchSet[], options: Options = {}) {
  const progress = progressOver(sets, options);
  const lessons = together(sets);
  const answers: Answer[] = [];
  for (const set of sets) {
    const change = (query: BenchQuery) => {
      const asked = options.change ? options.change(query) : query;
      return asked && { ...asked, ...renamed(asked, set.app) };
    };
    answers.push(...(await ask(fitFor(matcher, set.app), set, lessons, { change }, progress)));
  }
  return answers;
}

/** All lessons of these sets under ids that are unique among them; a lesson that two sets of one app have is one. */
export function together(sets: readonly BenchSet[]): BenchLesson[] {
  const lessons = sets.flatMap(({ app, lessons }) =>
    lessons.map((lesson) => ({ ...lesson, id: `${app} ${lesson.id}` })),
  );
  return [...new Map(lessons.map((lesson) => [lesson.id, lesson])).values()];
}

const renamed = ({ relevant, relevant_loose }: BenchQuery, app: string) => ({
  relevant: relevant.map((id) => `${app} ${id}`),
  relevant_loose: relevant_loose.map((id) => `${app} ${id}`),
});

/** With weights learnt without the application, where the matcher learnt. */
export const fitFor = (matcher: BenchMatcher, app: string): BenchMatcher => matcher.without?.(app) ?? matcher;

async function ask(
  matcher: BenchMatcher,
  { name, app, queries }: BenchSet,
  lessons: readonly BenchLesson[],
  { change }: Options,
  progress: () => void,
): Promise<Answer[]> {
  const searcher = await matcher.build(lessons);
  const answers: Answer[] = [];
  for (const original of queries) {
    progress();
    const query = change ? change(original) : original;
    if (query === null) continue;
    const start = performance.now();
    const ranked = await searcher.rank(query);
    const milliseconds = performance.now() - start;
    answers.push({ group: `${name}/${query.kind}`, app, query, ranked, milliseconds });
  }
  return answers;
}

function progressOver(sets: readonly BenchSet[], { progress }: Options): () => void {
  const of = sets.reduce((sum, { queries }) => sum + queries.length, 0);
  let done = 0;
  return () => progress?.(++done, of);
}

export interface Group extends Figures {
  readonly n: number;
}

/** The figures of each (set, kind). */
export function byGroup(answers: readonly Answer[]): Record<string, Group> {
  return Object.fromEntries(
    [...Map.groupBy(answers, ({ group }) => group)].map(([group, list]) => {
      const figures = list.map(({ query, ranked }) =>
        figuresOf(
          ranked.map(({ id }) => id),
          query.relevant,
        ),
      );
      return [group, { n: list.length, ...meanFigures(figures) }];
    }),
  );
}

/** The mean over (set, kind), each counting the same. */
export const macroOf = (groups: Record<string, Group>): Figures => meanFigures(Object.values(groups));
