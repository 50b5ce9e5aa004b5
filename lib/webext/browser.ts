/** The one door to the extension APIs. */
import browser from 'webextension-polyfill';

export { browser };
export type Browser = typeof browser;
