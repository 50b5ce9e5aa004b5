/** Invented calls waiting in the queue when the server starts, and what the call script says. */
import type { Call, Stage } from '../../desk/types.ts';

const WAITING: [id: string, customerId: string, line: string, reason: string, seconds: number][] = [
  ['5001', '1042', 'Technical', 'Earbuds lose connection', 412],
  ['5002', '1057', 'Billing', 'Charged twice', 356],
  ['5003', '1063', 'Orders', 'Delivery is late', 248],
  ['5004', '1094', 'Orders', 'Wants to return earbuds', 171],
  ['5005', '1088', 'Technical', 'Slow broadband in the evening', 96],
  ['5006', '1116', 'Billing', 'Top-up not received', 38],
  ['5007', '1135', 'Sales', 'Upgrade at the end of contract', 12],
];

export function calls(now: number): Call[] {
  return WAITING.map(([id, customerId, line, reason, seconds]) => ({
    id,
    customerId,
    line,
    reason,
    state: 'waiting',
    waitingSince: now - seconds * 1000,
    checks: [],
    verified: false,
    notes: '',
  }));
}

export const SCRIPT: Stage[] = [
  {
    title: 'Greet',
    goal: 'The caller knows who is speaking and that you are ready to help.',
    points: [
      'Give the company name and your first name.',
      'Ask how you can help.',
      'Repeat the reason in your own words.',
    ],
  },
  {
    title: 'Verify',
    goal: 'You know you are speaking to the account holder.',
    points: [
      'Explain why you ask.',
      'Complete at least three checks.',
      'Share nothing from the account before that.',
    ],
  },
  {
    title: 'Resolve',
    goal: 'The caller agrees with what happens next.',
    points: [
      'Say what you are doing while you do it.',
      'Offer one clear next step.',
      'Name a date for anything still open.',
    ],
  },
  {
    title: 'Close',
    goal: 'Nothing is left unsaid.',
    points: ['Sum up what you agreed.', 'Ask whether there is anything else.', 'Thank the caller by name.'],
  },
];
