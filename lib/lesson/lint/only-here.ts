/** A pack for people says where their tools are. */
import { hostOf } from '../../page/rule.ts';
import type { PackRule } from './rule.ts';

const HERE = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** A tool's rule fits pages of this machine, and of no other. */
const isOnlyHere = (rule: string) => HERE.test(hostOf(rule));

/** It fits pages of this machine, perhaps among others. */
export const isHere = (rule: string) => isOnlyHere(rule) || hostOf(rule) === '*';

export const onlyHere: PackRule = {
  of: 'pack',
  id: 'only-here',
  level: 'warning',
  reason: 'On other machines none of its lessons comes by itself, and no campaign asks.',
  source: "Cuecard's own: an address such as localhost is another one on each machine",
  check({ toolSources }, report) {
    const [first] = toolSources;
    const rules = toolSources.flatMap(({ tool }) => tool.urls);
    if (first && rules.every(isOnlyHere))
      report(
        { file: first.file, ...first.at(['urls']) },
        `"${rules[0]}" is on this machine only; for other people write the address of your tool`,
      );
  },
};
