/** Types of browsers.mjs. */
export type BrowserName = 'chromium' | 'firefox';

export const BROWSER_NAMES: BrowserName[];
export function findBrowser(name: BrowserName, env?: Record<string, string | undefined>): string | undefined;
export function howToGet(name: BrowserName, env?: Record<string, string | undefined>): string;
export function needsNoSandbox(env?: Record<string, string | undefined>): boolean;
