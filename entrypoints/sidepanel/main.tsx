/** The side panel, in Firefox the sidebar: the help view beside the work, for whichever tab is in front. */
import { render } from 'preact';
import { Help } from '../../components/Help.tsx';
import { createHelp } from '../../components/help.ts';
import { WordsProvider } from '../../components/Words.tsx';
import { browser } from '../../lib/webext/browser.ts';
import { followService } from '../../lib/webext/follow.ts';
import { words } from '../../lib/webext/words.ts';

document.documentElement.lang = words.language;
const model = createHelp(followService(browser, { onOptions: () => {} }));
render(
  <WordsProvider value={words}>
    <Help model={model} />
  </WordsProvider>,
  document.getElementById('app')!,
);
model.follow();
model.live();
