/** The tab in which a role-play is spoken. */
import { render } from 'preact';
import { createRehearsal } from '../../components/role-play/model.ts';
import { Rehearsal } from '../../components/role-play/Rehearsal.tsx';
import { WordsProvider } from '../../components/Words.tsx';
import { rehearsalIn } from '../../lib/practice/rehearsal.ts';
import { browser } from '../../lib/webext/browser.ts';
import { practiceService } from '../../lib/webext/practice.ts';
import { words } from '../../lib/webext/words.ts';

document.documentElement.lang = words.language;
document.title = words('rolePlayTitle');
const asked = rehearsalIn(location.hash);
const model = createRehearsal(asked && practiceService(browser, asked), asked?.block ?? 0);
render(
  <WordsProvider value={words}>
    <Rehearsal model={model} />
  </WordsProvider>,
  document.getElementById('app')!,
);
model.start();
addEventListener('pagehide', model.leave);
addEventListener('hashchange', () => location.reload());
