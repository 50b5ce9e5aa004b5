/** What the bench asks of lib/page in a page's isolated world; it is bundled and runs there. */
import { readContext } from '../../../lib/page/context.ts';
import { type Survivor, settle } from '../../../lib/page/detect.ts';
import { glance } from '../../../lib/page/glance.ts';
import { signalTest } from '../../../lib/page/signal.ts';

declare const document: Document;

export const PARTS = ['read', 'detect', 'glance'] as const;
export type Part = (typeof PARTS)[number];

/** Does one part in an idle moment; 'nothing' only waits for it. @returns milliseconds of the clock */
export async function run(part: Part | 'nothing', list: Survivor[]): Promise<number> {
  await new Promise((resolve) => requestIdleCallback(resolve));
  const start = performance.now();
  if (part === 'read') readContext(document, location.pathname);
  if (part === 'detect') settle(list, { params: new URLSearchParams(), has: signalTest(document) });
  if (part === 'glance') glance(document, location.href, null);
  return performance.now() - start;
}

/** Nodes of the document, texts and comments too. */
export function count(): number {
  const walker = document.createTreeWalker(document);
  let nodes = 1;
  while (walker.nextNode()) nodes += 1;
  return nodes;
}
