/** The preferences every Firefox under test starts with. */
import type { LaunchOptions } from './types.ts';

const GECKO_ID = 'cuecard@cuecard.extension';
/** Firefox gives an extension a random address; this one is ours in every run. */
export const UUID = '8c2f8a5e-3d1b-4c55-9a0e-c0ecad000001';

/** What keeps the browser from talking to anyone by itself (see proxy.ts for what is left). */
const QUIET = {
  'app.normandy.enabled': false,
  'browser.search.geoSpecificDefaults': false,
  'browser.newtabpage.activity-stream.feeds.asrouterfeed': false,
  'captivedetect.canonicalURL': '',
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'media.gmp-manager.url': '',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'telemetry.fog.test.localhost_port': -1,
  'toolkit.telemetry.server': '',
};

export function firefoxPrefs(options: LaunchOptions): Record<string, unknown> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
    'extensions.webextOptionalPermissionPrompts': false,
    ...QUIET,
    ...(options.proxy ? proxied(options.proxy) : {}),
    ...options.prefs,
  };
}

function proxied(port: number): Record<string, unknown> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
  };
}
