/** What Fernhill Store and its server say to each other. Money is in pence. */

export type Kind = 'phone' | 'tablet' | 'watch' | 'earbuds' | 'charger' | 'case' | 'pen' | 'router';

/** A sentence to say to a customer, and why it is true. */
export interface Benefit {
  title: string;
  detail: string;
}

export interface Product {
  id: string;
  sku: string;
  name: string;
  kind: Kind;
  category: string;
  /** What tells this variant from others: "128 GB, slate". */
  variant: string;
  colours: string[];
  price: number;
  stock: number;
  /** One line for the shelf. */
  summary: string;
  benefits: Benefit[];
  /** In the order in which customers ask. */
  specifications: [name: string, value: string][];
  /** The product that came before it. */
  previous?: string;
  /** What goes with it. */
  suits: string[];
  /** ISO date of the first day on which it may be sold; '' when it is on sale. */
  launch: string;
}

export interface ProductView {
  product: Product;
  previous: Product | null;
  suits: Product[];
}

export interface Session {
  store: string;
  till: string;
  staff: string;
  isOpen: boolean;
  basketCount: number;
  readyOrders: number;
}

export interface Line {
  id: string;
  kind: 'product' | 'deposit' | 'credit';
  product: string;
  name: string;
  detail: string;
  quantity: number;
  /** One piece; negative for a trade-in. */
  price: number;
}

export interface Discount {
  percent: number;
  reason: string;
  /** Who approved it, where it was above the limit. */
  approvedBy: string;
}

export interface Basket {
  lines: Line[];
  discount: Discount | null;
  subtotal: number;
  discountAmount: number;
  total: number;
}

export interface Sale {
  id: string;
  at: string;
  staff: string;
  lines: Line[];
  discount: Discount | null;
  discountAmount: number;
  total: number;
  method: 'Card' | 'Cash' | 'Gift card';
  received: number;
  change: number;
  /** Pieces given back, by line. */
  returned: Record<string, number>;
  sentTo: string;
}

export interface Device {
  name: string;
  storages: [name: string, value: number][];
}

export interface Quote {
  id: string;
  device: string;
  storage: string;
  condition: string;
  value: number;
  until: string;
}

export interface ReturnDone {
  id: string;
  amount: number;
  outcome: string;
  method: string;
}

export interface Collection {
  id: string;
  customer: string;
  ordered: string;
  lines: { name: string; detail: string; quantity: number; kind: Kind }[];
  paid: number;
  status: 'Ready' | 'Being picked' | 'Collected';
  shelf: string;
  /** What the customer shows. */
  code: string;
  collectedBy: string;
}

export interface CashUp {
  isOpen: boolean;
  float: number;
  cashSales: number;
  cashRefunds: number;
  cardSales: number;
  giftSales: number;
  expected: number;
  /** Differences above this need a reason. */
  tolerance: number;
  closed: { counted: number; difference: number; reason: string; reference: string; at: string } | null;
}
