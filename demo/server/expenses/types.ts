/** What Fernhill Expenses keeps. Amounts are pence unless a currency stands beside them. */

export type Status = 'Draft' | 'Submitted' | 'Returned' | 'With Finance' | 'Approved' | 'Rejected' | 'Paid';

export interface Person {
  id: string;
  name: string;
  role: string;
  managerId: string;
  /** What this person may approve in one report. */
  limit: number;
  bank: { holder: string; sortCode: string; account: string } | null;
  delegate: { personId: string; from: string; until: string } | null;
}

interface Common {
  /** The item's number in its report. */
  n: number;
  date: string;
  pounds: number;
}

export interface ReceiptItem extends Common {
  kind: 'receipt';
  category: string;
  merchant: string;
  amount: number;
  currency: string;
  rate: number;
  /** Only where the person gave one. */
  ownRate: string;
  receipt: { name: string; size: number } | null;
  noReceipt: string;
  guests: string;
}

export interface MileageItem extends Common {
  kind: 'mileage';
  from: string;
  to: string;
  miles: number;
  isReturn: boolean;
  vehicle: string;
}

export interface PerDiemItem extends Common {
  kind: 'per-diem';
  lastDay: string;
  country: string;
  breakfasts: number;
  lunches: number;
  dinners: number;
}

export type Item = ReceiptItem | MileageItem | PerDiemItem;
export type Kind = Item['kind'];

export interface Entry {
  at: string;
  who: string;
  what: string;
  note: string;
}

export interface Report {
  id: string;
  ownerId: string;
  purpose: string;
  costCentre: string;
  project: string;
  from: string;
  to: string;
  status: Status;
  items: Item[];
  explanation: string;
  history: Entry[];
}

export interface Transaction {
  id: string;
  ownerId: string;
  date: string;
  merchant: string;
  amount: number;
  currency: string;
  pounds: number;
  state: 'open' | 'matched' | 'personal';
  /** Where it was matched. */
  match: { reportId: string; n: number } | null;
}
