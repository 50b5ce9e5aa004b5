/** Invented phones with what a seller needs to know of them. `alder-8` is always about to be launched. */
import type { Product } from '../../pos/types.ts';

const DAY = 86_400_000;

/** The second Friday from now: a launch that is near and has not come. */
export function launchDay(now: number): string {
  const today = new Date(now).getUTCDay();
  return new Date(now + (((5 - today + 7) % 7) + 7) * DAY).toISOString().slice(0, 10);
}

export function phones(now: number): Product[] {
  return [
    {
      id: 'alder-8',
      sku: 'PH-810',
      name: 'Alder 8',
      kind: 'phone',
      category: 'Phones',
      variant: '256 GB',
      colours: ['Slate', 'Heather', 'Bracken'],
      price: 57_900,
      stock: 24,
      summary: 'Two days on one charge, and a screen you can read in full sun.',
      benefits: [
        {
          title: 'Two days on one charge',
          detail:
            'Charge it every second night. The battery gives 38 hours of mixed use, 12 more than Alder 7.',
        },
        {
          title: 'Half full in 18 minutes',
          detail: 'Plug it in while you shower. With a 45 W charger it takes half as long as Alder 7.',
        },
        {
          title: 'Readable in full sun',
          detail: 'Maps and tickets stay clear outdoors: the screen is more than twice as bright as before.',
        },
        {
          title: 'Close-ups without stepping closer',
          detail: 'A real 3x zoom lens for the school stage or the far shelf. Alder 7 had no zoom lens.',
        },
        {
          title: 'Kept up to date for seven years',
          detail: 'Security updates until the phone is seven years old. It holds its trade-in value longer.',
        },
      ],
      specifications: [
        ['Battery life', '38 hours of mixed use'],
        ['Battery', '5,000 mAh'],
        ['Charging', '45 W, half full in 18 min'],
        ['Screen', '6.3 in OLED, 120 Hz'],
        ['Brightness outdoors', '2,200 nits'],
        ['Camera', '50 MP, 3x zoom lens'],
        ['Storage', '256 GB'],
        ['Water protection', 'IP68, 1.5 m for 30 min'],
        ['Security updates', '7 years'],
        ['Weight', '178 g'],
        ['SIM', 'One nano SIM and one eSIM'],
        ['In the box', 'Phone, USB-C cable, SIM tool'],
      ],
      previous: 'alder-7',
      suits: ['clear-case-8', 'desk-charger', 'pebble-earbuds'],
      launch: launchDay(now),
    },
    {
      id: 'alder-7',
      sku: 'PH-710',
      name: 'Alder 7',
      kind: 'phone',
      category: 'Phones',
      variant: '128 GB',
      colours: ['Slate', 'Fog'],
      price: 49_900,
      stock: 9,
      summary: 'The all-rounder: a bright screen and a dependable camera.',
      benefits: [
        { title: 'A full day without a charger', detail: '26 hours of mixed use on one charge.' },
        {
          title: 'Photos that are sharp at night',
          detail: 'The 48 MP camera holds still while your hand does not.',
        },
        { title: 'Rain is no problem', detail: 'It survives half an hour in a metre of water.' },
      ],
      specifications: [
        ['Battery life', '26 hours of mixed use'],
        ['Battery', '4,100 mAh'],
        ['Charging', '30 W, half full in 36 min'],
        ['Screen', '6.1 in OLED, 60 Hz'],
        ['Brightness outdoors', '1,000 nits'],
        ['Camera', '48 MP, no zoom lens'],
        ['Storage', '128 GB'],
        ['Water protection', 'IP67, 1 m for 30 min'],
        ['Security updates', '5 years'],
        ['Weight', '186 g'],
        ['SIM', 'One nano SIM and one eSIM'],
        ['In the box', 'Phone, USB-C cable, SIM tool'],
      ],
      suits: ['clear-case-7', 'screen-guard-7', 'wall-charger'],
      launch: '',
    },
    {
      id: 'birch-5',
      sku: 'PH-520',
      name: 'Birch 5',
      kind: 'phone',
      category: 'Phones',
      variant: '64 GB',
      colours: ['Fog', 'Heather'],
      price: 25_900,
      stock: 14,
      summary: 'Everything that is needed every day, at a small price.',
      benefits: [
        { title: 'Light in the pocket', detail: '158 g, and narrow enough for one hand.' },
        { title: 'Room for more', detail: 'Takes a memory card of up to 512 GB.' },
        { title: 'Your old headphones fit', detail: 'It still has the round headphone socket.' },
      ],
      specifications: [
        ['Battery life', '24 hours of mixed use'],
        ['Battery', '3,900 mAh'],
        ['Charging', '18 W, half full in 48 min'],
        ['Screen', '6.0 in LCD, 60 Hz'],
        ['Camera', '24 MP'],
        ['Storage', '64 GB, memory card slot'],
        ['Water protection', 'IP54, splashes'],
        ['Security updates', '4 years'],
        ['Weight', '158 g'],
      ],
      suits: ['wall-charger', 'pebble-earbuds'],
      launch: '',
    },
    {
      id: 'cedar-one',
      sku: 'PH-110',
      name: 'Cedar One',
      kind: 'phone',
      category: 'Phones',
      variant: '32 GB',
      colours: ['Bracken'],
      price: 11_900,
      stock: 6,
      summary: 'Large keys, loud speaker, one button for help.',
      benefits: [
        {
          title: 'Calls are easy to hear',
          detail: 'The speaker is twice as loud and works with hearing aids.',
        },
        {
          title: 'Help is one press away',
          detail: 'The button on the back calls up to three people in turn.',
        },
        { title: 'A week on standby', detail: 'It waits nine days for a call.' },
      ],
      specifications: [
        ['Battery life', '9 days on standby'],
        ['Screen', '5.2 in LCD'],
        ['Camera', '8 MP'],
        ['Storage', '32 GB'],
        ['Water protection', 'IP52, drips'],
        ['Weight', '149 g'],
      ],
      suits: ['wall-charger'],
      launch: '',
    },
  ];
}
