/** A lesson as one person sees it at one place: variables filled in, and what the place says in its own words. */
import type { Tool } from '../page/tool.ts';
import type { Settings } from '../settings.ts';
import type { Audience, Lesson, PackInfo, Place } from './schema.ts';
import { resolve, type Values } from './variables.ts';

type Who = Settings['who'];

/** Where the lesson is shown; both may be unknown. */
export interface Where {
  readonly tool: string | null;
  readonly page: string | null;
}

/** What a lesson's words depend on beside itself. */
export interface Around {
  readonly info: PackInfo;
  readonly tools: readonly Tool[];
  readonly who: Who;
}

/**
 * Fills in a lesson. Of two values for a variable the campaign's counts, then the audience's, the place's, tool's, lesson's,
 * pack's.
 * @param campaign the values of the campaign that the lesson is shown for
 */
export function displayed(
  lesson: Lesson,
  { info, tools, who }: Around,
  where: Where,
  campaign?: Values,
): Lesson {
  const place = placeAt(lesson, where);
  const tool = tools.find(({ id }) => id === (where.tool ?? lesson.for[0]?.tool));
  const own = (info.audiences ?? []).filter((audience) => belongs(audience, who));
  const { question, answer, variables } = place ?? {};
  const said = { ...lesson, ...(question ? { question } : {}), ...(answer ? { answer } : {}) };
  return resolve(said, [
    campaign,
    ...own.map((audience) => audience.variables),
    variables,
    tool?.variables,
    lesson.variables,
    info.variables,
  ]);
}

/** The lesson's place that says most about where it is shown. */
function placeAt({ for: places }: Lesson, { tool, page }: Where): Place | undefined {
  const here = places.filter((place) => place.tool === tool && (!place.page || place.page === page));
  return here.find((place) => place.page) ?? here[0];
}

/** Whoever says neither team nor site nor role is not known to belong, nor not to belong. */
export function isMeantFor(lesson: Lesson, { info, who }: Pick<Around, 'info' | 'who'>): boolean {
  if (!lesson.audience || (!who.role && !who.team && !who.site)) return true;
  return (info.audiences ?? []).some(
    (audience) => lesson.audience!.includes(audience.id) && belongs(audience, who),
  );
}

function belongs({ roles = [], teams = [], sites = [] }: Audience, { role, team, site }: Who): boolean {
  const among = (all: string[], one: string) => all.some((name) => same(name, one));
  return among(roles, role) || among(teams, team) || among(sites, site);
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
