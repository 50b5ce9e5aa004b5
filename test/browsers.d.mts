/** Types of browsers.mjs. */
type Name = 'chromium' | 'firefox';

export const BROWSER_NAMES: Name[];
export function findBrowser(name: Name, env?: Record<string, string | undefined>): string | undefined;
export function howToGet(name: Name, env?: Record<string, string | undefined>): string;
export function needsNoSandbox(env?: Record<string, string | undefined>): boolean;
