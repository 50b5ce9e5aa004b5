/** The catalogue of the lessons in this browser. */
import { type Catalogue, catalogueFrom } from '../insight/catalogue.ts';
import { cardAt } from '../match/segment.ts';
import type { Library } from './library.ts';
import { isUsed } from './loaded.ts';

/** What reports need to know of the lessons here. Of each pack's words those that its index holds: nothing is unpacked for it. */
export function catalogueOf({ index, tools, packs }: Library): Catalogue {
  const cards = index.segments.flatMap((segment) =>
    Array.from({ length: segment.count }, (_, doc) => cardAt(segment, doc)),
  );
  const used = packs.filter(isUsed);
  const versions = new Map(
    used.flatMap(({ info, versions }) =>
      [...(versions ?? [])].map(([id, all]): [string, typeof all] => [`${info.id}/${id}`, all]),
    ),
  );
  const lessons = cards.map((card) => ({ ...card, versions: versions.get(card.ref) }));
  const campaigns = used.flatMap(({ info, campaigns = [] }) =>
    campaigns.map((campaign) => ({ pack: info.id, campaign, audiences: info.audiences })),
  );
  return catalogueFrom(tools, lessons, campaigns, packs[0]?.info.languages[0]);
}
