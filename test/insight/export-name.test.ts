import { expect, it } from 'vitest';
import { exportName } from '../../lib/insight/export-name.ts';

it("is another one for each person, and tells neither's name", async () => {
  const names = await Promise.all(
    ['jane.doe', 'joe.doe'].map((one) => exportName(one, new Date(2026, 10, 28, 23), 'json')),
  );
  for (const name of names) expect(name).toMatch(/^cuecard-2026-11-28-[0-9a-f]{12}\.json$/);
  expect(new Set(names).size).toBe(2);
  expect(names.join()).not.toContain('doe');
});

it('has no end where nobody is known', async () => {
  expect(await exportName(null, new Date(2026, 0, 2), 'csv')).toBe('cuecard-2026-01-02.csv');
});
