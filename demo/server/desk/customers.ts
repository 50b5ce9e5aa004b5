/** Invented people. Phone numbers come from ranges kept free for fiction, addresses from example.com. */
import type { Customer } from '../../desk/types.ts';

type Row = [
  id: string,
  first: string,
  last: string,
  phone: string,
  address: string,
  postcode: string,
  city: string,
  timeZone: string,
  plan: string,
  since: string,
  consent: string,
];

// biome-ignore format: one person a line
const ROWS: Row[] = [
  ['1042', 'Amara', 'Linden', '07700 900142', '14 Bramble Court', 'ZZ1 4AB', 'Leeds', 'Europe/London', 'Fern 20 GB', '2021-03-14', 'et'],
  ['1057', 'Tomasz', 'Weir', '07700 900157', '3 Kestrel Row', 'ZZ2 9PL', 'Manchester', 'Europe/London', 'Fern Unlimited', '2019-11-02', 'etp'],
  ['1063', 'Priya', 'Hallam', '020 7946 0163', 'Flat 6, 88 Orchard Mews', 'ZZ3 7QT', 'London', 'Europe/London', 'Fern 8 GB', '2023-06-21', ''],
  ['1071', 'Joaquim', 'Serrano', '07700 900171', 'Rua do Alecrim 210', 'ZZ 1200-018', 'Lisbon', 'Europe/Lisbon', 'Fern Roam', '2022-01-30', 'e'],
  ['1088', 'Beatrix', 'Oakes', '0113 496 0188', '27 Millrace Lane', 'ZZ4 1HD', 'Leeds', 'Europe/London', 'Home Broadband 100', '2018-08-09', 'ep'],
  ['1094', 'Noah', 'Tremblay', '(555) 555-0194', '940 Maple Crescent', 'ZZM 4B1', 'Toronto', 'America/Toronto', 'Fern Roam', '2024-02-17', 'et'],
  ['1103', 'Mei Lin', 'Tan', '07700 900103', '51 Jasmine Walk, 12-04', 'ZZ 570051', 'Singapore', 'Asia/Singapore', 'Fern Roam', '2023-10-05', 'e'],
  ['1116', 'Callum', 'Drury', '07700 900116', '9 Tannery Yard', 'ZZ5 6WX', 'Bristol', 'Europe/London', 'Pay as you go', '2025-05-12', 't'],
  ['1120', 'Farah', 'Nazari', '0161 496 0120', '62 Cobden Terrace', 'ZZ6 3NE', 'Manchester', 'Europe/London', 'Fern 20 GB', '2020-12-01', 'etpo'],
  ['1135', 'Ingrid', 'Solberg', '07700 900135', '5 Harbour Steps', 'ZZ7 8BR', 'Brighton', 'Europe/London', 'Fern Unlimited', '2017-04-26', 'eo'],
];

export function customers(): Customer[] {
  return ROWS.map(
    ([id, firstName, lastName, phone, address, postcode, city, timeZone, plan, since, consent]) => ({
      id,
      firstName,
      lastName,
      phone,
      email: `${firstName}.${lastName}@example.com`.toLowerCase().replaceAll(' ', ''),
      address,
      postcode,
      city,
      timeZone,
      plan,
      since,
      preferred: consent.includes('e') ? 'E-mail' : 'Phone',
      consent: {
        email: consent.includes('e'),
        text: consent.includes('t'),
        phone: consent.includes('p'),
        post: consent.includes('o'),
        source: 'Online account',
        updated: since,
      },
    }),
  );
}
