/** The words of the interface, in the browser's language. */
import { type Translate, translator } from '../words.ts';
import { browser } from './browser.ts';

export const words: Translate = translator(
  (key, substitutions) => browser.i18n.getMessage(key, substitutions),
  browser.i18n.getUILanguage(),
);
