/** The manifest's fixed part. `test/manifest.test.ts` compares what is built with the design's list. */
import type { UserManifest } from 'wxt';

/** Pins the extension's id in Chrome and Edge; the matching private key was never kept. */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArx9o7Z7pEC4l/j3wcvIfM4QqqaYywQ63fIlTukuvQRNYLPPRaksdb4K3FXtBRlzcFnzvIiu70d3QV/TfftIxev1GXdPDSGCyqd1GycA9Va8TiGQTXT6AykESm4qps8XgcF++bkv333DMmd9pGe5JZti2JMcCumxVsExmqAuEWJfukkzkRF3RDz6n2X0OY22beT6xy21ymBEt/6Vdpd8z7lKfbNDMBUSO0EICcxWRaPdfsj2FDBuZnEosyxaXEPI/21JJqZ0W4H8+OqvZGfdT6qTu0+yYhG8/CTTlJnTIjBGXuwKVXfTcA4u/EoQX3qUauholTu2WG44/arbGKZf8qQIDAQAB';

/** Pins the add-on's id in Firefox. */
export const GECKO_ID = 'cuecard@cuecard.extension';

/** Packs come from any server with https, from a preview on this machine, and from files that the options page holds. */
const PACKS = "connect-src 'self' blob: https: http://localhost:* http://127.0.0.1:*";

/** Films, sounds and pictures of packs come from the background and are played from memory. */
const MEDIA = "media-src 'self' blob:; img-src 'self' blob:";

/**
 * The manifest for one browser, without the entry points that the build adds.
 * @param browser 'chrome', 'edge' or 'firefox'
 */
export function manifest(browser: string): UserManifest {
  const firefox = browser === 'firefox';
  const permissions: string[] = ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'alarms'];
  if (!firefox) permissions.push('sidePanel');
  return {
    name: '__MSG_appName__',
    description: '__MSG_appDescription__',
    default_locale: 'en',
    permissions,
    optional_host_permissions: ['http://*/*', 'https://*/*'],
    icons: icons(''),
    action: { default_title: '__MSG_actionTitle__', default_icon: icons('-grey') },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+H' } },
      'open-hint': { suggested_key: { default: 'Alt+Shift+U' }, description: '__MSG_commandOpenHint__' },
    },
    // The frame of a hint. Its address in Chrome and Edge changes with each session, so that no page can ask for it.
    web_accessible_resources: [
      {
        resources: ['card.html'],
        matches: ['http://*/*', 'https://*/*'],
        ...(firefox ? {} : { use_dynamic_url: true }),
      },
    ],
    content_security_policy: {
      extension_pages: `default-src 'self'; ${PACKS}; ${MEDIA}; object-src 'none'; base-uri 'none'; form-action 'none'`,
    },
    ...(firefox ? forFirefox : forChromium),
  } as UserManifest;
}

function icons(state: string): Record<string, string> {
  return Object.fromEntries([16, 24, 32, 48, 128].map((size) => [size, `icon/${size}${state}.png`]));
}

const forChromium = {
  key: KEY,
  minimum_chrome_version: '148',
  storage: { managed_schema: 'managed_schema.json' },
};

const forFirefox = {
  browser_specific_settings: {
    gecko: {
      id: GECKO_ID,
      strict_min_version: '153.0',
      data_collection_permissions: { required: ['none'], optional: ['websiteActivity', 'searchTerms'] },
    },
  },
};
