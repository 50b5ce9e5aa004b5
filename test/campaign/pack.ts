/** A pack with a campaign, to break in one place at a time. */
import { compilePack } from '../../lib/lesson/compile.ts';
import { formatProblem } from '../../lib/lesson/problem.ts';
import { packFiles } from '../lesson/samples.ts';

export const CHECK = `
:::check[The money does not arrive. What now?]
- [x] Read the status.
- [ ] Refund again.

  Then the customer is paid twice.
:::
`;

const lesson = (id: string, body: string) =>
  `---\nid: ${id}\nquestion: How do I ${id} an order?\nanswer: Open the order and choose **Go**.\nfor: [desk/orders]\nowner: Ada\n---\n${body}`;

/** Line 3 names the lessons, lines 4 and 5 the window. */
export const CAMPAIGN = `id: refunds
goal: Everybody refunds an order without a call to Billing.
lessons: [refund, cancel]
from: 2026-11-30 09:00
until: 2026-12-01 17:00
`;

export const AUDIENCES = `id: acme
name: Acme
version: 1.0.0
owner: Ada
languages: [en, de]
audiences:
  - {id: phone, teams: [Phone desk]}
`;

/** The pack's files with a campaign, and changes to them. */
export const files = (campaign: string, change: Record<string, string | null> = {}) =>
  packFiles({
    'pack.yaml': AUDIENCES,
    'lessons/refund.md': lesson('refund', CHECK),
    'lessons/cancel.md': lesson('cancel', ':::sample[A]\nHello.\n:::\n'),
    'campaigns/refunds.yaml': campaign,
    ...change,
  });

export async function compiled(campaign: string, change: Record<string, string | null> = {}) {
  const { pack, problems } = await compilePack(files(campaign, change), 'acme/');
  return { campaigns: pack!.campaigns, lessons: pack!.lessons, problems: problems.map(formatProblem) };
}

/** The campaign with one part of it replaced. */
export function campaignWith(from: string, to: string): string {
  if (!CAMPAIGN.includes(from)) throw new Error(`the sample has no "${from}"`);
  return CAMPAIGN.replace(from, to);
}
