/**
 * Learns the weights of lib/page/anchor from the cases of a folder and writes lib/page/anchor/weights.ts:
 * `node test/bench/anchors/train.ts [DIR]`. Writes folds.json besides: the weights learnt without each sixth of the sites,
 * which the bench cross-validates with.
 */
import { writeFile } from 'node:fs/promises';
import type { Weights } from '../../../lib/page/anchor/model.ts';
import type { Case } from './cases.ts';
import { readHtml } from './html.ts';
import { learn } from './learn.ts';
import { readPublished } from './published.ts';
import { START } from './start.ts';

const FOLDS = 6;
const folder = process.argv[2] ?? new URL('../../../../shared/data/anchors', import.meta.url).pathname;
const cases = [...(await readPublished(folder)), ...(await readHtml(folder)).cases];
const fold = foldsOf(cases);
const weights: Weights[] = [];
for (let at = 0; at < FOLDS; at++) {
  weights.push(
    learn(
      cases.filter(({ site }) => fold[site] !== at),
      START,
    ),
  );
  console.error(`fold ${at + 1} of ${FOLDS}`);
}
await write('folds.json', `${JSON.stringify({ fold, weights }, null, 2)}\n`);
await write('../../../lib/page/anchor/weights.ts', source(learn(cases, START)));

/** The largest sites are spread over the folds first. */
function foldsOf(all: readonly Case[]): Record<string, number> {
  const sizes = [...Map.groupBy(all, ({ site }) => site)].map(([site, of]) => ({ site, size: of.length }));
  sizes.sort((a, b) => b.size - a.size || (a.site < b.site ? -1 : 1));
  return Object.fromEntries(sizes.map(({ site }, at) => [site, at % FOLDS]));
}

function source(learnt: Weights): string {
  const lines = (of: object) =>
    Object.entries(of)
      .map(([name, value]) => `    ${name}: ${value},\n`)
      .join('');
  return `/** The weights of model.ts, as test/bench/anchors/train.ts learnt them. */
import type { Weights } from './model.ts';

export const WEIGHTS: Weights = {
  signals: {
${lines(learnt.signals)}  },
  confidence: {
${lines(learnt.confidence)}  },
  floor: ${learnt.floor},
};
`;
}

function write(file: string, text: string): Promise<void> {
  return writeFile(new URL(file, import.meta.url), text);
}
