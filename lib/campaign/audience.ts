/** For whom a campaign is. */
import { isSameLanguage } from '../language.ts';
import type { Audience } from '../lesson/schema.ts';
import type { Campaign } from './schema.ts';

/** What is known of a person; an empty text is not known. */
export interface Who {
  readonly role: string;
  readonly team: string;
  readonly site: string;
  /** BCP 47; null where it is not known. */
  readonly language: string | null;
}

/** `unknown`: too little is known of the person; then it is listed, and does not ask. */
export type Member = 'in' | 'out' | 'unknown';

/** @param audiences those of the pack */
export function memberOf(
  { audience, languages }: Pick<Campaign, 'audience' | 'languages'>,
  audiences: readonly Audience[],
  who: Who,
): Member {
  const { language } = who;
  if (languages && language !== null && !languages.some((one) => isSameLanguage(one, language))) return 'out';
  if (!audience) return 'in';
  const fits = audiences.filter(({ id }) => audience.includes(id)).map((one) => belongs(one, who));
  if (fits.includes('in')) return 'in';
  return fits.includes('unknown') ? 'unknown' : 'out';
}

/** Whoever has one of the roles, teams or sites belongs. Who does not say one that counts may belong. */
function belongs({ roles, teams, sites }: Audience, { role, team, site }: Who): Member {
  const asked = [
    [roles, role],
    [teams, team],
    [sites, site],
  ] as const;
  if (asked.some(([all, own]) => all?.some((one) => same(one, own)))) return 'in';
  return asked.some(([all, own]) => all && all.length > 0 && own.trim() === '') ? 'unknown' : 'out';
}

const same = (a: string, b: string) => b.trim() !== '' && a.trim().toLowerCase() === b.trim().toLowerCase();
