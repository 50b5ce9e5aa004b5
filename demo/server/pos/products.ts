/** The invented shelf: phones in full, everything else in a line. */
import type { Kind, Product } from '../../pos/types.ts';
import { BENEFITS } from './benefits.ts';
import { phones } from './phones.ts';

type Row = [
  id: string,
  sku: string,
  name: string,
  kind: Kind,
  category: string,
  variant: string,
  colour: string,
  price: number,
  stock: number,
  summary: string,
];

// biome-ignore format: one product a line
const ROWS: Row[] = [
  ['willow-tablet', 'TB-110', 'Willow tablet', 'tablet', 'Tablets', '10 in, 128 GB', 'Slate', 32_900, 5, 'A ten-inch screen for films, drawing and homework.'],
  ['willow-pen', 'PN-010', 'Willow pen', 'pen', 'Accessories', 'For Willow tablet', 'Fog', 4_500, 7, 'Writes on the Willow tablet and charges on its edge.'],
  ['rowan-watch', 'WT-310', 'Rowan watch', 'watch', 'Watches', '41 mm', 'Heather', 21_900, 8, 'Heart rate, sleep and payments on the wrist.'],
  ['pebble-earbuds', 'EB-220', 'Pebble earbuds', 'earbuds', 'Sound', 'Noise cancelling', 'Fog', 8_900, 18, 'Quiet on the train, six hours on a charge.'],
  ['clear-case-8', 'CV-118', 'Clear case', 'case', 'Accessories', 'For Alder 8', 'Fog', 2_400, 30, 'Shows the colour and saves the corners.'],
  ['clear-case-7', 'CV-114', 'Clear case', 'case', 'Accessories', 'For Alder 7', 'Fog', 2_400, 22, 'Shows the colour and saves the corners.'],
  ['screen-guard-7', 'SG-007', 'Screen guard', 'case', 'Accessories', 'For Alder 7', 'Fog', 1_499, 26, 'Tempered glass, fitted here in the store.'],
  ['wall-charger', 'CH-030', 'Wall charger', 'charger', 'Accessories', '30 W', 'Fog', 2_950, 15, 'Small enough for a pocket.'],
  ['desk-charger', 'CH-065', 'Desk charger', 'charger', 'Accessories', '65 W, three ports', 'Slate', 5_400, 9, 'Charges a phone, a tablet and a laptop at once.'],
  ['hearth-router', 'RT-200', 'Hearth router', 'router', 'Home', 'Wi-Fi 6', 'Fog', 7_900, 4, 'Reaches the attic of a three-storey house.'],
];

export function products(now: number): Product[] {
  const rest = ROWS.map(
    ([id, sku, name, kind, category, variant, colour, price, stock, summary]): Product => ({
      id,
      sku,
      name,
      kind,
      category,
      variant,
      colours: [colour],
      price,
      stock,
      summary,
      benefits: (BENEFITS[id] ?? []).map(([title, detail]) => ({ title, detail })),
      specifications: [
        ['Variant', variant],
        ['Colour', colour],
        ['Guarantee', '24 months'],
      ],
      suits: [],
      launch: '',
    }),
  );
  return [...phones(now), ...rest];
}
