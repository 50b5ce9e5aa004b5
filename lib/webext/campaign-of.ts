/** Whether what happens with a lesson counts for a campaign. */
import { refOf } from '../campaign/standing.ts';
import type { OfCampaign, Recorded } from '../insight/event.ts';
import type { World } from './world.ts';

/** What makes an event one of a campaign: it is about a lesson in a campaign's words. */
export async function ofCampaign(world: World, record: Recorded): Promise<OfCampaign> {
  if (record.kind !== 'shown' && record.kind !== 'answered' && record.kind !== 'practised') return {};
  try {
    const library = await world.library();
    const of = library.campaignOf(record.lesson);
    if (!of) return {};
    // What was done with a content that was changed meanwhile says nothing of the new one.
    const isNow = library.revisionOf(record.lesson) === record.revision;
    const mark = (isNow && (await library.markOf(record.lesson))) || record.revision;
    return { campaign: refOf(of), ...(mark !== record.revision && { mark }) };
  } catch {
    // What happened is kept, whatever the packs are worth.
    return {};
  }
}
