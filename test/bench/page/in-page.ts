/** What the bench asks of lib/page in a page's isolated world; it is bundled and runs there. */
import { readContext, reading } from '../../../lib/page/context.ts';
import { type Survivor, settle } from '../../../lib/page/detect.ts';
import { glance } from '../../../lib/page/glance.ts';
import { signalTest } from '../../../lib/page/signal.ts';
import { inSlices } from '../../../lib/page/slices.ts';

declare const document: Document;

export const PARTS = ['read', 'detect', 'glance'] as const;
export type Part = (typeof PARTS)[number];

/** Milliseconds of the clock: all, and the longest slice. */
export interface Ran {
  readonly ms: number;
  readonly longest: number;
}

const idle = () => new Promise((resolve) => requestIdleCallback(resolve));

/** Does one part in idle moments, reading in slices as in a followed page; 'nothing' only waits for one. */
export async function run(part: Part | 'nothing', list: Survivor[]): Promise<Ran> {
  await idle();
  let [ms, longest, start] = [0, 0, performance.now()];
  const note = () => {
    const slice = performance.now() - start;
    ms += slice;
    longest = Math.max(longest, slice);
  };
  const rest = async () => {
    note();
    await idle();
    start = performance.now();
    return true;
  };
  if (part === 'read') await inSlices(reading(document, location.pathname), rest);
  if (part === 'detect') settle(list, { params: new URLSearchParams(), has: signalTest(document) });
  if (part === 'glance') glance(document, location.href, null);
  note();
  return { ms, longest };
}

/** All that is read, as JSON. */
export function words(): string {
  return JSON.stringify(readContext(document, '/'));
}

/** Nodes of the document, texts and comments too. */
export function count(): number {
  const walker = document.createTreeWalker(document);
  let nodes = 1;
  while (walker.nextNode()) nodes += 1;
  return nodes;
}
