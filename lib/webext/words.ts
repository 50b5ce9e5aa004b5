/** The words of the interface, in the browser's language where they are written in it. */
import { spokenLanguage, type Translate, translator } from '../words.ts';
import { browser } from './browser.ts';

export const words: Translate = translator(
  (key, substitutions) => browser.i18n.getMessage(key, substitutions),
  spokenLanguage(browser.i18n.getUILanguage(), browser.i18n.getMessage('language')),
);
