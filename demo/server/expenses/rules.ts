/** The company's travel and expense policy, as far as the forms check it. */
import { daysOf } from './money.ts';
import type { Item, MileageItem, PerDiemItem, Report } from './types.ts';

export const COST_CENTRES: [string, string][] = [
  ['4100', '4100 Retail stores'],
  ['4200', '4200 Contact centre'],
  ['4350', '4350 Field technicians'],
  ['5100', '5100 Training'],
  ['6000', '6000 Head office'],
];

export const MEAL = 'Meal with customers';
export const HOTEL = 'Hotel (one night)';
export const CATEGORIES = [
  HOTEL,
  'Train or coach',
  'Taxi or parking',
  MEAL,
  'Office supplies',
  'Phone and data',
  'Other',
];

/** Pence for a mile. */
export const VEHICLES: Record<string, number> = { Car: 45, Motorcycle: 24, Bicycle: 20 };

/** Pence for a day. */
export const DAY_RATES: Record<string, number> = {
  'United Kingdom': 3200,
  Ireland: 4100,
  Germany: 3900,
  Poland: 2800,
  'United States': 5200,
};

/** What a meal that somebody else paid takes from a day. */
export const MEALS = { breakfasts: 0.2, lunches: 0.3, dinners: 0.4 } as const;

/** From here on an item needs a receipt, or a reason. */
export const RECEIPT_FROM = 2500;
export const HOTEL_LIMIT = 14_000;
export const OLDEST_DAYS = 90;

/** Card and item may differ by this share, as exchange rates do. */
export const TOLERANCE = 0.02;

export function mileagePounds(item: Pick<MileageItem, 'miles' | 'isReturn' | 'vehicle'>): number {
  return Math.round(item.miles * (item.isReturn ? 2 : 1) * (VEHICLES[item.vehicle] ?? 0));
}

type Days = Pick<PerDiemItem, 'date' | 'lastDay' | 'country' | 'breakfasts' | 'lunches' | 'dinners'>;

export function perDiemPounds(item: Days): number {
  const rate = DAY_RATES[item.country] ?? 0;
  const meals =
    item.breakfasts * MEALS.breakfasts + item.lunches * MEALS.lunches + item.dinners * MEALS.dinners;
  return Math.max(0, Math.round(rate * (daysOf(item.date, item.lastDay) - meals)));
}

export const lastDayOf = (item: Item): string => (item.kind === 'per-diem' ? item.lastDay : item.date);

export function total(report: Report): number {
  return report.items.reduce((sum, item) => sum + item.pounds, 0);
}

/** What an approver should look at twice, in words. */
export function flagsOf(item: Item): string[] {
  if (item.kind !== 'receipt') return [];
  const flags: string[] = [];
  if (!item.receipt && item.pounds >= RECEIPT_FROM) flags.push('No receipt');
  if (item.category === HOTEL && item.pounds > HOTEL_LIMIT) flags.push('Above hotel limit');
  return flags;
}

export const isOverHotelLimit = ({ items }: Report): boolean =>
  items.some((item) => flagsOf(item).includes('Above hotel limit'));

/** One line about an item, for lists. */
export function describe(item: Item): string {
  if (item.kind === 'receipt') return `${item.category}: ${item.merchant}`;
  if (item.kind === 'mileage')
    return `${item.from} to ${item.to}${item.isReturn ? ' and back' : ''}, ${item.miles} miles each way, ${item.vehicle.toLowerCase()}`;
  const days = daysOf(item.date, item.lastDay);
  return `Per diem ${item.country}, ${days} ${days === 1 ? 'day' : 'days'}`;
}
