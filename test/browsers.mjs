/**
 * Finds the browsers on this machine. Plain JavaScript without dependencies: test/setup.mjs runs it before anything
 * is installed, and the end-to-end tests and `npm start` use the same answers.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What each browser may be called: on PATH, and elsewhere. The first that exists wins. */
const BROWSERS = {
  chromium: {
    title: 'Chromium, Chrome or Edge',
    variable: 'CUECARD_CHROMIUM',
    names: [
      ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
      ...['microsoft-edge', 'microsoft-edge-stable', 'chrome.exe', 'msedge.exe'],
    ],
    places: [
      '/opt/google/chrome/chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      'C:/Program Files/Google/Chrome/Application/chrome.exe',
      'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
    ],
  },
  firefox: {
    title: 'Firefox',
    variable: 'CUECARD_FIREFOX',
    names: ['firefox-esr', 'firefox', 'firefox.exe'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:/Program Files/Mozilla Firefox/firefox.exe',
    ],
  },
};

/** The names that `--browser` takes. */
export const BROWSER_NAMES = Object.keys(BROWSERS);

/** The path of an installed browser, or undefined. `CUECARD_CHROMIUM` and `CUECARD_FIREFOX` decide when they are set. */
export function findBrowser(name, env = process.env) {
  const { variable, names, places } = BROWSERS[name];
  const chosen = env[variable];
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  const folders = [
    ...(env.PATH ?? '').split(delimiter).filter(Boolean),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ];
  return [
    ...names.flatMap((file) => folders.map((folder) => join(folder, file))),
    ...places.flatMap((place) => [place, join(homedir(), place)]),
  ].find((path) => existsSync(path));
}

/** What a person does about a browser that was not found. */
export function howToGet(name, env = process.env) {
  const { title, variable } = BROWSERS[name];
  if (env[variable])
    return `${variable} names ${env[variable]}, which does not exist. Correct it or unset it.`;
  return `${title} was not found. Install it, or set ${variable} to the path of its program.`;
}

/** Chromium's sandbox does not start for root on Linux, nor in most CI containers. */
export function needsNoSandbox(env = process.env) {
  return process.platform === 'linux' && (process.getuid?.() === 0 || Boolean(env.CI));
}
