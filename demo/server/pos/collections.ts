/** Invented click-and-collect orders. */
import type { Collection, Kind } from '../../pos/types.ts';

const HOUR = 3_600_000;

export function collections(now: number): Collection[] {
  const line = (kind: Kind, name: string, detail: string, quantity = 1) => ({ kind, name, detail, quantity });
  const order = (
    id: string,
    customer: string,
    hours: number,
    paid: number,
    status: Collection['status'],
    [shelf, code]: [string, string],
    lines: Collection['lines'],
  ): Collection => ({
    id,
    customer,
    ordered: new Date(now - hours * HOUR).toISOString(),
    lines,
    paid,
    status,
    shelf,
    code,
    collectedBy: '',
  });
  return [
    order(
      'CC-4471',
      'Oona Farrow',
      20,
      28_850,
      'Ready',
      ['B3', 'K7M4'],
      [line('phone', 'Birch 5', '64 GB, Heather'), line('charger', 'Wall charger', '30 W')],
    ),
    order(
      'CC-4468',
      'Dev Harlan',
      44,
      8_900,
      'Ready',
      ['A1', 'P2RD'],
      [line('earbuds', 'Pebble earbuds', 'Noise cancelling')],
    ),
    order(
      'CC-4474',
      'Lucia Prentice',
      5,
      21_900,
      'Ready',
      ['B5', 'T9WX'],
      [line('watch', 'Rowan watch', '41 mm')],
    ),
    order(
      'CC-4476',
      'Samir Holt',
      1,
      37_400,
      'Being picked',
      ['', 'H3QN'],
      [line('tablet', 'Willow tablet', '10 in, 128 GB'), line('pen', 'Willow pen', 'For Willow tablet')],
    ),
    order(
      'CC-4459',
      'Greta Lowe',
      70,
      4_800,
      'Collected',
      ['', 'D6FV'],
      [line('case', 'Clear case', 'For Alder 7', 2)],
    ),
  ];
}
