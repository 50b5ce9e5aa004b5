/** Builds or zips the extension for Chrome, Edge and Firefox: `node cli/extension.ts build|zip [browser …]`. */
import { build, zip } from 'wxt';

const BROWSERS = ['chrome', 'edge', 'firefox'];

/** Builds for one browser into `.output/<browser>-mv3`. @param browser 'chrome', 'edge' or 'firefox' */
export async function buildFor(browser: string): Promise<void> {
  await build({ browser });
}

if (import.meta.main) {
  const [command = 'build', ...named] = process.argv.slice(2);
  const wrong = named.filter((name) => !BROWSERS.includes(name));
  if (wrong.length > 0 || !['build', 'zip'].includes(command)) {
    console.error(
      `node cli/extension.ts build|zip [${BROWSERS.join('|')} …]; "${wrong[0] ?? command}" is not known`,
    );
    process.exit(2);
  }
  for (const browser of named.length > 0 ? named : BROWSERS) {
    if (command === 'zip') await zip({ browser, zip: { zipSources: false } });
    else await buildFor(browser);
  }
}
