/** `npm run pictures`: runs the two stories of the README, whose tests take its pictures of them on the way. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    ...['run', '--config', 'test/vitest.config.ts', '--project', 'e2e'],
    ...['test/e2e/greetings.test.ts', 'test/e2e/launch.test.ts'],
  ],
  { stdio: 'inherit', env: { ...process.env, CUECARD_BROWSER: 'chromium', CUECARD_PICTURES: 'docs' } },
);
process.exitCode = status ?? 1;
