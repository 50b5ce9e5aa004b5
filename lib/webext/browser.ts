/** The one door to the extension APIs. */
import browser, { type Tabs } from 'webextension-polyfill';

export { browser };
export type Browser = typeof browser;
export type Tab = Tabs.Tab;
