/** The popup: the help view for the tab that the icon was clicked on. */
import { render } from 'preact';
import { Help } from '../../components/Help.tsx';
import { createHelp } from '../../components/help.ts';
import { WordsProvider } from '../../components/Words.tsx';
import { browser } from '../../lib/webext/browser.ts';
import { panelService } from '../../lib/webext/panel.ts';
import { words } from '../../lib/webext/words.ts';

document.documentElement.lang = words.language;
const close = () => window.close();
const model = createHelp(panelService(browser, { onOptions: close, onBeside: close, onShow: close }));
render(
  <WordsProvider value={words}>
    <Help model={model} />
  </WordsProvider>,
  document.getElementById('app')!,
);
model.start();
model.live();
