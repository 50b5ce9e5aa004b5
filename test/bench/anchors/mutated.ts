/** How often elements of saved pages are found again after a change of our own making. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, openPages } from './browser.ts';
import type * as inPage from './in-page.ts';
import type { MUTATIONS } from './mutate.ts';

/** Forms, admin pages and one public page; the weights were learnt from none of them but the two of AdminLTE's. */
const PAGES = [
  'ddg__alaskaair_checkout.html',
  'ddg__apple_signup.html',
  'ddg__candidguidestar_checkout_signup.html',
  'ddg__microsoft_signup.html',
  'ddg__namecheap_com-signup.html',
  'ddg__www_aa_com_signup.html',
  'adminlte3__pages_forms_general.html',
  'adminlte3__pages_examples_projects.html',
  'adminlte4__dist_mailbox_inbox.html',
  'postlight__fixtures_otrs.com.html',
];

/** So many elements of a page, evenly over it. */
const TARGETS = 40;

export type MutationName = keyof typeof MUTATIONS;

export interface Mutated {
  readonly n: number;
  readonly located: number;
  readonly wrong: number;
  readonly abstained: number;
}

export type MutatedTable = Record<MutationName, Mutated>;

const NAMES: readonly MutationName[] = [
  'nothing',
  ...([
    'rename',
    'reorder',
    'wrap',
    'translate',
    'rebuild',
    'elsewhere',
    'narrow',
    'dialog',
    'shadow',
  ] as const),
];

/**
 * @param folder the saved pages
 * @returns null where the folder does not have them
 */
export async function measureMutations(
  folder: string,
  progress: (done: number, of: number) => void = () => {},
): Promise<MutatedTable | null> {
  const files = PAGES.map((name) => join(folder, name)).filter((path) => existsSync(path));
  if (files.length < PAGES.length) return null;
  const table: Partial<MutatedTable> = {};
  const pages = await openPages(await bundle('in-page.ts'));
  try {
    let done = 0;
    for (const name of NAMES) {
      const sum = { n: 0, located: 0, wrong: 0, abstained: 0 };
      for (const path of files) {
        const outcomes = await pages.read(
          path,
          ([mutation, count]: [MutationName, number]) => {
            const { anchors } = globalThis as unknown as { anchors: typeof inPage };
            return anchors.afterMutation(mutation, count);
          },
          [name, TARGETS] as [MutationName, number],
        );
        for (const outcome of outcomes) {
          sum.n += 1;
          sum[outcome] += 1;
        }
        progress(++done, NAMES.length * files.length);
      }
      table[name] = sum;
    }
    return table as MutatedTable;
  } finally {
    await pages.close();
  }
}
