/** The three kinds of items: which fields each has, and how it is read. */
import type { Checks } from '../checks.ts';
import type { Filled } from '../fields.ts';
import type { Html } from '../html.ts';
import type { Context } from '../route.ts';
import type { Session } from '../sessions.ts';
import type { Item, Kind, Transaction } from '../types.ts';
import { mileageForm } from './mileage.ts';
import { perDiemForm } from './per-diem.ts';
import { receiptForm } from './receipt.ts';

export interface ItemForm {
  readonly kind: Kind;
  readonly tab: string;
  /** The page's title, and the panel's while an item is new. */
  readonly title: string;
  readonly panel: string;
  /** Fields in which something typed means that an item was begun. */
  readonly typed: readonly string[];
  readonly dayFields: [first: string, last: string];
  rows(f: Filled, session: Session, item: Item | undefined): Html;
  valuesOf(from: Item | Transaction): Record<string, string>;
  /** What is faulty is noted; then the item is not to be used. */
  read(fields: Checks, context: Context, before: Item | undefined): Item;
  /** The fields as they are shown again after a fault. */
  keep?(fields: Checks, context: Context): Filled;
}

export const FORMS: readonly ItemForm[] = [receiptForm, mileageForm, perDiemForm];
