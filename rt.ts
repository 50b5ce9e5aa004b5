import { spawnSync } from 'node:child_process';
import { ensureRt } from './test/apps/rt/install.ts';
import { startRt } from './test/apps/rt/server.ts';

const m = ensureRt();
if (m) {
  console.error(m);
  process.exit(1);
}
const { rt, stop } = await startRt();
const [browser, times, ...args] = process.argv.slice(2);
for (let n = 0; n < Number(times); n++)
  spawnSync('vitest', ['run', '--config', 'test/vitest.config.ts', '--project', 'apps', ...args], {
    stdio: 'inherit',
    env: { ...process.env, CUECARD_BROWSER: browser, CUECARD_RT: JSON.stringify(rt) },
  });
stop();
process.exit(0);
