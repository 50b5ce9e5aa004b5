/** What Fernhill Desk and its server say to each other. Types only: nothing here reaches the browser. */

export interface Customer {
  id: string;
  firstName: string;
  lastName: string;
  phone: string;
  email: string;
  address: string;
  postcode: string;
  city: string;
  timeZone: string;
  plan: string;
  since: string;
  preferred: string;
  consent: Consent;
}

export interface Consent {
  email: boolean;
  text: boolean;
  phone: boolean;
  post: boolean;
  source: string;
  updated: string;
}

export interface OrderLine {
  sku: string;
  name: string;
  quantity: number;
  price: number;
}

export interface Order {
  id: string;
  customerId: string;
  placed: string;
  status: string;
  payment: string;
  lines: OrderLine[];
  refunded: number;
}

export interface Message {
  author: string;
  kind: 'customer' | 'agent' | 'note' | 'event';
  at: string;
  body: string;
}

export interface Ticket {
  id: string;
  customerId: string;
  subject: string;
  category: string;
  priority: string;
  status: string;
  assignee: string;
  updated: string;
  messages: Message[];
}

/** A ticket as lists show it. */
export interface TicketRow extends Omit<Ticket, 'messages'> {
  customer: string;
}

export type CallState = 'waiting' | 'live' | 'held' | 'wrap-up' | 'done';

export interface Call {
  id: string;
  customerId: string;
  line: string;
  reason: string;
  state: CallState;
  /** Epoch milliseconds: when it began to wait, and when an agent answered. */
  waitingSince: number;
  answeredAt?: number;
  endedAt?: number;
  checks: string[];
  verified: boolean;
  notes: string;
}

export interface QueueRow {
  id: string;
  caller: string;
  phone: string;
  line: string;
  reason: string;
  waitingSince: number;
}

export interface Queue {
  calls: QueueRow[];
  answeredToday: number;
  serviceLevel: number;
}

export interface CallView {
  call: Call;
  customer: Customer;
  openTickets: TicketRow[];
  lastOrder: Order | null;
}

export interface CustomerView {
  customer: Customer;
  orders: Order[];
  tickets: TicketRow[];
}

export interface TicketView {
  ticket: Ticket;
  customer: Customer;
  others: TicketRow[];
}

export interface OrderView {
  order: Order;
  customer: Customer;
}

export interface Refund {
  amount: number;
  status: 'issued' | 'waiting for approval';
  reference: string;
}

export interface Callback {
  id: string;
  customerId: string;
  customer: string;
  timeZone: string;
  at: string;
  reason: string;
}

export interface Session {
  agent: string;
  status: string;
  call: { id: string; caller: string; answeredAt: number; held: boolean } | null;
}

export interface Stage {
  title: string;
  goal: string;
  points: string[];
}
