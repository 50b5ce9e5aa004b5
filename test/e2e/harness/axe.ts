/** Accessibility of a view by axe-core. It cannot see into closed shadow roots: give it the frame inside. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import type { View } from './types.ts';

const SOURCE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

/** The violations as lines: `rule (impact): what is wrong: element`. Empty when there is none. */
export async function violations(view: View, options: axe.RunOptions = {}): Promise<string[]> {
  await view.inject(await readFile(SOURCE, 'utf8'));
  return await view.evaluate(async (options) => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axe };
    // Colours that are on their way from light to dark are none of both.
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
    const { violations } = await engine.run(document, { resultTypes: ['violations'], ...options });
    return violations.flatMap(({ id, impact, help, nodes }) =>
      nodes.map(
        ({ html, target }) => `${id} (${impact}): ${help}: ${target.join(' ')}: ${html.slice(0, 160)}`,
      ),
    );
  }, options);
}
