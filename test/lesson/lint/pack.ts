/** A lesson that keeps every rule, to break in one place at a time. */
import { compilePack } from '../../../lib/lesson/compile.ts';
import { lint } from '../../../lib/lesson/lint/lint.ts';
import type { Problem } from '../../../lib/lesson/problem.ts';
import { TOOL_YAML } from '../samples.ts';

export const TODAY = '2026-06-01';

export const PACK = `id: acme
name: Acme
version: 1.0.0
owner: Learning
contact: mailto:learning@acme.example
languages: [en]
`;

const SAMPLE = `:::sample[To the customer]
The money is with you in three days.
:::`;

const CHECK = `:::check[The money does not arrive. What now?]
- [x] Read the status.

  It says where the money is.
- [ ] Refund again.

  Then the customer is paid twice.
:::`;

/** What a lesson is made of. `head` is added to the front matter. */
export interface Parts {
  id?: string;
  question?: string;
  answer?: string;
  for?: string;
  owner?: string;
  head?: string;
  steps?: readonly string[];
  /** Blocks beside the steps; the sample and the check unless said otherwise. */
  body?: string;
}

export function lessonText(parts: Parts = {}): string {
  const { id = 'refund', question = 'How do I refund an order?', owner = 'Ada' } = parts;
  const {
    answer = 'Open the order and choose **Refund**.',
    head = '',
    body = `${SAMPLE}\n\n${CHECK}`,
  } = parts;
  const steps = parts.steps ?? ['Open the order.', 'Select **Refund**.'];
  const list = steps.map((step, n) => `${n + 1}. ${step}`).join('\n');
  return `---
id: ${id}
question: ${JSON.stringify(question)}
answer: ${JSON.stringify(answer)}
for: ${parts.for ?? '[desk/orders]'}
owner: ${JSON.stringify(owner)}
${head}
---

${steps.length > 0 ? `:::steps\n${list}\n:::\n` : ''}
${body}
`;
}

export const withCheck = (body: string) => `${body}\n\n${CHECK}`;

/** Compiles and lints; what cannot be compiled is thrown: then the test is wrong. */
export async function linted(
  files: Record<string, string>,
  seconds: Record<string, number> = {},
): Promise<Problem[]> {
  const all = { 'pack.yaml': PACK, 'tools/desk.yaml': TOOL_YAML, ...files };
  const media = Object.entries(seconds).map(
    ([path, long]) => [path, { bytes: new Uint8Array(), seconds: long }] as const,
  );
  const compiled = await compilePack(new Map(Object.entries(all)), '', new Map(media));
  if (compiled.problems.length > 0) throw new Error(JSON.stringify(compiled.problems));
  return lint(compiled, { today: TODAY });
}

/** What one rule says about one lesson. */
export async function findings(
  rule: string,
  parts: Parts,
  more: Record<string, string> = {},
): Promise<Problem[]> {
  const { id = 'refund' } = parts;
  const language = /^language: (\w+)$/m.exec(parts.head ?? '')?.[1];
  const { head = '', ...others } = parts;
  const text = lessonText({ ...others, head: head.replace(/^language: \w+$/m, '') });
  const file = `lessons/${id}${language ? `.${language}` : ''}.md`;
  return (await linted({ [file]: text, ...more }, { 'media/a.webm': 10, 'media/a.ogg': 10 })).filter(
    (problem) => problem.rule === rule,
  );
}
