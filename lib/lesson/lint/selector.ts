/** Selectors that survive the next version of the tool. */
import type { Compiled } from '../compile.ts';
import type { Target } from '../demo.ts';
import type { Where } from '../problem.ts';
import { brittle } from './css.ts';
import type { PackRule } from './rule.ts';

export const brittleSelector: PackRule = {
  of: 'pack',
  id: 'brittle-selector',
  level: 'warning',
  reason:
    'A selector tied to the build or the layout points at the wrong thing, or at nothing, after an update.',
  source:
    'Leotta, Stocco, Ricca and Tonella, ROBULA+: An Algorithm for Generating Robust XPath Locators for Web Testing, ' +
    'Journal of Software: Evolution and Process 28 (2016)',
  check(pack, report) {
    for (const { css, where, mend } of [...inTools(pack), ...inDemos(pack)]) {
      const why = brittle(css);
      if (why) report(where, `"${css}" may break: ${why}; ${mend}`);
    }
  },
};

interface Selector {
  readonly css: string;
  readonly where: Where;
  readonly mend: string;
}

function inTools({ toolSources }: Compiled): Selector[] {
  const mend = 'use an id, a name or an attribute that the tool wrote for people or forms';
  return toolSources.flatMap(({ tool, at, file }) => {
    const signals = (list: readonly { css: string }[], path: unknown[]) =>
      list.map(({ css }, n) => ({ css, where: { file, ...at([...path, n]) }, mend }));
    return [
      ...signals(tool.signals, ['signals']),
      ...signals(tool.busy, ['busy']),
      ...signals(
        (tool.records ?? []).map((css) => ({ css })),
        ['records'],
      ),
      ...tool.pages.flatMap((page, n) => signals(page.signals, ['pages', n, 'signals'])),
    ];
  });
}

function inDemos({ sources }: Compiled): Selector[] {
  const mend = 'name what people see, such as: button "Save"';
  return sources.flatMap(({ lesson, blockAt }) =>
    lesson.blocks.flatMap((block, n) =>
      block.kind !== 'demo'
        ? []
        : block.steps.flatMap(({ where, expect }, item) => {
            const targets: (Target | undefined)[] = [
              where,
              expect && 'target' in expect ? expect.target : undefined,
            ];
            return targets.flatMap((target) =>
              target?.css ? [{ css: target.css, where: blockAt(n, item), mend }] : [],
            );
          }),
    ),
  );
}
