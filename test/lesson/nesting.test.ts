/** A pack from outside may nest what no author writes: reading it takes no longer for that. */

import * as v from 'valibot';
import { expect, it } from 'vitest';
import { Inline } from '../../lib/lesson/words.ts';

it.each([
  ['links', 'ok', true],
  ['strong', 7, false],
])('nested %s around %s are read at once', (kind, leaf, valid) => {
  let part: unknown = leaf;
  for (let depth = 0; depth < 60; depth++)
    part = kind === 'links' ? { kind: 'link', href: 'https://a.example', of: [part] } : { kind, of: [part] };
  const start = performance.now();
  expect(v.safeParse(Inline, part).success).toBe(valid);
  expect(performance.now() - start).toBeLessThan(1000);
});
