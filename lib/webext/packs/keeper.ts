/** Keeps the packs that do not ship: adds them, brings them up to date, takes them out. */
import { createAdding } from './add.ts';
import { createAsking } from './asking.ts';
import { createPlace, type Shop } from './place.ts';

export type Keeper = ReturnType<typeof createKeeper>;

export function createKeeper(shop: Shop) {
  const place = createPlace(shop);
  const adding = createAdding(shop, place);
  const asking = createAsking(shop, place);
  const { sources, remove, purge, catchUp } = place;
  const { update, check, previews } = asking;
  return {
    ...{ sources, remove, purge, catchUp, update, check, previews },
    add: adding.add,
    /** Stops what is on its way from there. */
    stop(from: string): void {
      adding.stop(from);
      asking.stop(from);
    },
  };
}
