/** The audiences that pack.yaml names: what a lesson or a campaign may ask for. */
import type { Audience } from './schema.ts';

/** Why a name is none of them, and what to write. @returns null where it is one */
export function noAudience(id: string, audiences: readonly Audience[] = []): string | null {
  const known = audiences.map((one) => one.id);
  if (known.includes(id)) return null;
  const entry = `{id: ${id}, teams: [Your team]}`;
  const mend =
    known.length > 0
      ? `it has ${known.join(', ')}: name one of these, or write under its "audiences": - ${entry}`
      : `write into it: audiences: [${entry}]`;
  return `pack.yaml has no audience "${id}"; ${mend}`;
}
