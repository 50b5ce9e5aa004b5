/** A good lesson and a good pack, to break in one place at a time. */
import { compilePack } from '../../lib/lesson/compile.ts';
import type { Pack } from '../../lib/lesson/schema.ts';

/** Line 1 is the first `---`; the body starts on line 9. */
export const HEAD = `---
id: refund
question: How do I refund an order?
answer: Open the order and choose **Refund**.
for: [desk/orders]
owner: Ada
---
`;

/** A lesson with another body. */
export const withBody = (body: string) => `${HEAD}\n${body}\n`;

/** The lesson with one part of its head replaced. */
export function withHead(from: string, to: string): string {
  if (!HEAD.includes(from)) throw new Error(`the sample has no "${from}"`);
  return HEAD.replace(from, to);
}

export const PACK_YAML = `id: acme
name: Acme
version: 1.0.0
owner: Ada
languages: [en]
`;

export const TOOL_YAML = `id: desk
name: Desk
urls: ["desk.example.com/*"]
pages:
  - id: orders
    title: Orders
    urls: ["/orders"]
    examples: ["https://desk.example.com/orders"]
  - id: order
    title: Order
    urls: ["/orders/:id"]
    examples: ["https://desk.example.com/orders/12"]
`;

/** A pack's files; each entry of `change` adds a file, replaces one, or takes it out. */
export function packFiles(change: Record<string, string | null> = {}): Map<string, string> {
  const files: Record<string, string | null> = {
    'pack.yaml': PACK_YAML,
    'tools/desk.yaml': TOOL_YAML,
    'lessons/refund.md': HEAD,
    'lessons/cancel.md': HEAD.replace('id: refund', 'id: cancel'),
    ...change,
  };
  return new Map(Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The sample pack, compiled. */
export async function samplePack(): Promise<Pack> {
  return (await compilePack(packFiles())).pack!;
}
