/** What Firefox wants a person to agree to before anything about them is sent. Chrome and Edge ask for nothing. */
import type { ManagedLrs } from '../../settings.ts';
import type { Browser } from '../browser.ts';

/** Firefox's names (https://extensionworkshop.com/documentation/develop/firefox-builtin-data-consent/). */
interface Collection {
  readonly data_collection: readonly ('websiteActivity' | 'searchTerms')[];
}

/** The types of the polyfill are older than this. */
type Permissions = {
  contains(what: Collection): Promise<boolean>;
  request(what: Collection): Promise<boolean>;
};

const permissionsOf = (browser: Browser) => browser.permissions as unknown as Permissions;

function wanted({ words }: ManagedLrs): Collection {
  return { data_collection: words ? ['websiteActivity', 'searchTerms'] : ['websiteActivity'] };
}

/** Tells whether the browser asks for consent: its manifest says so. */
function asksForConsent({ runtime }: Pick<Browser, 'runtime'>): boolean {
  const { browser_specific_settings: own } = runtime.getManifest();
  return own?.gecko !== undefined && 'data_collection_permissions' in own.gecko;
}

/** Tells whether statements may be sent, as far as the browser's consent goes. */
export async function mayCollect(browser: Browser, lrs: ManagedLrs): Promise<boolean> {
  return !asksForConsent(browser) || permissionsOf(browser).contains(wanted(lrs));
}

/** Asks the person. Call it first thing in a click. */
export function askToCollect(browser: Browser, lrs: ManagedLrs): Promise<boolean> {
  return permissionsOf(browser).request(wanted(lrs));
}
