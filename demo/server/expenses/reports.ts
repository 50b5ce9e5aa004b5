/** The reports and card payments there are when the server starts; their days count back from today. */
import { addDays, RATES, toPounds } from './money.ts';
import { CATEGORIES, HOTEL, MEAL, mileagePounds, perDiemPounds } from './rules.ts';
import type { Entry, Item, Report, Status, Transaction } from './types.ts';

const [, TRAIN = '', TAXI = '', , SUPPLIES = '', PHONE = ''] = CATEGORIES;

type Paid = [
  ago: number,
  category: string,
  merchant: string,
  amount: number,
  currency?: string,
  more?: { noReceipt?: string; guests?: string },
];

export function reports(today: string): Report[] {
  const day = (ago: number) => addDays(today, -ago);
  const paid = ([ago, category, merchant, amount, currency = 'GBP', more]: Paid): Item => ({
    kind: 'receipt',
    n: 0,
    date: day(ago),
    category,
    merchant,
    amount,
    currency,
    rate: RATES[currency]!,
    ownRate: '',
    pounds: toPounds(amount, RATES[currency]!),
    receipt: more?.noReceipt ? null : { name: `${merchant.split(' ')[0]!.toLowerCase()}.pdf`, size: 48_213 },
    noReceipt: more?.noReceipt ?? '',
    guests: more?.guests ?? '',
  });
  const drive = (ago: number, from: string, to: string, miles: number): Item => {
    const trip = { kind: 'mileage' as const, from, to, miles, isReturn: true, vehicle: 'Car' };
    return { ...trip, n: 0, date: day(ago), pounds: mileagePounds(trip) };
  };
  const away = (first: number, last: number, country: string, dinners: number): Item => {
    const days = { date: day(first), lastDay: day(last), country, breakfasts: 0, lunches: 0, dinners };
    return { kind: 'per-diem', n: 0, ...days, pounds: perDiemPounds(days) };
  };
  const entry = (ago: number, who: string, what: string, note = ''): Entry => ({
    at: `${day(ago)}T09:20Z`,
    who,
    what,
    note,
  });
  const report = (
    id: string,
    ownerId: string,
    status: Status,
    [purpose, costCentre, project]: [string, string, string],
    [from, to]: [number, number],
    items: Item[],
    history: Entry[],
    explanation = '',
  ): Report => ({
    ...{
      id,
      ownerId,
      status,
      purpose,
      costCentre,
      project,
      from: day(from),
      to: day(to),
      history,
      explanation,
    },
    items: items.map((item, n) => ({ ...item, n: n + 1 })),
  });

  return [
    report(
      'ER-2107',
      'postrow',
      'Draft',
      ['Dublin store opening: customer desk set-up', '4200', 'PRJ-118'],
      [16, 12],
      [
        paid([16, TRAIN, 'Pennine Rail', 4860]),
        paid([15, TAXI, 'Liffey Cabs', 3150, 'EUR']),
        away(15, 13, 'Ireland', 1),
      ],
      [],
    ),
    report(
      'ER-2098',
      'postrow',
      'Returned',
      ['Visit', '4200', ''],
      [30, 28],
      [paid([29, HOTEL, 'Harrow Court Hotel', 15_800]), drive(30, 'Leeds', 'Manchester', 44)],
      [
        entry(26, 'Petra Ostrow', 'Submitted'),
        entry(
          24,
          'Halvard Nyquist',
          'Returned',
          'Purpose "Visit" says too little: name the customer and why.',
        ),
      ],
      'The two hotels within the limit were full during the trade fair.',
    ),
    report(
      'ER-2091',
      'postrow',
      'Submitted',
      ['Quarterly meeting of team leaders in Bristol', '4200', ''],
      [41, 40],
      [paid([41, TRAIN, 'Pennine Rail', 9240]), paid([40, TAXI, 'Harbour Taxis', 1380])],
      [entry(9, 'Petra Ostrow', 'Submitted')],
    ),
    report(
      'ER-2066',
      'postrow',
      'Paid',
      ['Headsets for the late shift', '4200', ''],
      [62, 60],
      [paid([61, SUPPLIES, 'Quill and Cable', 18_720])],
      [
        entry(58, 'Petra Ostrow', 'Submitted'),
        entry(55, 'Halvard Nyquist', 'Approved'),
        entry(51, 'Greta Moss', 'Paid'),
      ],
    ),
    report(
      'ER-2112',
      'lbrandt',
      'Submitted',
      ['Sales training for the Newport store team', '5100', 'PRJ-104'],
      [11, 8],
      [
        paid([11, HOTEL, 'Usk View Hotel', 16_450]),
        paid([
          10,
          MEAL,
          'Copper Kettle',
          8640,
          'GBP',
          { guests: 'Ruth Amis, Colm Fairley (Newport Council)' },
        ]),
        drive(11, 'Leeds', 'Newport', 212),
      ],
      [entry(6, 'Livia Brandt', 'Submitted')],
      'The conference hotel was the only one within walking distance.',
    ),
    report(
      'ER-2115',
      'otarrant',
      'Submitted',
      ['Emergency repair at the Whitby mast', '4350', ''],
      [5, 5],
      [
        drive(5, 'York', 'Whitby', 47),
        paid([5, TAXI, 'Quayside car park', 2600, 'GBP', { noReceipt: 'The machine had no paper.' }]),
      ],
      [entry(4, 'Owen Tarrant', 'Submitted')],
    ),
    report(
      'ER-2109',
      'sokoro',
      'Submitted',
      ['Supplier conference in Chicago: contact centre software', '4200', 'PRJ-121'],
      [20, 15],
      [
        paid([20, 'Other', 'Northway Air', 92_400]),
        away(19, 16, 'United States', 2),
        paid([17, PHONE, 'Lakeside Mobile', 2500, 'USD']),
      ],
      [entry(7, 'Sami Okoro', 'Submitted')],
    ),
  ];
}

export function transactions(today: string): Transaction[] {
  const row = (id: string, ago: number, merchant: string, amount: number, currency: string): Transaction => ({
    ...{ id, ownerId: 'postrow', date: addDays(today, -ago), merchant, amount, currency },
    // A card company's rate is a little worse than the company's.
    pounds: toPounds(amount, RATES[currency]! * (currency === 'GBP' ? 1 : 1.01)),
    state: 'open',
    match: null,
  });
  return [
    row('CT-88120', 16, 'PENNINE RAIL LEEDS', 4860, 'GBP'),
    row('CT-88124', 15, 'LIFFEY CABS DUBLIN', 3150, 'EUR'),
    row('CT-88131', 13, 'BRAMBLE BOOKS DUBLIN', 1899, 'EUR'),
    row('CT-88146', 6, 'QUILL AND CABLE LTD', 7425, 'GBP'),
  ];
}
