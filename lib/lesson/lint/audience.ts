/** An audience has people in it. */
import type { PackRule } from './rule.ts';

export const audienceNobody: PackRule = {
  of: 'pack',
  id: 'audience-nobody',
  level: 'error',
  reason: 'Nobody belongs to it: its campaign asks no one, its variables are never said, and no one notices.',
  source: "Cuecard's own: whoever has one of its teams, roles or sites belongs to an audience",
  check({ pack, packAt, file }, report) {
    pack?.info.audiences?.forEach(({ id, teams = [], roles = [], sites = [] }, n) => {
      if (teams.length + roles.length + sites.length === 0)
        report(
          { file, ...packAt(['audiences', n]) },
          `nobody is in the audience "${id}"; write its people: teams: [Your team], or roles or sites`,
        );
    });
  },
};
