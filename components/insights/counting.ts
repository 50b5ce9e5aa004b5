/** Counts campaigns for the insights page, so that it is not held up by many people. */
import { signal } from '@preact/signals';
import { type CampaignFigures, figuresSteps, type Listed } from '../../lib/campaign/figures.ts';
import type { RosterEntry } from '../../lib/campaign/roster.ts';
import type { PersonEvent } from '../../lib/campaign/status.ts';
import { FEWEST_PEOPLE } from '../../lib/insight/report.ts';
import { withPauses } from '../../lib/steps.ts';
import type { Service } from './model.ts';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function createCounting({ now, pause }: Pick<Service, 'now' | 'pause'>) {
  const figures = signal<readonly CampaignFigures[]>([]);
  let asked = 0;

  /** @param events null: of nobody there is anything to count */
  async function count(
    campaigns: readonly Listed[],
    events: readonly PersonEvent[] | null,
    roster: readonly RosterEntry[] | null,
  ): Promise<void> {
    asked += 1;
    const own = asked;
    // What somebody took away is gone at once.
    if (!events || !roster) figures.value = [];
    if (!events) return;
    const steps = figuresSteps(campaigns, events, roster, FEWEST_PEOPLE, now(), HERE);
    const found = await withPauses(steps, pause);
    if (own === asked) figures.value = found;
  }

  return { figures, count };
}
