/** The options page. */
import { render } from 'preact';
import { createOptions } from '../../components/options/model.ts';
import { Options } from '../../components/options/Options.tsx';
import { WordsProvider } from '../../components/Words.tsx';
import { browser } from '../../lib/webext/browser.ts';
import { optionsService } from '../../lib/webext/options.ts';
import { words } from '../../lib/webext/words.ts';

document.documentElement.lang = words.language;
document.title = words('optionsTitle');
const model = createOptions(optionsService(browser));
render(
  <WordsProvider value={words}>
    <Options model={model} />
  </WordsProvider>,
  document.getElementById('app')!,
);
model.start();
